import { Injectable } from '@nestjs/common';
import { asService } from '../../../platform/database/as-service.js';
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
      context: async (tx, { fileNumber }, _input, actor) => {
        const count = async (): Promise<number> =>
          (await duplicates.countOpen(tx, [fileNumber])).get(fileNumber) ?? 0;
        // Whatever the actor sees: a candidate in whose other file they have a conflict of interest is open all the same.
        const openDuplicates = await asService(tx, actor, count);
        return {
          openDuplicates,
          hiddenDuplicates: openDuplicates === 0 ? 0 : openDuplicates - (await count()),
        };
      },
    };
  }
}
