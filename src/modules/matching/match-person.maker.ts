import { Injectable } from '@nestjs/common';
import { type MatchPerson } from '../../domain/matching/person.js';
import { peopleOfReferral, profilesOf, type ReferredPeople } from '../../domain/matching/referral-people.js';
import { searchKeysOf, type SearchKeys } from '../../domain/matching/search-keys.js';
import { NAME_NORM_VERSION } from '../../domain/matching/skeleton.js';
import { BlindIndex } from '../../platform/crypto/blind-index.js';
import { FieldCipher, type Place } from '../../platform/crypto/field-cipher.js';
import { freshBytes } from '../../platform/crypto/random-pool.js';
import { type PersonToMatch, type SearchedPerson } from './match-person.js';

/** What of a file is needed to make its people ready. */
export interface FileToMatch {
  readonly fileNumber: string;
  readonly partnerId: string;
  readonly dataKey: Buffer;
  readonly referral: ReferredPeople;
}

/** Everybody is kept under a multiple of so many tags, random ones among them: their number would tell of a patronymic or a birth. */
const TAGS_PADDED_TO = 16;
/** Of each list, for a person with many other names. */
const MOST_KEYS = 128;

/** Makes the people of files ready to be kept under blind indexes, and to be searched for. */
@Injectable()
export class MatchPersonMaker {
  readonly #tagOf: (value: string) => string;

  constructor(
    blindIndex: BlindIndex,
    private readonly cipher: FieldCipher,
  ) {
    this.#tagOf = blindIndex.tagger(`match-key/${NAME_NORM_VERSION}`);
  }

  /** Everybody of a file, the principal applicant first, to be kept and searched for. */
  makeAll({ fileNumber, partnerId, dataKey, referral }: FileToMatch): readonly PersonToMatch[] {
    return peopleOfReferral(referral).map(({ names }, personIndex) => {
      const { person, shared, keys } = this.#ready(fileNumber, personIndex, names);
      return {
        ...person,
        partnerId,
        kept: padded([...shared, ...this.#tagsOf(keys.kept)]),
        sealed: this.cipher.seal(dataKey, placeOfPerson(fileNumber, personIndex), names),
      };
    });
  }

  /** One person by its names, to be searched for alone. */
  make(fileNumber: string, personIndex: number, names: readonly MatchPerson[]): SearchedPerson {
    return this.#ready(fileNumber, personIndex, names).person;
  }

  #ready(
    fileNumber: string,
    personIndex: number,
    names: readonly MatchPerson[],
  ): {
    readonly person: SearchedPerson;
    readonly shared: readonly string[];
    readonly keys: SearchKeys;
  } {
    const profiles = profilesOf(names);
    const keys = searchKeysOf(profiles);
    const shared = this.#tagsOf(keys.both);
    const asked = [...shared, ...this.#tagsOf(keys.asked)];
    return { person: { fileNumber, personIndex, names, profiles, asked }, shared, keys };
  }

  #tagsOf(keys: readonly string[]): readonly string[] {
    return keys.slice(0, MOST_KEYS).map(this.#tagOf);
  }
}

/** Where a person's names stand sealed. */
export function placeOfPerson(fileNumber: string, personIndex: number): Place {
  return { table: 'match_people', column: 'sealed', row: `${fileNumber}|${personIndex}` };
}

function padded(tags: readonly string[]): readonly string[] {
  const missing = (TAGS_PADDED_TO - (tags.length % TAGS_PADDED_TO)) % TAGS_PADDED_TO;
  return [...tags, ...Array.from({ length: missing }, () => freshBytes(8).toString('hex'))];
}
