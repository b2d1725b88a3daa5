import { Injectable } from '@nestjs/common';
import { type Actor } from '../../domain/access.js';
import { withBirth } from '../../domain/matching/referral-people.js';
import { type StcaFacts } from '../../domain/stca/facts.js';
import { type WriteTx } from '../../platform/database/tx.js';
import { MatchPersonMaker } from '../matching/match-person.maker.js';
import { PeopleMatching } from '../matching/people-matching.js';
import { type OpenedFile } from './file-check.writer.js';

/** Searches anew when an amendment gives the principal applicant another birth. */
@Injectable()
export class AmendedBirth {
  constructor(
    private readonly people: MatchPersonMaker,
    private readonly matching: PeopleMatching,
  ) {}

  /**
   * Whoever was born on another day than was known may be somebody else, and a pair that was dismissed be one person. Does nothing
   * when the birth is the same. The file is locked, and its change event follows in this transaction.
   */
  async matchAnew(
    tx: WriteTx,
    actor: Actor,
    { file, dataKey, referral }: OpenedFile,
    facts: { readonly before: StcaFacts; readonly now: StcaFacts },
  ): Promise<void> {
    const birth = facts.now.claimant?.dateOfBirth;
    if (facts.before.claimant?.dateOfBirth === birth) return;
    const { fileNumber, partnerId } = file;
    const people = this.people.makeAll({
      ...{ fileNumber, partnerId, dataKey },
      referral: withBirth(referral, birth),
    });
    const cause = { type: 'file', id: fileNumber } as const;
    await this.matching.keepAnew(tx, actor, people, { fileNumbers: [fileNumber], cause });
  }
}
