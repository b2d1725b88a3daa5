import { Injectable } from '@nestjs/common';
import { type FoundPair } from '../../domain/duplicates/found-pair.js';
import { sharedKinds } from '../../domain/matching/keys.js';
import { compareAny, keysOfProfiles, profilesOf } from '../../domain/matching/referral-people.js';
import { type MatchPerson } from '../../domain/matching/person.js';
import { BlindIndex } from '../../platform/crypto/blind-index.js';
import { canonicalJson } from '../../platform/crypto/canonical-json.js';
import { type ReadTx } from '../../platform/database/tx.js';
import { Turns } from '../../platform/turns.js';
import { type Met, type SearchedPerson } from './match-person.js';
import { MatchPeopleStore } from './match-people.store.js';

/** Searches for people among those the desk knows. What it finds is for officers alone. */
@Injectable()
export class Matcher {
  constructor(
    private readonly people: MatchPeopleStore,
    private readonly blindIndex: BlindIndex,
  ) {}

  /** The pairs of each of these people with anybody of another file who may be the same person, or of one birth and name. */
  async find(tx: ReadTx, people: readonly SearchedPerson[]): Promise<readonly FoundPair[]> {
    const turns = new Turns();
    const found: FoundPair[] = [];
    for (const met of await this.people.findMet(tx, people)) {
      await turns.yield();
      const pair = this.#compare(people[met.query] as SearchedPerson, met);
      if (pair !== undefined) found.push(pair);
    }
    return found;
  }

  #compare(person: SearchedPerson, met: Met): FoundPair | undefined {
    const profiles = profilesOf(met.names);
    const { outcome, score, terms } = compareAny(person.profiles, profiles);
    if (outcome === 'none') return undefined;
    return {
      one: { fileNumber: person.fileNumber, personIndex: person.personIndex },
      other: { fileNumber: met.fileNumber, personIndex: met.personIndex },
      ...{ outcome, score, terms },
      sharedKinds: sharedKinds(keysOfProfiles(person.profiles), keysOfProfiles(profiles)),
      dataIndex: this.#dataIndexOf(person.names, met.names).toString('hex'),
    };
  }

  /** The same whichever of the two is named first. */
  #dataIndexOf(...both: readonly (readonly MatchPerson[])[]): Buffer {
    return this.blindIndex.of('match-data', ...both.map(canonicalJson).sort(Buffer.compare));
  }
}
