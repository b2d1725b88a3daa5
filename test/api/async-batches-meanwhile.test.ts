import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { type Response } from 'supertest';
import { type BatchDto, type WaitingBatchDto } from '../../src/modules/intake/dto/batch-answers.dto.js';
import { type RowPageDto } from '../../src/modules/intake/dto/row-answers.dto.js';
import { BatchProgressStore } from '../../src/modules/intake/waiting/batch-progress.store.js';
import { WaitingBatchProcessor } from '../../src/modules/intake/waiting/waiting-batch.processor.js';
import { KeyRotationStretch } from '../../src/modules/keys/key-rotation.stretch.js';
import { Interrupted, Worker } from '../../src/platform/queue/worker.js';
import { BATCHES, faultsOf, fresh, freshRows } from '../intake/support/batch-client.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { Desk, eventually } from '../support/desk.js';
import { AN_AGREEMENT, Managers } from '../support/managers.js';
import { canaryScanner } from '../support/canaries/scan-database.js';

/** The door, which takes no background work, and another process over the same database, which does once it is told to. */
const dataDir = mkdtempSync(join(tmpdir(), 'referral-desk-waiting-'));
let door: TestApp;
let other: TestApp;
let managers: Managers;
let desk: Desk;
let superuser: Client;

beforeAll(async () => {
  door = await startTestApp({ dataDir });
  other = await startTestApp({ dataDir, database: door.database, secrets: door.secrets });
  managers = new Managers(door);
  desk = new Desk(door);
  superuser = new Client(door.database.superuser);
  await superuser.connect();
});

afterAll(async () => {
  await superuser.end();
  await other.close();
  await door.close();
  rmSync(dataDir, { recursive: true });
});

const post = (apiKey: string, referrals: readonly object[]): Promise<Response> =>
  door.request
    .post(BATCHES)
    .set({ 'x-api-key': apiKey, 'idempotency-key': fresh('KANAREIKA-KEY'), prefer: 'respond-async' })
    .send({ referrals })
    .then((response) => response);

async function accept(apiKey: string, referrals: readonly object[]): Promise<string> {
  const answer = await post(apiKey, referrals);
  expect(answer.status).toBe(202);
  return (answer.body as WaitingBatchDto).id;
}

const read = async (id: string): Promise<BatchDto> =>
  (await desk.get('officer', `${BATCHES}/${id}`)).body as BatchDto;
const ended = (id: string): Promise<BatchDto> =>
  eventually(
    () => read(id),
    ({ state }) => state === 'finished' || state === 'refused',
  );
const rowsOf = async (id: string): Promise<RowPageDto['items']> =>
  ((await desk.get('officer', `${BATCHES}/${id}/rows`)).body as RowPageDto).items;

const table = async (sql: string, ...values: unknown[]): Promise<Record<string, unknown>[]> =>
  (await superuser.query<Record<string, unknown>>(sql, values)).rows;

async function aPartnerWithKey(): Promise<{ partnerId: string; keyId: string; apiKey: string }> {
  const partnerId = await managers.aPartner();
  return { partnerId, ...(await managers.aKey(partnerId)) };
}

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const never = (): boolean => false;

