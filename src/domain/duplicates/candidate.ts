import { type FoundOutcome, type PersonOfFile } from './found-pair.js';

/** What two people of a found pair can be; from the gravest on, which is how officers meet them. */
export const FOUND_OUTCOMES = [
  'likely-duplicate',
  'possible-duplicate',
  'possible-relative',
] as const satisfies readonly FoundOutcome[];

/** Open until an officer looked: then two people are what they were confirmed as, or strangers. */
export const CANDIDATE_STATES = ['open', 'confirmed', 'dismissed'] as const;
export type CandidateState = (typeof CANDIDATE_STATES)[number];

/** What a pair can be confirmed as, whatever the search thought it was. */
export const CONFIRMED_AS = ['same-person', 'relative'] as const;
export type ConfirmedAs = (typeof CONFIRMED_AS)[number];

/** Two people of two files that may be one, in codes only. `version` counts its changes, 1 when found. */
export interface DuplicateCandidate {
  readonly candidateId: string;
  /** The person of the smaller file number. */
  readonly one: PersonOfFile;
  readonly other: PersonOfFile;
  readonly outcome: FoundOutcome;
  /** log2 units, to a hundredth. */
  readonly score: number;
  readonly state: CandidateState;
  readonly confirmedAs: ConfirmedAs | null;
  readonly version: number;
  /** RFC 3339, UTC. */
  readonly foundAt: string;
  readonly changedAt: string;
  /** Who confirmed or dismissed it, and when; null while it is open. */
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
}

/** The state of a candidate as its audit events disclose it: the whole row but the search's own reckoning. */
export function candidateSnapshot(candidate: DuplicateCandidate): Readonly<Record<string, unknown>> {
  return { ...candidate };
}
