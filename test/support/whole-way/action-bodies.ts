import { type FileAction } from '../../../src/domain/case-file/transitions.js';
import { aSlot, HELD_INTERVIEW, PROPOSAL } from '../desk.js';
import { DUE_ON } from '../informing-desk.js';

/** What a sound body must know of the file and of the desk. */
export interface BodyNeeds {
  readonly checkId: string;
  /** The open questions of the file. */
  readonly questionIds: readonly string[];
  /** An active officer. */
  readonly officerId: string;
}

const BECAUSE = { reason: 'Made-up reason.' };

/**
 * A sound body for every action of the table, as the product contract has it: whoever may take the action, from a state
 * it is possible in, is answered 200. A new action does not compile until it has one.
 */
export const ACTION_BODIES = {
  'start-screening': () => ({}),
  'request-information': () => ({ questions: [{ text: 'Made-up question?', dueOn: DUE_ON }] }),
  'supply-information': ({ questionIds }) => ({
    answers: (questionIds.length === 0 ? [NO_QUESTION] : questionIds).map((questionId) => ({
      questionId,
      reasonWhyNot: 'Made-up reason.',
    })),
  }),
  'clear-for-interview': ({ checkId }) => ({ acknowledgedCheckId: checkId }),
  'schedule-interview': () => aSlot(),
  'reschedule-interview': () => ({ ...aSlot(), ...BECAUSE }),
  'cancel-interview': () => BECAUSE,
  'record-no-show': () => ({ absent: ['claimant'], ...BECAUSE }),
  'record-interview': () => HELD_INTERVIEW,
  'waive-interview': () => BECAUSE,
  'propose-decision': () => PROPOSAL,
  'return-proposal': () => BECAUSE,
  'confirm-decision': () => ({}),
  withdraw: () => ({ requestedBy: 'claimant', ...BECAUSE }),
  close: () => ({ reasonCode: 'removed-from-united-states', ...BECAUSE }),
  reopen: () => BECAUSE,
  assign: ({ officerId }) => ({ officerId, ...BECAUSE }),
  'declare-conflict': () => BECAUSE,
  'override-urgency': () => ({ level: 'emergency', ...BECAUSE }),
  'amend-situation': () => ({ removalScheduledOn: aDayToCome(), ...BECAUSE }),
} satisfies Record<FileAction, (needs: BodyNeeds) => object>;

/** A question that no file has: a list of answers is never empty. */
const NO_QUESTION = '00000000-0000-4000-8000-000000000000';

/**
 * How many changes an action makes of a file at most. A file that is taken up again may be checked anew in the same breath;
 * who declares a conflict of interest and has an appointment or a proposal in the file ends it.
 */
export const MOST_CHANGES: Readonly<Partial<Record<FileAction, number>>> = {
  reopen: 2,
  'declare-conflict': 2,
};

let days = 0;

/** A day to come, another at each call: a situation that stays as it is cannot be amended. */
function aDayToCome(): string {
  return new Date(Date.parse('2098-01-01') + 86_400_000 * days++).toISOString().slice(0, 10);
}
