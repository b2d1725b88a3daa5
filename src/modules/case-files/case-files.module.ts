import { Module } from '@nestjs/common';
import { DecisionsModule } from '../decisions/decisions.module.js';
import { InterviewsModule } from '../interviews/interviews.module.js';
import { StcaModule } from '../stca/stca.module.js';
import { DecisionHandlers } from './actions/decision.handlers.js';
import { InterviewHandlers } from './actions/interview.handlers.js';
import { ScreeningHandlers } from './actions/screening.handlers.js';
import { CaseFileStore } from './case-file.store.js';
import { ContentStore } from './content.store.js';
import { FileActionsController } from './file-actions.controller.js';
import { FileActionsService } from './file-actions.service.js';
import { FileListQuery } from './file-list.query.js';
import { FilesController } from './files.controller.js';
import { FilesService } from './files.service.js';
import { ReferralsController } from './referrals.controller.js';
import { ReferralsService } from './referrals.service.js';

/** Case files: reading them and moving them. */
@Module({
  imports: [StcaModule, InterviewsModule, DecisionsModule],
  controllers: [FilesController, FileActionsController, ReferralsController],
  providers: [
    CaseFileStore,
    ContentStore,
    FileListQuery,
    FilesService,
    ReferralsService,
    FileActionsService,
    ScreeningHandlers,
    InterviewHandlers,
    DecisionHandlers,
  ],
})
export class CaseFilesModule {}
