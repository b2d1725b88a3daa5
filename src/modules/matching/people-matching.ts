import { Injectable } from '@nestjs/common';
import { type Actor } from '../../domain/access.js';
import { asService } from '../../platform/database/as-service.js';
import { rowsOf, type WriteTx } from '../../platform/database/tx.js';
import { JobQueue } from '../../platform/queue/job-queue.js';
import { inWholeTicks } from '../../platform/whole-ticks.js';
import {
  DuplicateCandidateStore,
  type FindingCause,
} from '../duplicate-candidates/duplicate-candidate.store.js';
import { type PersonToMatch, type SearchedPerson } from './match-person.js';
import { MatchPeopleStore } from './match-people.store.js';
import { Matcher } from './matcher.js';

/** What is searched for again once the transactions that ran beside it have ended. */
export interface SearchAgain {
  readonly cause: FindingCause;
  /** The transactions before this one have ended when the search can be complete. */
  readonly before: string;
}

/** The job that searches again. */
export const SEARCH_AGAIN = 'search-again';

/** The search for one person takes some 5 ms, with somebody found or without. */
const TICK_MS = 10;

/** Advisory lock that every transaction holds, beside the others, that keeps people. */
const KEEPING_PEOPLE = 7_220_415;

/** Keeps people under their blind indexes and records whom they may be. Of what it finds nothing reaches the actor. */
@Injectable()
export class PeopleMatching {
  constructor(
    private readonly people: MatchPeopleStore,
    private readonly matcher: Matcher,
    private readonly candidates: DuplicateCandidateStore,
    private readonly queue: JobQueue,
  ) {}

  /**
   * Comes before a transaction keeps people, when it has written something. Two transactions that keep people at the same time do
   * not see each other's: whichever comes here later notices the other, and has its own people searched for again when
   * both have ended. `cause` is what they are searched for, once for the transaction.
   */
  async begin(tx: WriteTx, cause: FindingCause): Promise<void> {
    await rowsOf(tx, `SELECT pg_advisory_xact_lock_shared(${KEEPING_PEOPLE})`);
    const [beside] = await rowsOf<{ before: string }>(
      tx,
      `SELECT pg_snapshot_xmax(pg_current_snapshot())::text AS before FROM pg_locks
       WHERE locktype = 'advisory' AND classid = 0 AND objid = ${KEEPING_PEOPLE} AND pid <> pg_backend_pid()
         AND database = (SELECT oid FROM pg_database WHERE datname = current_database()) LIMIT 1`,
    );
    if (beside === undefined) return;
    const again: SearchAgain = { cause, before: beside.before };
    await this.queue.add(tx, SEARCH_AGAIN, again, `${SEARCH_AGAIN}:${cause.type}:${cause.id}`);
  }

  /**
   * Keeps new people and searches for each among all that are kept, these included. The statements are the same ones
   * whether or not anybody is found, and the time they take is rounded up. `cause` needs a change event in this transaction.
   */
  async keepAndSearch(
    tx: WriteTx,
    actor: Actor,
    people: readonly PersonToMatch[],
    cause: FindingCause,
  ): Promise<void> {
    await inWholeTicks(TICK_MS, () =>
      asService(tx, actor, async () => {
        await this.people.insertAll(tx, people);
        await this.#search(tx, people, cause);
      }),
    );
  }

  /** The same for the people of files who are kept already, under what is known of them now. */
  async keepAnew(
    tx: WriteTx,
    actor: Actor,
    people: readonly PersonToMatch[],
    { fileNumbers, cause }: { readonly fileNumbers: readonly string[]; readonly cause: FindingCause },
  ): Promise<void> {
    await this.begin(tx, cause);
    await asService(tx, actor, async () => {
      await this.people.deleteOfFiles(tx, fileNumbers);
      await this.people.insertAll(tx, people);
      await this.#search(tx, people, cause);
    });
  }

  /** Searches for people who are kept already. */
  async searchAgain(
    tx: WriteTx,
    actor: Actor,
    fileNumbers: readonly string[],
    cause: FindingCause,
  ): Promise<void> {
    await asService(tx, actor, async () => {
      await this.#search(tx, await this.people.listOfFiles(tx, fileNumbers), cause);
    });
  }

  /** Forgets the people of a file. Call it as the service. */
  async forget(tx: WriteTx, fileNumber: string): Promise<void> {
    await this.people.deleteOfFiles(tx, [fileNumber]);
  }

  async #search(tx: WriteTx, people: readonly SearchedPerson[], cause: FindingCause): Promise<void> {
    await this.candidates.recordFound(tx, await this.matcher.find(tx, people), cause);
  }
}
