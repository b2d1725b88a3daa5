import { Module } from '@nestjs/common';
import { MeController } from './me.controller.js';

/** The caller's own view of their credentials. */
@Module({ controllers: [MeController] })
export class MeModule {}
