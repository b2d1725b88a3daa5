import { Module } from '@nestjs/common';
import { CaseFilesModule } from '../case-files/case-files.module.js';
import { StcaModule } from '../stca/stca.module.js';
import { RecheckRequests } from './recheck.requests.js';
import { RecheckStore } from './recheck.store.js';
import { RecheckStretch } from './recheck.stretch.js';
import { RecheckTasks } from './recheck.tasks.js';
import { RechecksController } from './rechecks.controller.js';
import { RechecksService } from './rechecks.service.js';

/** Re-checks of every open file: asked for, nightly, and the work itself. */
@Module({
  imports: [StcaModule, CaseFilesModule],
  controllers: [RechecksController],
  providers: [RechecksService, RecheckRequests, RecheckStore, RecheckStretch, RecheckTasks],
})
export class RechecksModule {}
