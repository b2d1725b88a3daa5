import { Module } from '@nestjs/common';
import { CaseFilesModule } from '../case-files/case-files.module.js';
import { DecisionsModule } from '../decisions/decisions.module.js';
import { DuplicateCandidatesModule } from '../duplicate-candidates/duplicate-candidates.module.js';
import { InformationModule } from '../information/information.module.js';
import { InterviewsModule } from '../interviews/interviews.module.js';
import { MatchingModule } from '../matching/matching.module.js';
import { DisposalStore } from './disposal.store.js';
import { DisposalsController } from './disposals.controller.js';
import { DisposalsService } from './disposals.service.js';

/** Destroying the content of files whose time is over, or by an order. */
@Module({
  imports: [
    CaseFilesModule,
    InterviewsModule,
    DecisionsModule,
    DuplicateCandidatesModule,
    MatchingModule,
    InformationModule,
  ],
  controllers: [DisposalsController],
  providers: [DisposalsService, DisposalStore],
})
export class DisposalsModule {}
