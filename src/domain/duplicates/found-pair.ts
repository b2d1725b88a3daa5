import { type MatchOutcome } from '../matching/compare.js';
import { type MatchKeyKind } from '../matching/keys.js';
import { type TermField } from '../matching/terms.js';

/** One person of a file: `personIndex` 0 is the principal applicant, 1… the family members in their order. */
export interface PersonOfFile {
  readonly fileNumber: string;
  readonly personIndex: number;
}

/** What two people who were found alike may be to each other. */
export type FoundOutcome = Exclude<MatchOutcome, 'none'>;

/** Two people of two files that the search found alike. `one` is the person just received or changed. */
export interface FoundPair {
  readonly one: PersonOfFile;
  readonly other: PersonOfFile;
  readonly outcome: FoundOutcome;
  readonly score: number;
  readonly sharedKinds: readonly MatchKeyKind[];
  readonly terms: readonly { readonly field: TermField; readonly code: string; readonly weight: number }[];
  /** Blind index (32 bytes, hex) of all that was compared of both people: it changes when the data of one do. */
  readonly dataIndex: string;
}
