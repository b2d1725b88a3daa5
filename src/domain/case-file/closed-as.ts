import { type CaseFile } from './case-file.js';

/** How a closed file is told to its partner. */
export const CLOSED_AS = ['withdrawn', 'closed'] as const;
export type ClosedAs = (typeof CLOSED_AS)[number];

/**
 * How a file ended without a decision, as its partner is told; null for one that did not. All but a withdrawal is told alike:
 * “duplicate” would say that somebody else referred the person, and any other code, by being told, what is not one.
 */
export function closedAs({
  state,
  closingReason,
}: Pick<CaseFile, 'state' | 'closingReason'>): ClosedAs | null {
  if (state !== 'closed') return null;
  return closingReason?.startsWith('withdrawn-by-') === true ? 'withdrawn' : 'closed';
}
