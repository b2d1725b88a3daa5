import { Module } from '@nestjs/common';
import { InterpreterStore } from './interpreter.store.js';
import { InterpretersController } from './interpreters.controller.js';
import { InterpretersService } from './interpreters.service.js';

/** Interpreters: who can be booked, and for what. */
@Module({
  controllers: [InterpretersController],
  providers: [InterpretersService, InterpreterStore],
  exports: [InterpreterStore],
})
export class InterpretersModule {}
