import { Module } from '@nestjs/common';
import { StaffController } from './staff.controller.js';
import { StaffService } from './staff.service.js';
import { StaffStore } from './staff.store.js';
import { StaffTokenStrategy } from './staff-token.strategy.js';
import { StaffTokenVerifier } from './staff-token.verifier.js';

/** Staff accounts and their tokens. */
@Module({
  controllers: [StaffController],
  providers: [StaffService, StaffStore, StaffTokenStrategy, StaffTokenVerifier],
  exports: [StaffStore],
})
export class StaffModule {}
