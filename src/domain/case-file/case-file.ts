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

export type Conclusion = 'does-not-apply' | 'exception-established' | 'barred' | 'undetermined';

/** One file, in codes only: no name, no narrative. `version` counts its changes, 1 when received. */
export interface CaseFile {
  readonly fileNumber: string;
  readonly partnerId: string;
  readonly batchId: string;
  readonly state: FileState;
  readonly version: number;
  readonly urgency: UrgencyLevel;
  readonly urgencyReason: string;
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
  /** When its content was destroyed; RFC 3339, UTC. */
  readonly disposedAt: string | null;
  /** RFC 3339, UTC. */
  readonly receivedAt: string;
  readonly changedAt: string;
}
