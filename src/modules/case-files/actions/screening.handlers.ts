import { Injectable } from '@nestjs/common';
import { DecisionStore } from '../../decisions/decision.store.js';
import { DuplicateCandidateStore } from '../../duplicate-candidates/duplicate-candidate.store.js';
import { InformationStore } from '../../information/information.store.js';
import { InterviewStore } from '../../interviews/interview.store.js';
import {
  type ClearForInterviewDto,
  type EmptyActionDto,
  type WithdrawDto,
} from '../dto/screening-actions.dto.js';
import { type ActionHandler } from './action-handler.js';

/** Starting and ending the screening, and withdrawing a file. */
@Injectable()
export class ScreeningHandlers {
  readonly start: ActionHandler<'start-screening', EmptyActionDto> = {
    command: () => ({ action: 'start-screening' }),
  };

  readonly clear: ActionHandler<'clear-for-interview', ClearForInterviewDto>;
  readonly withdraw: ActionHandler<'withdraw', WithdrawDto>;

  constructor(
    interviews: InterviewStore,
    decisions: DecisionStore,
    duplicates: DuplicateCandidateStore,
    information: InformationStore,
  ) {
    this.clear = {
      command: (input) => ({ action: 'clear-for-interview', acknowledgedCheckId: input.acknowledgedCheckId }),
      context: async (tx, { fileNumber }) => ({
        openDuplicates: (await duplicates.countOpen(tx, [fileNumber])).get(fileNumber) ?? 0,
      }),
    };
    this.withdraw = {
      command: (input) => ({ action: 'withdraw', requestedBy: input.requestedBy }),
      carryOut: async (tx, { file }) => {
        await interviews.updateCancelled(tx, file.fileNumber);
        await decisions.updateLapsed(tx, file.fileNumber);
        await information.updateLapsed(tx, file.fileNumber);
      },
      closingNote: (input) => ({ requestedBy: input.requestedBy, reason: input.reason }),
    };
  }
}
