import { Module } from '@nestjs/common';
import { AgreementStore } from './agreement.store.js';
import { ApiKeyLookup } from './api-key.lookup.js';
import { ApiKeyStore } from './api-key.store.js';
import { ApiKeyStrategy } from './api-key.strategy.js';
import { ApiKeysController } from './api-keys.controller.js';
import { ApiKeysService } from './api-keys.service.js';
import { KeyUseRecorder } from './key-use.recorder.js';
import { LeakedKeysController } from './leaked-keys.controller.js';
import { LeakedKeysService } from './leaked-keys.service.js';
import { PartnerActionsController } from './partner-actions.controller.js';
import { PartnerActionsService } from './partner-actions.service.js';
import { PartnerHistoryStore } from './partner-history.store.js';
import { PartnerStore } from './partner.store.js';
import { PartnerTakeUp } from './partner.take-up.js';
import { PartnerVault } from './partner.vault.js';
import { PartnersController } from './partners.controller.js';
import { PartnersService } from './partners.service.js';
import { PlacesStore } from './places.store.js';

/** Partner organisations, their agreements and their API keys. */
@Module({
  controllers: [PartnersController, PartnerActionsController, ApiKeysController, LeakedKeysController],
  providers: [
    AgreementStore,
    ApiKeyLookup,
    ApiKeyStore,
    ApiKeyStrategy,
    ApiKeysService,
    KeyUseRecorder,
    LeakedKeysService,
    PartnerActionsService,
    PartnerHistoryStore,
    PartnerStore,
    PartnersService,
    PartnerTakeUp,
    PartnerVault,
    PlacesStore,
  ],
  exports: [AgreementStore, ApiKeyStore, PartnerTakeUp, PlacesStore],
})
export class PartnersModule {}
