import { Module } from '@nestjs/common';
import { CaseFilesModule } from '../case-files/case-files.module.js';
import { DuplicateCandidatesModule } from '../duplicate-candidates/duplicate-candidates.module.js';
import { StcaModule } from '../stca/stca.module.js';
import { UrgencyReviewStore } from './urgency-review.store.js';
import { UrgencyReviewTasks } from './urgency-review.tasks.js';
import { UrgencyReviewer } from './urgency-reviewer.js';
import { WorklistController } from './worklist.controller.js';
import { WorklistService } from './worklist.service.js';

/** Who works on which file next, and how urgent each is. */
@Module({
  imports: [CaseFilesModule, DuplicateCandidatesModule, StcaModule],
  controllers: [WorklistController],
  providers: [WorklistService, UrgencyReviewStore, UrgencyReviewer, UrgencyReviewTasks],
})
export class WorklistModule {}
