import { randomUUID } from 'node:crypto';
import { type Response } from 'supertest';
import { makeApiKey } from '../../src/modules/partners/api-key.js';
import { DEMO_LIMITS, type Limits } from '../../src/platform/limits/limits.js';
import { RateLimits } from '../../src/platform/limits/rate-limits.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { aReferral, Desk } from '../support/desk.js';

const quotas = (change: Partial<Limits['quotas']>): { limits: Limits } => ({
  limits: { ...DEMO_LIMITS, quotas: { ...DEMO_LIMITS.quotas, ...change } },
});

const me = (test: TestApp, headers: Record<string, string>): Promise<Response> =>
  test.request
    .get('/v1/me')
    .set(headers)
    .then((answer) => answer);

async function statuses(times: number, ask: () => Promise<Response>): Promise<number[]> {
  const seen: number[] = [];
  for (let i = 0; i < times; i++) seen.push((await ask()).status);
  return seen;
}

describe('what a caller may ask for', () => {
  let test: TestApp;
  let desk: Desk;
  beforeAll(async () => {
    test = await startTestApp({ config: quotas({ key: 3, partner: 5, staff: 4 }) });
    desk = new Desk(test);
  });
  afterAll(() => test.close());

  it('is told to a partner on every answer, refusals included, and ends with 429 while others go on', async () => {
    const key = { 'x-api-key': test.keys.partnerA };
    const first = await me(test, key);
    expect(first.headers['ratelimit-policy']).toBe('"key";q=3;w=60, "partner";q=5;w=60');
    expect(first.headers['ratelimit']).toMatch(/^"key";r=2;t=(60|59), "partner";r=4;t=(60|59)$/);
    const forbidden = await test.request.get('/v1/files').set(key);
    expect([forbidden.status, forbidden.headers['ratelimit']]).toEqual([
      403,
      expect.stringMatching(/^"key";r=1;/),
    ]);
    const absent = await test.request.get('/v1/referrals/RD-AAAAA-AAAAA').set(key);
    expect([absent.status, absent.headers['ratelimit']]).toEqual([404, expect.stringMatching(/^"key";r=0;/)]);

    const refused = await me(test, key);
    expect(refused.status).toBe(429);
    expect(refused.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(Number(refused.headers['retry-after'])).toBeGreaterThanOrEqual(1);
    expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(60);
    expect(refused.headers['ratelimit']).toMatch(/^"key";r=0;/);
    expect(refused.body).toMatchObject({
      type: 'urn:referral-desk:problem:quota-exceeded',
      status: 429,
      detail: expect.stringContaining('“key” lets 3 requests through in 60 seconds'),
    });
    const french = await me(test, { ...key, 'accept-language': 'fr' });
    expect([french.status, french.headers['content-language']]).toEqual([429, 'fr']);
    expect(french.body.detail).toContain('3 requêtes en 60 secondes');
    expect((await desk.getAs('partnerB', '/v1/me')).status).toBe(200);
    expect((await desk.get('officer', '/v1/me')).status).toBe(200);
  });

  it('counts a batch too, and a batch over it stores nothing', async () => {
    await statuses(3, () => desk.getAs('partnerB', '/v1/me'));
    expect((await desk.send([aReferral()], { by: 'partnerB' })).status).toBe(429);
    expect((await desk.get('officer', '/v1/files')).body.items).toEqual([]);
  });

  it('is for staff a limit of each account', async () => {
    const read = (): Promise<Response> => desk.get('auditor', '/v1/me');
    expect(await statuses(5, read)).toEqual([200, 200, 200, 200, 429]);
    expect((await desk.get('reviewer', '/v1/me')).status).toBe(200);
  });

  it('is shown by /v1/me, this request counted', async () => {
    expect((await desk.get('manager', '/v1/me')).body.rateLimit).toEqual([
      { policy: 'staff', quota: 4, windowSeconds: 60, remaining: 3, resetsInSeconds: expect.any(Number) },
    ]);
  });
});

describe('two processes of the service', () => {
  it('hold a limit together once their counts are shared', async () => {
    const config = quotas({ key: 10, partner: 100 });
    const one = await startTestApp({ config });
    const other = await startTestApp({ config, database: one.database, secrets: one.secrets });
    const key = { 'x-api-key': one.keys.partnerA };
    const share = async (): Promise<void> => {
      for (const test of [one, other]) await test.app.get(RateLimits).share();
    };
    expect(await statuses(5, () => me(one, key))).toEqual([200, 200, 200, 200, 200]);
    expect(await statuses(4, () => me(other, key))).toEqual([200, 200, 200, 200]);
    await share();
    expect((await me(other, key)).headers['ratelimit']).toMatch(/^"key";r=0;/);
    expect((await me(other, key)).status).toBe(429);
    await me(one, key);
    await share();
    expect((await me(one, key)).status).toBe(429);
    await other.close();
    await one.close();
  });
});

describe('one address', () => {
  let test: TestApp;
  let desk: Desk;
  beforeAll(async () => {
    test = await startTestApp({ config: quotas({ key: 50, partner: 50, failures: 4, address: 3 }) });
    desk = new Desk(test);
  });
  afterAll(() => test.close());

  it('is throttled for credentials that are not good, and never shuts out who has good ones', async () => {
    const { text } = makeApiKey('demo');
    const bad = (): Promise<Response> => me(test, { 'x-api-key': text });
    expect(await statuses(5, bad)).toEqual([401, 401, 401, 401, 429]);
    const refused = await me(test, { authorization: 'Bearer nonsense' });
    expect([refused.status, refused.headers['ratelimit-policy']]).toEqual([429, '"failures";q=4;w=60']);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThanOrEqual(1);
    expect((await desk.getAs('partnerA', '/v1/me')).status).toBe(200);
    expect((await desk.get('officer', '/v1/me')).status).toBe(200);

    const lines = test.logLines.filter((line) => line.includes('credentials refused'));
    expect(lines).toHaveLength(6);
    expect(test.logLines.join('')).not.toContain(text.slice(9, 25));
    expect(test.logLines.join('')).not.toContain('127.0.0.1');
  });

  it('may ask without any credentials so often, counted apart', async () => {
    expect(await statuses(4, () => me(test, {}))).toEqual([401, 401, 401, 429]);
  });

  it('that asks for a public page too often still gets the others and the probes', async () => {
    const page = async (): Promise<Response> => test.request.get('/about/checks/en');
    expect(await statuses(4, page)).toEqual([200, 200, 200, 429]);
    const live = await test.request.get('/health/live');
    expect([live.status, live.headers['ratelimit-policy']]).toEqual([200, '"address";q=3;w=60']);
    expect((await test.request.get('/about/checks/fr')).status).toBe(200);
  });
});

describe('a large batch', () => {
  it('costs one more for every hundred rows, charged to what comes after it, and once when it is repeated', async () => {
    const test = await startTestApp({ config: quotas({ key: 50, partner: 50 }) });
    const desk = new Desk(test);
    const left = async (): Promise<number> =>
      (await desk.getAs('partnerA', '/v1/me')).body.rateLimit[0].remaining;
    const rows = (count: number): Record<string, unknown>[] => Array.from({ length: count }, () => ({}));
    expect((await desk.send(rows(99))).status).toBe(201);
    expect(await left()).toBe(50 - 1 - 1);
    const key = randomUUID();
    expect((await desk.send(rows(500), { key })).status).toBe(201);
    expect(await left()).toBe(48 - 1 - 5 - 1);
    expect((await desk.send(rows(500), { key })).headers['idempotent-replayed']).toBe('true');
    expect(await left()).toBe(41 - 1 - 1);
    const validated = await test.request
      .post('/v1/referral-batches?mode=validate')
      .set('x-api-key', test.keys.partnerA)
      .send({ referrals: rows(300) });
    expect(validated.status).toBe(200);
    expect(await left()).toBe(39 - 1 - 3 - 1);
    await test.close();
  });
});
