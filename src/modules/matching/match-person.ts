import { type MatchPerson } from '../../domain/matching/person.js';
import { type MatchProfile } from '../../domain/matching/profile.js';

/** A person of a file made ready to be searched for. It holds personal data and lives as long as the request. */
export interface SearchedPerson {
  readonly fileNumber: string;
  readonly personIndex: number;
  readonly names: readonly MatchPerson[];
  readonly profiles: readonly MatchProfile[];
  /** Tags of the people it may be, 64 bits each in hexadecimal. */
  readonly asked: readonly string[];
}

/** The same, made ready to be kept, too. */
export interface PersonToMatch extends SearchedPerson {
  readonly partnerId: string;
  /** Tags the person is kept under. */
  readonly kept: readonly string[];
  /** The names, sealed under the file's data key. */
  readonly sealed: Buffer;
}

/** Somebody who shares a tag with a person that was searched for: by the place of that person in the search. */
export interface Met {
  readonly query: number;
  readonly fileNumber: string;
  readonly personIndex: number;
  readonly names: readonly MatchPerson[];
}
