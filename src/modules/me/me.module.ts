import { Module } from '@nestjs/common';
import { PartnersModule } from '../partners/partners.module.js';
import { MeController } from './me.controller.js';
import { MeService } from './me.service.js';

/** The caller's own view of their credentials. */
@Module({ imports: [PartnersModule], controllers: [MeController], providers: [MeService] })
export class MeModule {}
