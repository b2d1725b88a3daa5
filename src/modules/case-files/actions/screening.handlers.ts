import { Injectable } from '@nestjs/common';
import { DuplicateCandidateStore } from '../../duplicate-candidates/duplicate-candidate.store.js';
import { type ClearForInterviewDto, type EmptyActionDto } from '../dto/screening-actions.dto.js';
import { type ActionHandler } from './action-handler.js';

/** Starting and ending the screening. */
@Injectable()
export class ScreeningHandlers {
  readonly start: ActionHandler<'start-screening', EmptyActionDto> = {
    command: () => ({ action: 'start-screening' }),
  };

  readonly clear: ActionHandler<'clear-for-interview', ClearForInterviewDto>;

  constructor(duplicates: DuplicateCandidateStore) {
    this.clear = {
      command: (input) => ({ action: 'clear-for-interview', acknowledgedCheckId: input.acknowledgedCheckId }),
      context: async (tx, { fileNumber }) => ({
        openDuplicates: (await duplicates.countOpen(tx, [fileNumber])).get(fileNumber) ?? 0,
      }),
    };
  }
}