describe('a batch that waits', () => {
  it('says so, has no row yet, asks to be asked again in a second, and stands sealed', async () => {
    const { referrals } = freshRows(3);
    const id = await accept(door.keys.partnerA, referrals);
    const answer = await desk.get('officer', `${BATCHES}/${id}`);
    expect(answer.headers['retry-after']).toBe('1');
    expect(answer.body).toEqual({
      id,
      mode: 'partial',
      receivedAt: (answer.body as BatchDto).receivedAt,
      state: 'waiting',
      counts: { received: 3, accepted: 0, rejected: 0 },
      progress: { done: 0, received: 3 },
      partnerId: 'ptn_demo-a',
    });
    expect(await rowsOf(id)).toEqual([]);
    const pieces = await table('SELECT sealed FROM batch_body_pieces WHERE batch_id = $1', id);
    expect(pieces).toHaveLength(1);
    expect(canaryScanner().find(Buffer.from(JSON.stringify(referrals))).length).toBeGreaterThan(0);
    expect(canaryScanner().find(pieces[0]?.['sealed'] as Buffer)).toEqual([]);
  });

  it('is left as it was by work that is interrupted in its middle, and its progress does not go back', async () => {
    const id = await accept(door.keys.partnerA, freshRows(4).referrals);
    const processor = other.app.get(WaitingBatchProcessor);
    await expect(processor.process(id, () => true)).rejects.toThrow(Interrupted);
    expect(await read(id)).toMatchObject({ state: 'processing', progress: { done: 0, received: 4 } });
    const progress = other.app.get(BatchProgressStore);
    for (const [noted, told] of [
      [3, 3],
      [1, 3],
    ] as const) {
      await progress.note(id, noted);
      expect(await read(id)).toMatchObject({ state: 'processing', progress: { done: told, received: 4 } });
    }
    expect(await rowsOf(id)).toEqual([]);
    expect(await table('SELECT 1 FROM case_files WHERE batch_id = $1', id)).toEqual([]);
    expect(await table('SELECT 1 FROM batch_body_pieces WHERE batch_id = $1', id)).toHaveLength(1);
    await processor.process(id, never);
    expect(await read(id)).toMatchObject({ state: 'finished', counts: { accepted: 4 } });
  });

  it('is done once when two workers take it at once, and by none again', async () => {
    const id = await accept(door.keys.partnerA, freshRows(30).referrals);
    const works = [door, other, door, other].map((app) =>
      app.app.get(WaitingBatchProcessor).process(id, never),
    );
    const failures = (await Promise.allSettled(works)).filter(({ status }) => status === 'rejected');
    // One that finds it held comes back later.
    for (const failure of failures) {
      expect((failure as PromiseRejectedResult).reason).toMatchObject({ code: 'unavailable' });
    }
    expect(await ended(id)).toMatchObject({ state: 'finished', counts: { received: 30, accepted: 30 } });
    await other.app.get(WaitingBatchProcessor).process(id, never);
    expect(await table('SELECT 1 FROM case_files WHERE batch_id = $1', id)).toHaveLength(30);
    expect(
      await table(`SELECT 1 FROM audit_events WHERE subject_id = $1 AND action = 'batch.finished'`, id),
    ).toHaveLength(1);
  });

  it('opens as before after the key-encryption key was rotated', async () => {
    const id = await accept(door.keys.partnerA, freshRows(2).referrals);
    const keyOf = async () =>
      (await table('SELECT key_version, wrapped_key FROM batch_bodies WHERE batch_id = $1', id))[0];
    const before = await keyOf();
    const asked = await door.request
      .post('/v1/key-rotations')
      .set('authorization', `Bearer ${door.tokens.administrator}`)
      .send({});
    expect(asked.status).toBe(202);
    const stretch = door.app.get(KeyRotationStretch);
    const { rotationId } = asked.body as { rotationId: string };
    while (await stretch.goOn(rotationId)) continue;
    const after = await keyOf();
    expect([before?.['key_version'], after?.['key_version']]).toEqual([1, 2]);
    expect(after?.['wrapped_key']).not.toEqual(before?.['wrapped_key']);
    await other.app.get(WaitingBatchProcessor).process(id, never);
    expect(await read(id)).toMatchObject({ state: 'finished', counts: { accepted: 2 } });
  });

  it('is given up, unopened, once twenty tries have failed', async () => {
    const id = await accept(door.keys.partnerA, freshRows(2).referrals);
    await table('UPDATE batch_progress SET attempts = 19 WHERE batch_id = $1', id);
    const processor = other.app.get(WaitingBatchProcessor);
    await expect(processor.process(id, () => true)).rejects.toThrow(Interrupted);
    await processor.process(id, never);
    const told = await read(id);
    expect(told).toMatchObject({ state: 'refused', counts: { received: 2, accepted: 0, rejected: 2 } });
    expect(told.refusal?.type).toMatch(/:processing-failed$/);
    const rows = await rowsOf(id);
    expect(rows.map(({ externalReference }) => externalReference)).toEqual([null, null]);
    expect(faultsOf(rows)).toEqual(['#/referrals/0 refused-with-batch', '#/referrals/1 refused-with-batch']);
    expect(await table('SELECT 1 FROM batch_bodies WHERE batch_id = $1', id)).toEqual([]);
  });

  it('waits behind no more than one batch of a partner that has sent many', async () => {
    const { apiKey } = await aPartnerWithKey();
    const many = [];
    for (let i = 0; i < 3; i++) many.push(await accept(apiKey, freshRows(1).referrals));
    const one = await accept((await aPartnerWithKey()).apiKey, freshRows(1).referrals);
    const jobs = await table(
      `SELECT payload->>'batchId' AS id FROM graphile_worker._private_jobs
       WHERE payload->>'batchId' = ANY($1) ORDER BY priority, run_at, id`,
      [...many, one],
    );
    expect(jobs.map(({ id }) => id)).toEqual([many[0], one, many[1], many[2]]);
  });

  it('is not accepted, but asked for again in a while, when as much of its partner waits as may', async () => {
    const { apiKey } = await aPartnerWithKey();
    const id = await accept(apiKey, freshRows(1).referrals);
    const alter = (pieces: number) =>
      superuser.query(`ALTER TABLE batch_bodies DISABLE TRIGGER batch_bodies_audit_fence;
        UPDATE batch_bodies SET pieces = ${pieces} WHERE batch_id = '${id}';
        ALTER TABLE batch_bodies ENABLE ALWAYS TRIGGER batch_bodies_audit_fence`);
    await alter(255);
    await accept(apiKey, freshRows(1).referrals);
    const answer = await post(apiKey, freshRows(1).referrals);
    expect([answer.status, answer.headers['retry-after']]).toEqual([429, '30']);
    expect((answer.body as { type: string }).type).toMatch(/:too-many-waiting$/);
    await accept(door.keys.partnerA, freshRows(1).referrals);
    await alter(1);
  });

  it('is not accepted from a partner without an agreement in force', async () => {
    const { partnerId, apiKey } = await aPartnerWithKey();
    await endAgreement(partnerId);
    door.setDay(inDays(2));
    const answer = await post(apiKey, freshRows(1).referrals);
    door.setDay();
    expect(answer.status).toBe(403);
    expect((answer.body as { type: string }).type).toMatch(/:agreement-not-in-force$/);
  });
});

