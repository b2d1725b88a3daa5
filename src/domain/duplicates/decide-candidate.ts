import { refuse, type Refusal } from '../refusal.js';
import { type ConfirmedAs, type DuplicateCandidate } from './candidate.js';
import {
  CANDIDATE_TRANSITIONS,
  candidateActionsFrom,
  type CandidateTransition,
} from './candidate-actions.js';
import { type CandidateEvent } from './evolve-candidate.js';
import { type DuplicateRefusalCode } from './refusals.js';

/** What an officer asks to be done with a candidate. */
export type CandidateCommand =
  { readonly action: 'confirm'; readonly as: ConfirmedAs } | { readonly action: 'dismiss' | 'reopen' };

/**
 * Whether a command may be carried out on a candidate as it stands, and what then happened. Nothing is merged by any of
 * them and each can be taken back, so one officer is enough. Pure.
 */
export function decideCandidate(
  candidate: DuplicateCandidate,
  command: CandidateCommand,
  context: { readonly by: string; readonly now: string },
): CandidateEvent | Refusal<DuplicateRefusalCode> {
  const { action } = command;
  const { state } = candidate;
  const transition: CandidateTransition = CANDIDATE_TRANSITIONS[action];
  if (!transition.from.includes(state)) {
    const steps = candidateActionsFrom(state).join(', ');
    return refuse('duplicate-out-of-order', { standing: state, step: action, steps });
  }
  const common = { by: context.by, at: context.now } as const;
  switch (command.action) {
    case 'confirm':
      return { type: 'confirmed', as: command.as, ...common };
    case 'dismiss':
      return { type: 'dismissed', ...common };
    case 'reopen':
      return { type: 'reopened', ...common };
  }
}
