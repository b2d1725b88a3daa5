import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { generate, type Row } from '../intake/support/samples.js';
import { cloneDatabase, type TestDatabase } from '../support/template-database.js';
import { BatchFindings, type Told } from './batch-findings.js';
import { cleanUp } from './holders.js';
import { LiveDesk } from './live-desk.js';
import { type LiveServer } from './live-server.js';
import { randomFrom } from './seeded-random.js';
import { type KeyedBatch, keyedBatch, type Received, send, type Sending, WAYS } from './sent-batch.js';
import { SpareServers } from './spare-servers.js';

/** Enough for a run of all tests; `KILLS=50 npm test -- test/start/intake-crash` for a claim that rests on it. */
const KILLS = Number(process.env['KILLS'] ?? 6);
/** More are made until so many came before the commit of their batch, and so many after it. */
const OF_EACH_SIDE = Math.floor(KILLS / 5);
const MOST_KILLS = Math.ceil(KILLS * 1.6);
const CUTS = 8;
const SIZES = [300, 20, 300, 1, 20] as const;
/** How far past its usual end a batch is left alone at most, in units of its usual time. */
const FURTHEST = 1.25;
const SEED = 20_261_122;
/** What a partner may be told when the connection to the database is lost under its batch. */
const FAULTS = [
  [503, 'urn:referral-desk:problem:unavailable'],
  [500, 'urn:referral-desk:problem:internal-error'],
];
let database: TestDatabase;
let superuser: Client;
let findings: BatchFindings;
let desk: LiveDesk;
let random: () => number;
/** Rows nobody has sent yet: sound ones, and ones of which a third are not. */
let sound: Row[];
let mixed: Row[];

beforeAll(async () => {
  random = randomFrom(SEED);
  sound = generate({ count: 8_000, seed: 5, ref: 'KANAREIKA-CRASH-S' }).referrals;
  mixed = generate({ count: 8_000, seed: 6, bad: 0.3, ref: 'KANAREIKA-CRASH-M' }).referrals;
  database = await cloneDatabase();
  superuser = new Client(database.superuser);
  await superuser.connect();
  findings = new BatchFindings(superuser);
  desk = await LiveDesk.on(database);
}, 60_000);

afterAll(async () => {
  await desk.end();
  await superuser.end();
  await database.drop();
  await cleanUp();
});

describe('a batch', () => {
  it(`that kill -9 of the service meets at any moment, of ${KILLS}, is there whole or not at all, and a retry ends it`, async () => {
    const spares = new SpareServers(desk, 2);
    const usual = new Map<number, number>();
    const told: Told[] = [];
    const sides = { before: 0, after: 0 };
    let server = await spares.next();
    for (let kill = 0; kill < KILLS || (tooFew(sides) && kill < MOST_KILLS); kill++) {
      const batch = nextBatch(kill);
      const tablesBefore = await findings.tables();
      const sent = await killDuring(server, batch, kill, usual);
      server = await spares.next();

      // Of every second batch the database is looked at first; the others are sent again while the dead may still commit.
      const looked = kill % 2 === 0 ? await lookAt(tablesBefore) : undefined;
      const answer = await retry(server, batch);
      const wasCommitted = answer.headers['idempotent-replayed'] === 'true';
      expect([batch.key, looked ?? wasCommitted]).toEqual([batch.key, wasCommitted]);
      expect(answer.body.subarray(0, sent.received.body.length)).toEqual(sent.received.body);
      if (sent.received.whole) expect([sent.received.status, wasCommitted]).toEqual([201, true]);
      if (sent.cutShort) expect(wasCommitted).toBe(false);
      sides[wasCommitted ? 'after' : 'before']++;
      if (sent.received.whole) usual.set(batch.rows, sent.received.took);
      else if (!wasCommitted && sent.received.took >= (usual.get(batch.rows) ?? 0))
        usual.set(batch.rows, answer.took);
      told.push(JSON.parse(answer.body.toString()) as Told);
    }
    expect(tooFew(sides)).toBe(false);
    await expectNothingBut(told);
    await desk.end();
  }, 600_000);

  it(`whose connection to the database is cut, ${CUTS} times, is answered with a problem, and a retry ends it on the same server`, async () => {
    const before = await findings.tables();
    const server = await desk.start();
    const batches = Array.from({ length: CUTS }, (_, i) => nextBatch(MOST_KILLS + 2 * i));
    const statuses: (number | undefined)[] = [];
    for (const batch of batches) {
      const sending = send(server.url, desk.apiKey, batch);
      await sending.halfSent;
      await sleep(random() * 100);
      await until(sending, async () => (await findings.cutTransactions()) > 0);
      const refused = await sending.received;
      statuses.push(refused.status);
      if (refused.status !== 201) {
        expect(refused.headers['content-type']).toMatch(/^application\/problem\+json/);
        const { type, status } = JSON.parse(refused.body.toString()) as Record<string, unknown>;
        expect(FAULTS).toContainEqual([refused.status, type]);
        expect(status).toBe(refused.status);
      }
      expect(await findings.halfBatches()).toEqual([]);
      expect((await retry(server, batch)).status).toBe(201);
    }
    expect(statuses.some((status) => status !== 201)).toBe(true);
    expect(await findings.halfBatches()).toEqual([]);
    const { referral_batches, stored_answers } = await findings.tables();
    expect(referral_batches).toBe((before['referral_batches'] ?? 0) + CUTS);
    expect(stored_answers).toBe(referral_batches);
  }, 120_000);
});