/** Replaces the agreement of a partner by one that ends tomorrow. */
async function endAgreement(partnerId: string): Promise<void> {
  const steps = [
    await managers.act('manager', partnerId, 'agreements', { ...AN_AGREEMENT, validTo: inDays(1) }),
    await managers.act('manager2', partnerId, 'agreements/confirm'),
  ];
  expect(steps.map(({ status }) => status)).toEqual([200, 200]);
}

describe('batches that wait while no process takes background work', () => {
  it('end once one is started: taken in, or refused with its reason where the partner or its key was stopped meanwhile', async () => {
    const [suspended, revoked, keyless, over] = [
      await aPartnerWithKey(),
      await aPartnerWithKey(),
      await aPartnerWithKey(),
      await aPartnerWithKey(),
    ];
    const { referrals } = freshRows(2);
    const ids = {
      sound: await accept(door.keys.partnerB, referrals),
      suspended: await accept(suspended.apiKey, referrals),
      revoked: await accept(revoked.apiKey, referrals),
      keyless: await accept(keyless.apiKey, referrals),
      over: await accept(over.apiKey, referrals),
    };
    const stops = [
      await managers.act('manager', suspended.partnerId, 'suspend', {
        reason: 'under-investigation',
        narrative: 'Made-up.',
      }),
      await managers.act('manager', revoked.partnerId, 'revoke', {
        reason: 'agreement-ended',
        narrative: 'Made-up.',
      }),
      await managers.delete('manager', `/v1/partners/${keyless.partnerId}/api-keys/${keyless.keyId}`),
    ];
    expect(stops.map(({ status }) => status < 300)).toEqual([true, true, true]);
    await endAgreement(over.partnerId);

    other.setDay(inDays(2));
    await other.app.get(Worker).start();
    expect(await ended(ids.sound)).toMatchObject({ state: 'finished', counts: { accepted: 2, rejected: 0 } });
    const refusals = {
      suspended: 'partner-suspended',
      revoked: 'partner-suspended',
      keyless: 'key-ended',
      over: 'agreement-not-in-force',
    };
    for (const [name, code] of Object.entries(refusals)) {
      const id = ids[name as keyof typeof refusals];
      const told = await ended(id);
      expect([name, told.refusal?.type.split(':').at(-1)]).toEqual([name, code]);
      expect(told).toMatchObject({ state: 'refused', counts: { received: 2, accepted: 0, rejected: 2 } });
      const rows = await rowsOf(id);
      expect(rows.map(({ externalReference }) => externalReference)).toEqual(
        referrals.map((row) => row['externalReference']),
      );
      expect(faultsOf(rows)).toEqual([
        '#/referrals/0 refused-with-batch',
        '#/referrals/1 refused-with-batch',
      ]);
    }
    // The file that waited since the first test is worked on as well.
    const left = () => table('SELECT batch_id FROM batch_bodies UNION SELECT batch_id FROM batch_progress');
    expect(await eventually(left, (rows) => rows.length === 0)).toEqual([]);
    expect(await table('SELECT 1 FROM batch_body_pieces')).toEqual([]);
    expect(await table(`SELECT 1 FROM referral_batches WHERE state = 'waiting'`)).toEqual([]);
  });
});
