import { Module } from '@nestjs/common';
import { StcaCheckStore } from './stca-check.store.js';
import { StcaController } from './stca.controller.js';
import { StcaService } from './stca.service.js';

/** The Safe Third Country Agreement engine's doors, and the checks that are kept. */
@Module({
  controllers: [StcaController],
  providers: [StcaService, StcaCheckStore],
  exports: [StcaCheckStore],
})
export class StcaModule {}
