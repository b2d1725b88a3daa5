import { Injectable } from '@nestjs/common';
import { type CloseDto, type WithdrawDto } from '../dto/closing-actions.dto.js';
import { MergedFiles } from '../merged-files.js';
import { OpenEnds } from '../open-ends.js';
import { type ActionHandler } from './action-handler.js';

/** Ending a file without a decision, on its own or for another one of the same people. */
@Injectable()
export class ClosingHandlers {
  readonly withdraw: ActionHandler<'withdraw', WithdrawDto>;
  readonly close: ActionHandler<'close', CloseDto>;

  constructor(openEnds: OpenEnds, merged: MergedFiles) {
    this.withdraw = {
      command: (input) => ({ action: 'withdraw', requestedBy: input.requestedBy }),
      carryOut: (tx, { file }) => openEnds.end(tx, file.fileNumber),
      reason: ({ requestedBy, reason }) => ({ requestedBy, reason }),
    };
    this.close = {
      command: ({ reasonCode, keptFileNumber = null }) => ({ action: 'close', reasonCode, keptFileNumber }),
      lockBefore: (_tx, _fileNumber, { keptFileNumber }) =>
        Promise.resolve(keptFileNumber ? [keptFileNumber] : []),
      context: async (tx, { fileNumber }, { keptFileNumber }) =>
        keptFileNumber ? { keptFile: await merged.look(tx, fileNumber, keptFileNumber) } : {},
      carryOut: (tx, { file }) => openEnds.end(tx, file.fileNumber),
      follow: async (tx, { next }) => ({
        next,
        events: await merged.tell(tx, next.mergedInto, 'merged-in', next),
      }),
      reason: ({ reason }) => ({ reason }),
    };
  }
}
