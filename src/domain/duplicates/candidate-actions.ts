import { type CandidateState } from './candidate.js';

/** What officers can do with a candidate. Verbs; the events they leave are in the past tense. */
export const CANDIDATE_ACTIONS = ['confirm', 'dismiss', 'reopen'] as const;
export type CandidateAction = (typeof CANDIDATE_ACTIONS)[number];

/** One line of the table; `event` is what the audit log calls it. */
export interface CandidateTransition {
  readonly from: readonly CandidateState[];
  readonly event: string;
}

/**
 * THE table of what moves a candidate. Nothing leads from confirmed to dismissed or back: who thinks otherwise reopens it,
 * with a reason, and decides anew, so the log holds both steps.
 */
export const CANDIDATE_TRANSITIONS = {
  confirm: { from: ['open'], event: 'duplicate.confirmed' },
  dismiss: { from: ['open'], event: 'duplicate.dismissed' },
  reopen: { from: ['confirmed', 'dismissed'], event: 'duplicate.reopened' },
} as const satisfies Record<CandidateAction, CandidateTransition>;

/** The actions the table has for a state. */
export function candidateActionsFrom(state: CandidateState): readonly CandidateAction[] {
  return CANDIDATE_ACTIONS.filter((action) =>
    (CANDIDATE_TRANSITIONS[action].from as readonly CandidateState[]).includes(state),
  );
}
