import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { IntakeStore } from '../../src/modules/intake/intake.store.js';
import { Clock } from '../../src/platform/clock.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { aReferral, eventually } from '../support/desk.js';
import { Managers } from '../support/managers.js';

const SUSPENSION = { reason: 'under-investigation', narrative: 'Made-up.' };

let one: TestApp;
let two: TestApp;
let managers: Managers;

beforeAll(async () => {
  one = await startTestApp();
  two = await startTestApp({ database: one.database, secrets: one.secrets });
  managers = new Managers(one);
});

afterAll(async () => {
  await two.close();
  await one.close();
});

function send(
  test: TestApp,
  apiKey: string,
): Promise<{ status: number; type: string | undefined; at: number }> {
  return test.request
    .post('/v1/referral-batches')
    .set({ 'x-api-key': apiKey, 'idempotency-key': randomUUID() })
    .send({ referrals: [aReferral()] })
    .then(({ status, body }) => ({ status, type: (body as { type?: string }).type, at: Date.now() }));
}

describe('a partner that is suspended under load, with two processes over one database', () => {
  it('has no success left a second later on either, while another partner has not one error', async () => {
    const partnerId = await managers.aPartner();
    const { apiKey } = await managers.aKey(partnerId);
    let running = true;
    const outcomes = { suspended: [] as Awaited<ReturnType<typeof send>>[], other: [] as number[] };
    const load = async (
      test: TestApp,
      key: string,
      told: (answer: Awaited<ReturnType<typeof send>>) => void,
    ) => {
      while (running) told(await send(test, key));
    };
    const loads = [one, two].flatMap((test) => [
      load(test, apiKey, (answer) => void outcomes.suspended.push(answer)),
      load(test, apiKey, (answer) => void outcomes.suspended.push(answer)),
      load(test, one.keys.partnerB, ({ status }) => void outcomes.other.push(status)),
    ]);
    await eventually(
      () => Promise.resolve(outcomes.suspended.length),
      (count) => count > 20,
    );
    const suspended = await managers.act('manager', partnerId, 'suspend', SUSPENSION);
    const stoppedAt = Date.now();
    expect(suspended.status).toBe(200);
    const before = outcomes.suspended.filter(({ status }) => status === 201).length;
    await sleep(1500);
    running = false;
    await Promise.all(loads);

    const late = outcomes.suspended.filter(({ at }) => at > stoppedAt + 1000);
    expect(before).toBeGreaterThan(0);
    expect(late.length).toBeGreaterThan(0);
    expect(new Set(late.map(({ status }) => status))).toEqual(new Set([403]));
    const statuses = new Set(outcomes.suspended.map(({ status }) => status));
    expect([...statuses].sort()).toEqual([201, 403]);
    expect(new Set(outcomes.other)).toEqual(new Set([201]));
  });
});

describe('a request that was let in before the stop', () => {
  /** Holds a batch of the key on process two, after the guard and before its commit, while `meanwhile` is done. */
  async function whileABatchIsStored(
    apiKey: string,
    meanwhile: () => Promise<unknown>,
  ): Promise<Awaited<ReturnType<typeof send>>> {
    let reached = (): void => undefined;
    let goOn = (): void => undefined;
    const isStoring = new Promise<void>((resolve) => (reached = resolve));
    const mayGoOn = new Promise<void>((resolve) => (goOn = resolve));
    const store = two.app.get(IntakeStore, { strict: false });
    const insertRows = store.insertRows.bind(store);
    store.insertRows = async (...given) => {
      await insertRows(...given);
      reached();
      await mayGoOn;
    };
    try {
      const sending = send(two, apiKey);
      await isStoring;
      await meanwhile();
      goOn();
      return await sending;
    } finally {
      store.insertRows = insertRows;
    }
  }

  const batchesOf = async (partnerId: string): Promise<number> => {
    const { items } = (await managers.get('officer', '/v1/files?limit=200')).body as {
      items: { partnerId: string }[];
    };
    return items.filter((file) => file.partnerId === partnerId).length;
  };

  it('is committed when nothing happened meanwhile', async () => {
    const partnerId = await managers.aPartner();
    const { apiKey } = await managers.aKey(partnerId);
    expect(await whileABatchIsStored(apiKey, () => Promise.resolve())).toMatchObject({ status: 201 });
    expect(await batchesOf(partnerId)).toBe(1);
  });

  it('does not keep a suspension waiting, and is rolled back after it as the guard would answer', async () => {
    const partnerId = await managers.aPartner();
    const { apiKey } = await managers.aKey(partnerId);
    const answer = await whileABatchIsStored(apiKey, async () => {
      expect((await managers.act('manager', partnerId, 'suspend', SUSPENSION)).status).toBe(200);
    });
    expect([answer.status, answer.type]).toEqual([403, 'urn:referral-desk:problem:partner-suspended']);
    expect(await batchesOf(partnerId)).toBe(0);
  });

  it('is rolled back when its key was revoked', async () => {
    const partnerId = await managers.aPartner();
    const { apiKey, keyId } = await managers.aKey(partnerId);
    const answer = await whileABatchIsStored(apiKey, async () => {
      expect((await managers.delete('manager', `/v1/partners/${partnerId}/api-keys/${keyId}`)).status).toBe(
        200,
      );
    });
    expect([answer.status, answer.type]).toEqual([401, 'urn:referral-desk:problem:not-authenticated']);
    expect(await batchesOf(partnerId)).toBe(0);
  });

  it('is rolled back when the overlap of its key’s rotation has ended', async () => {
    const partnerId = await managers.aPartner();
    const { apiKey, keyId } = await managers.aKey(partnerId);
    const clock = two.app.get(Clock);
    const answer = await whileABatchIsStored(apiKey, async () => {
      const rotated = await managers.post('manager', `/v1/partners/${partnerId}/api-keys/${keyId}/rotate`);
      expect(rotated.status).toBe(201);
      const later = new Date(Date.now() + 8 * 86_400_000);
      clock.now = () => later;
    });
    clock.now = Clock.prototype.now;
    expect(answer.status).toBe(401);
    expect(await batchesOf(partnerId)).toBe(0);
  });

  it('is rolled back when its key was reported as leaked', async () => {
    const partnerId = await managers.aPartner();
    const { apiKey } = await managers.aKey(partnerId);
    const answer = await whileABatchIsStored(apiKey, () =>
      one.request.post('/v1/leaked-keys').send({ token: apiKey }),
    );
    expect(answer.status).toBe(401);
    expect(await batchesOf(partnerId)).toBe(0);
  });
});
