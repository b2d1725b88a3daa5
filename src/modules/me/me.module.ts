import { Module } from '@nestjs/common';
import { MeController } from './me.controller.js';
import { MeService } from './me.service.js';

/** The caller's own view of their credentials. */
@Module({ controllers: [MeController], providers: [MeService] })
export class MeModule {}
