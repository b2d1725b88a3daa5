import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type Response } from 'supertest';
import { type FileAction } from '../../src/domain/case-file/transitions.js';
import { type DemoStaffName } from '../../src/demo/demo-identities.js';
import { type TestApp } from './app.js';

type Json = Record<string, unknown>;

/**
 * A referral of the sample batch under a reference of its own, of somebody who is in no other file: the same person sent twice
 * would be a duplicate. Every person in it is made up.
 */
export function aReferral(change: (referral: Json) => void = () => undefined): Json {
  const sample = JSON.parse(readFileSync('samples/batch-12.json', 'utf8')) as { referrals: Json[] };
  const [referral = {}] = sample.referrals;
  const { nativeName: _, ...applicant } = referral['principalApplicant'] as Json;
  referral['externalReference'] = `KANAREIKA-${randomUUID().slice(0, 12)}`;
  referral['principalApplicant'] = { ...applicant, familyName: aName(), givenNames: aName() };
  change(referral);
  return referral;
}

/** A name that nobody bears, and nobody's name is like; a canary by its end. */
function aName(): string {
  const syllables = Array.from(
    randomBytes(5),
    (byte) => `${'bdgklmnprstvz'.charAt(byte % 13)}${'aeiou'.charAt(byte % 5)}`,
  );
  return `X${syllables.join('')}kanarei`;
}

/** Speaks to the desk in the words of the people who use it. */
export class Desk {
  constructor(private readonly test: TestApp) {}

  /** A partner sends referrals. */
  send(
    referrals: readonly Json[],
    options: { key?: string; by?: 'partnerA' | 'partnerB' } = {},
  ): Promise<Response> {
    return this.test.request
      .post('/v1/referral-batches')
      .set('x-api-key', this.test.keys[options.by ?? 'partnerA'])
      .set('idempotency-key', options.key ?? `KANAREIKA-${randomUUID()}`)
      .send({ referrals })
      .then((response) => response);
  }

  /** A partner sends referrals to be worked on later. */
  sendLater(referrals: readonly Json[], key = `KANAREIKA-${randomUUID()}`): Promise<Response> {
    return this.test.request
      .post('/v1/referral-batches')
      .set({ 'x-api-key': this.test.keys.partnerA, 'idempotency-key': key, prefer: 'respond-async' })
      .send({ referrals })
      .then((response) => response);
  }

  /** A member of staff reads. */
  get(as: DemoStaffName, path: string): Promise<Response> {
    return this.test.request
      .get(path)
      .set('authorization', `Bearer ${this.test.tokens[as]}`)
      .then((response) => response);
  }

  /** A partner reads. */
  getAs(key: 'partnerA' | 'partnerB', path: string): Promise<Response> {
    return this.test.request
      .get(path)
      .set('x-api-key', this.test.keys[key])
      .then((response) => response);
  }

  /**
   * The audit events of a query, once one of them satisfies: an event is listed only when no older transaction runs any
   * more, on any database of the server.
   */
  async events(query: string, isWanted: (event: Json) => boolean = () => true): Promise<Json[]> {
    const ask = async (): Promise<Json[]> => {
      const { body } = await this.get('auditor', `/v1/audit/events?limit=200&${query}`);
      return (body as { items: Json[] }).items;
    };
    return eventually(ask, (events) => events.some(isWanted));
  }

  /** A member of staff acts on a file, on the version it has now unless told otherwise. */
  async act(
    as: DemoStaffName,
    fileNumber: string,
    action: string,
    body: object = {},
    ifMatch?: string | null,
  ): Promise<Response> {
    const tag = ifMatch === undefined ? await this.etag(fileNumber) : ifMatch;
    const request = this.test.request
      .post(`/v1/files/${fileNumber}/actions/${action}`)
      .set('authorization', `Bearer ${this.test.tokens[as]}`);
    if (tag !== null) void request.set('if-match', tag);
    return request.send(body).then((response) => response);
  }

  /** The ETag of a file now. */
  async etag(fileNumber: string): Promise<string> {
    return (await this.get('officer', `/v1/files/${fileNumber}`)).headers['etag'] as string;
  }

  /** A new file, carried by its officer as far as before `until`; the whole way when absent. */
  async aFile(options: { before?: FileAction; by?: 'partnerA' | 'partnerB' } = {}): Promise<string> {
    const sent = await this.send([aReferral()], options.by === undefined ? {} : { by: options.by });
    const fileNumber = (sent.body as { rows: { fileNumber: string }[] }).rows[0]?.fileNumber ?? '';
    await this.carry(fileNumber, options);
    return fileNumber;
  }

  /** Carries a file on, from before `from` (its receipt when absent) as far as before `before` (the whole way when absent). */
  async carry(
    fileNumber: string,
    { from, before }: { readonly from?: FileAction; readonly before?: FileAction } = {},
  ): Promise<void> {
    const actions = WAY.map(({ action }) => action);
    for (const step of WAY.slice(from === undefined ? 0 : actions.indexOf(from))) {
      if (step.action === before) break;
      const body = step.body(
        ((await this.get('officer', `/v1/files/${fileNumber}`)).body as FileBody).stca.checkId,
      );
      const done = await this.act(step.as, fileNumber, step.action, body);
      if (done.status !== 200)
        throw new Error(`${step.action} was answered ${done.status} ${JSON.stringify(done.body)}`);
    }
  }
}

interface FileBody {
  readonly stca: { readonly checkId: string };
}

let slots = 0;

/** A free hour of the officer's, another at each call. */
export function aSlot(): { startsAt: string; endsAt: string; timeZone: string; mode: string } {
  const start = Date.parse('2030-01-01T15:00:00Z') + 7_200_000 * slots++;
  return {
    startsAt: new Date(start).toISOString(),
    endsAt: new Date(start + 3_600_000).toISOString(),
    timeZone: 'America/Chicago',
    mode: 'video',
  };
}

/** An interview that was held. */
export const HELD_INTERVIEW = {
  startedAt: '2026-11-20T15:02:00Z',
  endedAt: '2026-11-20T16:40:00Z',
  language: 'ru',
  attended: ['claimant', 'interpreter'],
  exchanges: [{ question: 'Made-up question?', answer: 'Made-up answer.' }],
  observations: 'Made-up observation.',
};

/** A proposal to accept. */
export const PROPOSAL = {
  outcome: 'accepted',
  pathway: 'temporary-resident-permit',
  reasons: [{ provision: 'IRPA 24', fact: '/unitedStates/proceedings/stage', text: 'Made-up reason.' }],
};

/** The straight way of a file. */
export const WAY: readonly { action: FileAction; as: DemoStaffName; body: (checkId: string) => object }[] = [
  { action: 'start-screening', as: 'officer', body: () => ({}) },
  { action: 'clear-for-interview', as: 'officer', body: (acknowledgedCheckId) => ({ acknowledgedCheckId }) },
  { action: 'schedule-interview', as: 'officer', body: aSlot },
  { action: 'record-interview', as: 'officer', body: () => HELD_INTERVIEW },
  { action: 'propose-decision', as: 'officer', body: () => PROPOSAL },
  { action: 'confirm-decision', as: 'reviewer', body: () => ({}) },
];

/** Repeats a question until its answer satisfies, for at most five seconds; gives the last answer. */
export async function eventually<Value>(
  ask: () => Promise<Value>,
  satisfies: (value: Value) => boolean,
): Promise<Value> {
  for (let attempt = 0; ; attempt++) {
    const value = await ask();
    if (satisfies(value) || attempt === 50) return value;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