/** A batch on which a server died, and what was received of its answer. */
interface KilledBatch {
  readonly received: Received;
  /** True when the server never had the whole body. */
  readonly cutShort: boolean;
}

/**
 * Sends a batch and kills the server at a moment: of every ten, one has half the body, one is committing, one has begun to
 * answer, and seven are anywhere from the first byte to a little past the usual end. `usual` has milliseconds by rows.
 */
async function killDuring(
  server: LiveServer,
  batch: KeyedBatch,
  kill: number,
  usual: ReadonlyMap<number, number>,
): Promise<KilledBatch> {
  const kind = kill % 10;
  const cutShort = kind === 3;
  const never = new Promise<never>(() => undefined);
  const sending = send(server.url, desk.apiKey, batch, cutShort ? never : undefined);
  if (cutShort) await sending.halfSent;
  else if (kind === 2) await until(sending, () => findings.isCommitting());
  else if (kind === 5) await sending.begunToAnswer;
  else await sleep(random() * FURTHEST * (usual.get(batch.rows) ?? 200));
  await server.kill();
  return { received: await sending.received, cutShort };
}

/** Asks again and again until it is so, or the batch is being answered. */
async function until(sending: Sending, isSo: () => Promise<boolean>): Promise<void> {
  let over = false;
  void sending.begunToAnswer.then(() => (over = true));
  while (!over && !(await isSo())) await sleep(1);
}

/** Looks at the database before the batch is sent again: whether it is there, once nothing of the dead server runs. */
async function lookAt(tablesBefore: Readonly<Record<string, number>>): Promise<boolean> {
  await findings.untilQuiet();
  expect(await findings.halfBatches()).toEqual([]);
  const tables = await findings.tables();
  const isThere = tables['referral_batches'] !== tablesBefore['referral_batches'];
  if (!isThere) expect(tables).toEqual(tablesBefore);
  return isThere;
}

/** Sends a batch again until it is answered, as a partner does; a key that the dead server still holds is waited for. */
async function retry(server: LiveServer, batch: KeyedBatch): Promise<Received> {
  for (let attempt = 0; ; attempt++) {
    const answer = await send(server.url, desk.apiKey, batch).received;
    if (answer.status === 201) return answer;
    if (answer.status !== 409 || attempt === 500)
      throw new Error(`${batch.key}: ${answer.status} ${answer.body.toString()} ${server.output()}`);
    expect(answer.headers['retry-after']).toBe('1');
    await sleep(10);
  }
}

/** Every answer is kept, row by row, and nothing else is in the database: no half batch, no second one, no file of none. */
async function expectNothingBut(told: readonly Told[]): Promise<void> {
  await findings.untilQuiet();
  expect(await findings.halfBatches()).toEqual([]);
  expect(await findings.differencesFrom(told)).toEqual([]);
  const { referral_batches, stored_answers } = await findings.tables();
  expect([referral_batches, stored_answers]).toEqual([told.length, told.length]);
}

function nextBatch(index: number): KeyedBatch {
  const size = SIZES[index % SIZES.length] ?? 1;
  const mode = Math.floor(index / 3) % 2 === 0 ? 'partial' : 'atomic';
  const way = WAYS[index % WAYS.length] ?? 'json';
  // A table with a column that no referral has would be refused whole.
  const referrals = (mode === 'atomic' || way === 'csv' ? sound : mixed).splice(0, size);
  return keyedBatch(`KANAREIKA-CRASH-${index}`, referrals, way, mode);
}

function tooFew({ before, after }: { readonly before: number; readonly after: number }): boolean {
  return Math.min(before, after) < OF_EACH_SIDE;
}
