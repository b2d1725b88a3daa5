import { Injectable } from '@nestjs/common';
import { type WithdrawDto } from '../dto/closing-actions.dto.js';
import { OpenEnds } from '../open-ends.js';
import { type ActionHandler } from './action-handler.js';

/** Ending a file without a decision. */
@Injectable()
export class ClosingHandlers {
  readonly withdraw: ActionHandler<'withdraw', WithdrawDto>;

  constructor(openEnds: OpenEnds) {
    this.withdraw = {
      command: (input) => ({ action: 'withdraw', requestedBy: input.requestedBy }),
      carryOut: (tx, { file }) => openEnds.end(tx, file.fileNumber),
      reason: ({ requestedBy, reason }) => ({ requestedBy, reason }),
    };
  }
}
