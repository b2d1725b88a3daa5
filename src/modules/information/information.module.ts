import { Module } from '@nestjs/common';
import { InformationStore } from './information.store.js';

/** Questions to partners, and their answers. */
@Module({ providers: [InformationStore], exports: [InformationStore] })
export class InformationModule {}
