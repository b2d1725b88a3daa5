import { Module } from '@nestjs/common';
import { DecisionsModule } from '../decisions/decisions.module.js';
import { DuplicateCandidatesModule } from '../duplicate-candidates/duplicate-candidates.module.js';
import { InformationModule } from '../information/information.module.js';
import { InterviewsModule } from '../interviews/interviews.module.js';
import { MatchingModule } from '../matching/matching.module.js';
import { StcaModule } from '../stca/stca.module.js';
import { DecisionHandlers } from './actions/decision.handlers.js';
import { InformationHandlers } from './actions/information.handlers.js';
import { InterviewHandlers } from './actions/interview.handlers.js';
import { ScreeningHandlers } from './actions/screening.handlers.js';
import { AmendFactsService } from './amend-facts.service.js';
import { AmendedBirth } from './amended-birth.js';
import { CaseFileStore } from './case-file.store.js';
import { ContentStore } from './content.store.js';
import { FactAmender } from './fact-amender.js';
import { FactAmendmentStore } from './fact-amendment.store.js';
import { FileActionsService } from './file-actions.service.js';
import { FileCheckWriter } from './file-check.writer.js';
import { FileChecksController } from './file-checks.controller.js';
import { FileChecksService } from './file-checks.service.js';
import { FileInformationController } from './file-information.controller.js';
import { FileInformationService } from './file-information.service.js';
import { FileListQuery } from './file-list.query.js';
import { FileReference } from './file-reference.js';
import { FilesController } from './files.controller.js';
import { FilesService } from './files.service.js';
import { ReferralCountsQuery } from './referral-counts.query.js';
import { ReferralsController } from './referrals.controller.js';
import { ReferralsService } from './referrals.service.js';
import { ScreeningActionsController } from './screening-actions.controller.js';
import { InformationActionsController } from './information-actions.controller.js';
import { InterviewActionsController } from './interview-actions.controller.js';
import { DecisionActionsController } from './decision-actions.controller.js';
import { ClosingActionsController } from './closing-actions.controller.js';
import { ClosingHandlers } from './actions/closing.handlers.js';
import { FileReasonStore } from './file-reason.store.js';
import { OpenEnds } from './open-ends.js';
import { SituationStore } from './situation.store.js';
import { UrgencyHandlers } from './actions/urgency.handlers.js';
import { UrgencyActionsController } from './urgency-actions.controller.js';
import { UrgencyReader } from './urgency.reader.js';

/** Case files: reading them and moving them. */
@Module({
  imports: [
    StcaModule,
    InterviewsModule,
    DecisionsModule,
    DuplicateCandidatesModule,
    MatchingModule,
    InformationModule,
  ],
  controllers: [
    FilesController,
    FileChecksController,
    ScreeningActionsController,
    InformationActionsController,
    InterviewActionsController,
    DecisionActionsController,
    ClosingActionsController,
    UrgencyActionsController,
    FileInformationController,
    ReferralsController,
  ],
  providers: [
    CaseFileStore,
    FileCheckWriter,
    FileChecksService,
    AmendFactsService,
    AmendedBirth,
    FactAmender,
    FactAmendmentStore,
    ContentStore,
    FileReference,
    FileListQuery,
    FilesService,
    ReferralCountsQuery,
    ReferralsService,
    FileActionsService,
    FileInformationService,
    ScreeningHandlers,
    InformationHandlers,
    InterviewHandlers,
    DecisionHandlers,
    ClosingHandlers,
    FileReasonStore,
    OpenEnds,
    SituationStore,
    UrgencyHandlers,
    UrgencyReader,
  ],
  exports: [CaseFileStore, ContentStore, FileReference, FileCheckWriter, FileListQuery, OpenEnds],
})
export class CaseFilesModule {}
