import { createHash, randomUUID } from 'node:crypto';
import { type Response } from 'supertest';
import { type Actor } from '../../src/domain/access.js';
import { type EventDraft } from '../../src/domain/audit/event.js';
import { type FoundPair, type PersonOfFile } from '../../src/domain/duplicates/found-pair.js';
import {
  DuplicateCandidateStore,
  type FindingCause,
} from '../../src/modules/duplicate-candidates/duplicate-candidate.store.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { type TestApp } from './app.js';
import { Desk } from './desk.js';

type Json = Response['body'];

const principalOf = (fileNumber: string): PersonOfFile => ({ fileNumber, personIndex: 0 });

/** Two people as the search hands them over: the principals of two files, alike in name and birth. */
export function aFoundPair(one: string, other: string, more: Partial<FoundPair> = {}): FoundPair {
  return {
    one: principalOf(one),
    other: principalOf(other),
    outcome: 'likely-duplicate',
    score: 16.5,
    sharedKinds: ['D', 'N'],
    terms: [
      { field: 'family', code: 'same', weight: 8.5 },
      { field: 'dob', code: 'equal', weight: 8 },
    ],
    dataIndex: dataIndexOf('first data'),
    ...more,
  };
}

/** A blind index as of some data. */
export const dataIndexOf = (data: string): string => createHash('sha256').update(data).digest('hex');

/** A desk whose search finds what it is told, and whose officers look at it. */
export class DuplicatesDesk extends Desk {
  readonly #test: TestApp;

  constructor(test: TestApp) {
    super(test);
    this.#test = test;
  }

  /** Where the service keeps candidates. */
  get store(): DuplicateCandidateStore {
    return this.#test.app.get(DuplicateCandidateStore);
  }

  /** The search finds pairs when a batch comes in: as the service, in a transaction with the batch’s event. */
  async find(...pairs: readonly FoundPair[]): Promise<void> {
    const batchId = randomUUID();
    await this.record(pairs, { type: 'batch', id: batchId }, [
      {
        action: 'batch.searched',
        subject: { type: 'batch', id: batchId },
        change: { version: 2, state: {} },
      },
    ]);
  }

  /** The same, for any cause and with any events. */
  async record(
    pairs: readonly FoundPair[],
    cause: FindingCause,
    events: readonly [EventDraft, ...EventDraft[]],
  ): Promise<void> {
    const service: Actor = { id: 'system', role: 'system', via: 'system', requestId: randomUUID() };
    await this.#test.app.get(UnitOfWork).run(service, async (tx) => {
      await this.store.recordFound(tx, pairs, cause);
      return { result: undefined, events };
    });
  }

  /** Two files of two partners whose principals were found alike, and their candidate as the first one’s officer sees it. */
  async aCandidate(more: Partial<FoundPair> = {}): Promise<{ file: string; other: string; candidate: Json }> {
    const [file, other] = [await this.aReceivedFile('partnerA'), await this.aReceivedFile('partnerB')];
    await this.find(aFoundPair(file, other, more));
    const [candidate] = await this.candidatesOf(file);
    return { file, other, candidate };
  }

  /** A file that nobody has opened. */
  aReceivedFile(by: 'partnerA' | 'partnerB' = 'partnerA'): Promise<string> {
    return this.aFile({ before: 'start-screening', by });
  }

  /** The candidates of a file, on one page. */
  async candidatesOf(file: string): Promise<Json[]> {
    return ((await this.get('officer', `/v1/files/${file}/duplicates`)).body as { items: Json[] }).items;
  }

  /** A candidate with its history. */
  async historyOf(file: string, candidateId: string): Promise<Json> {
    return (await this.get('officer', `/v1/files/${file}/duplicates/${candidateId}`)).body;
  }

  /** An officer confirms, dismisses or reopens a candidate; on the version there is now unless told otherwise. */
  async review(
    file: string,
    candidateId: string,
    action: 'confirm' | 'dismiss' | 'reopen',
    {
      body = { reason: 'Made-up reason.', ...(action === 'confirm' ? { as: 'same-person' } : {}) },
      as = 'officer',
      ...more
    }: { body?: object; as?: 'officer' | 'officer2' | 'reviewer'; ifMatch?: string | null } = {},
  ): Promise<Response> {
    const { ifMatch = `"${(await this.historyOf(file, candidateId)).version}"` } = more;
    const request = this.#test.request
      .post(`/v1/files/${file}/duplicates/${candidateId}/${action}`)
      .set('authorization', `Bearer ${this.#test.tokens[as]}`);
    if (ifMatch !== null) void request.set('if-match', ifMatch);
    return request.send(body).then((answer) => answer);
  }
}
