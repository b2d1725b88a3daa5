import { Module } from '@nestjs/common';
import { ContentAccessModule } from '../content-access/content-access.module.js';
import { DecisionNoticesModule } from '../decision-notices/decision-notices.module.js';
import { CorrectionsModule } from '../corrections/corrections.module.js';
import { DecisionsModule } from '../decisions/decisions.module.js';
import { DuplicateCandidatesModule } from '../duplicate-candidates/duplicate-candidates.module.js';
import { FileConflictsModule } from '../file-conflicts/file-conflicts.module.js';
import { InformationModule } from '../information/information.module.js';
import { InterpretersModule } from '../interpreters/interpreters.module.js';
import { InterviewsModule } from '../interviews/interviews.module.js';
import { MatchingModule } from '../matching/matching.module.js';
import { StcaModule } from '../stca/stca.module.js';
import { AssignmentHandlers } from './actions/assignment.handlers.js';
import { DecisionHandlers } from './actions/decision.handlers.js';
import { InformationHandlers } from './actions/information.handlers.js';
import { InterviewHandlers } from './actions/interview.handlers.js';
import { ScreeningHandlers } from './actions/screening.handlers.js';
import { DecisionFooting } from './decision-footing.js';
import { FilePlaces } from './file-places.js';
import { PartnersModule } from '../partners/partners.module.js';
import { AmendFactsService } from './amend-facts.service.js';
import { AmendedBirth } from './amended-birth.js';
import { AssignmentActionsController } from './assignment-actions.controller.js';
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
import { FileInterviews } from './file-interviews.js';
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
import { ReopeningHandlers } from './actions/reopening.handlers.js';
import { FileCorrectionsController } from './file-corrections.controller.js';
import { FileCorrectionsService } from './file-corrections.service.js';
import { FileAfterwards } from './file-afterwards.js';
import { FileReasonStore } from './file-reason.store.js';
import { FileRoundStore } from './file-round.store.js';
import { MergedFiles } from './merged-files.js';
import { MemberWriter } from './member.writer.js';
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
    InterpretersModule,
    CorrectionsModule,
    DecisionsModule,
    DecisionNoticesModule,
    DuplicateCandidatesModule,
    MatchingModule,
    InformationModule,
    ContentAccessModule,
    FileConflictsModule,
    PartnersModule,
  ],
  controllers: [
    FilesController,
    FileChecksController,
    ScreeningActionsController,
    InformationActionsController,
    InterviewActionsController,
    DecisionActionsController,
    ClosingActionsController,
    AssignmentActionsController,
    UrgencyActionsController,
    UrgencyActionsController,
    FileInformationController,
    FileCorrectionsController,
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
    FileInterviews,
    FileListQuery,
    FilesService,
    ReferralCountsQuery,
    ReferralsService,
    FileActionsService,
    FileInformationService,
    FileCorrectionsService,
    ScreeningHandlers,
    InformationHandlers,
    InterviewHandlers,
    DecisionHandlers,
    DecisionFooting,
    FilePlaces,
    ClosingHandlers,
    AssignmentHandlers,
    ReopeningHandlers,
    MergedFiles,
    FileReasonStore,
    FileRoundStore,
    FileAfterwards,
    MemberWriter,
    OpenEnds,
    SituationStore,
    UrgencyHandlers,
    UrgencyReader,
  ],
  exports: [
    CaseFileStore,
    ContentStore,
    FileReference,
    FileCheckWriter,
    FileInterviews,
    FileListQuery,
    FileReasonStore,
    OpenEnds,
  ],
})
export class CaseFilesModule {}
