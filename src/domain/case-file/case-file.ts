import { type CalendarDay } from '../calendar-day.js';
import { type FileState } from './states.js';
import { type UrgencyLevel } from './urgency.js';

export const DECISION_OUTCOMES = ['accepted', 'not-accepted', 'referred-elsewhere'] as const;
export type DecisionOutcome = (typeof DECISION_OUTCOMES)[number];

/** Ways to protection that an acceptance names (IRPA 24, 25, 25.2; IRPR 139/144-147; IRPR 159.5/159.6). */
export const PATHWAYS = [
  'temporary-resident-permit',
  'humanitarian',
  'public-policy',
  'resettlement',
  'claim-with-stca-exception',
] as const;
export type Pathway = (typeof PATHWAYS)[number];

/** Why a file ends without a decision and without having been withdrawn. */
export const CLOSING_REASONS = [
  'duplicate',
  'out-of-mandate',
  'unreachable',
  'removed-from-united-states',
] as const;
export type ClosingReason = (typeof CLOSING_REASONS)[number];

export type Conclusion = 'does-not-apply' | 'exception-established' | 'barred' | 'undetermined';

/** One file, in codes only: no name, no narrative. `version` counts its changes, 1 when received. */
export interface CaseFile {
  readonly fileNumber: string;
  readonly partnerId: string;
  readonly batchId: string;
  readonly state: FileState;
  readonly version: number;
  /** How often the file has been taken up: 1, and one more each time it is reopened. */
  readonly round: number;
  /** As it counts: what the rules say, or what an officer set instead. */
  readonly urgency: UrgencyLevel;
  readonly urgencyReason: string;
  /** What the rules say, whatever an officer set. */
  readonly ruledUrgency: UrgencyLevel;
  readonly ruledUrgencyReason: string;
  /** The day from which on time alone may change what the rules say; null when it cannot. */
  readonly urgencyReviewOn: CalendarDay | null;
  readonly conclusion: Conclusion;
  readonly route: string;
  /** Principal applicant and family members. */
  readonly persons: number;
  readonly removalScheduledOn: CalendarDay | null;
  readonly officerId: string | null;
  readonly currentCheckId: string;
  readonly acknowledgedCheckId: string | null;
  readonly outcome: DecisionOutcome | null;
  readonly closingReason: string | null;
  /** The file that goes on for the same people, when this one was closed as its duplicate. */
  readonly mergedInto: string | null;
  /** Since when the service clock stands still; RFC 3339, UTC. Null while it runs. */
  readonly pausedSince: string | null;
  /** Working days of the embassy during which the service clock stood still, pauses that are over. */
  readonly pausedDays: number;
  /** When its content was destroyed; RFC 3339, UTC. */
  readonly disposedAt: string | null;
  /** RFC 3339, UTC. */
  readonly receivedAt: string;
  readonly changedAt: string;
}
