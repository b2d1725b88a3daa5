import { type ClosingReason } from '../case-file.js';
import { refuseFile } from '../refusals.js';
import { type Guards } from './guard.js';

/** Closings that end a person's chance as a refusal would: a reviewer does them, never an officer alone. */
const LIKE_A_REFUSAL: readonly ClosingReason[] = ['out-of-mandate', 'unreachable'];

/** Ending a file without a decision, and taking one up again. */
export const CLOSING_GUARDS: Guards<'withdraw' | 'close' | 'reopen'> = {
  withdraw: ({ command, context: { now } }) => ({
    type: 'withdrawn',
    reason: `withdrawn-by-${command.requestedBy}`,
    at: now,
  }),
  close: ({ command: { reasonCode, keptFileNumber }, actor, context: { now } }) =>
    LIKE_A_REFUSAL.includes(reasonCode) && actor.role !== 'reviewer'
      ? refuseFile('closing-needs-reviewer', { reason: reasonCode })
      : { type: 'closed', reason: reasonCode, mergedInto: keptFileNumber, at: now },
  reopen: ({ context: { now } }) => ({ type: 'reopened', at: now }),
};
