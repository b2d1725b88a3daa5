import { type ConfirmedAs, type DuplicateCandidate } from './candidate.js';

/** What happened to a candidate, who did it, and when (RFC 3339, UTC). */
export type CandidateEvent = { readonly by: string; readonly at: string } & (
  { readonly type: 'confirmed'; readonly as: ConfirmedAs } | { readonly type: 'dismissed' | 'reopened' }
);

/** The candidate after an event: the one place that sets its state. */
export function evolveCandidate(candidate: DuplicateCandidate, event: CandidateEvent): DuplicateCandidate {
  const isOpen = event.type === 'reopened';
  return {
    ...candidate,
    state: isOpen ? 'open' : event.type,
    confirmedAs: event.type === 'confirmed' ? event.as : null,
    version: candidate.version + 1,
    changedAt: event.at,
    decidedBy: isOpen ? null : event.by,
    decidedAt: isOpen ? null : event.at,
  };
}
