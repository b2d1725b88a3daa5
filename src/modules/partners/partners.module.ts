import { Module } from '@nestjs/common';
import { ApiKeyStrategy } from './api-key.strategy.js';
import { PartnerStore } from './partner.store.js';

/** Partner organisations and their API keys. */
@Module({ providers: [ApiKeyStrategy, PartnerStore], exports: [PartnerStore] })
export class PartnersModule {}
