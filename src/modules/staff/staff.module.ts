import { Module } from '@nestjs/common';
import { StaffStore } from './staff.store.js';
import { StaffTokenStrategy } from './staff-token.strategy.js';
import { StaffTokenVerifier } from './staff-token.verifier.js';

/** Staff accounts and their tokens. */
@Module({ providers: [StaffStore, StaffTokenStrategy, StaffTokenVerifier], exports: [StaffStore] })
export class StaffModule {}
