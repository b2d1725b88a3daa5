import { Client } from 'pg';
import {
  BatchClient,
  BATCHES,
  fresh,
  freshRows,
  problemOf,
  resultOf,
} from '../intake/support/batch-client.js';
import { startTestApp, type TestApp } from '../support/app.js';

let app: TestApp;
let client: BatchClient;
let superuser: Client;
beforeAll(async () => {
  app = await startTestApp();
  client = new BatchClient(app);
  superuser = new Client(app.database.superuser);
  await superuser.connect();
});
afterAll(async () => {
  await superuser.end();
  await app.close();
});

const batches = async (): Promise<number> =>
  Number((await superuser.query<{ count: string }>('SELECT count(*) FROM referral_batches')).rows[0]?.count);

describe('the Idempotency-Key', () => {
  it('gives the same answer again, byte for byte, whatever the language asked for, and makes no second batch', async () => {
    const key = fresh('key');
    const body = { referrals: freshRows(5, 0.4).referrals };
    const first = await client.post(body, key);
    const before = await batches();
    const again = await client.post(body, key).set('accept-language', 'fr');
    expect(again.status).toBe(201);
    expect(again.text).toBe(first.text);
    expect(again.headers['location']).toBe(first.headers['location']);
    expect(again.headers['content-language']).toBe('en');
    expect(again.headers['idempotent-replayed']).toBe('true');
    expect(first.headers['idempotent-replayed']).toBeUndefined();
    expect(await batches()).toBe(before);
  });

  it('makes one batch of twenty identical posts at once', async () => {
    const key = fresh('key');
    const body = JSON.stringify({ referrals: freshRows(20).referrals });
    const before = await batches();
    const answers = await Promise.all(Array.from({ length: 20 }, () => client.post(body, key)));
    expect(await batches()).toBe(before + 1);
    const made = answers.filter(({ status }) => status === 201);
    expect(new Set(made.map(({ text }) => text)).size).toBe(1);
    for (const answer of answers.filter(({ status }) => status !== 201)) {
      expect(answer.status).toBe(409);
      expect(answer.headers['retry-after']).toBe('1');
    }
    expect((await client.post(body, key)).text).toBe(made[0]?.text);
  });

  it('is refused for another body, and is each partner’s own', async () => {
    const key = fresh('key');
    const { referrals } = freshRows(2);
    expect((await client.post({ referrals: [referrals[0]] }, key)).status).toBe(201);
    const other = await client.post({ referrals: [referrals[1]] }, key);
    expect([other.status, problemOf(other)]).toEqual([422, 'key-reused']);
    expect((await client.post({ referrals: [referrals[1]] }, key, 'partnerB')).status).toBe(201);
  });

  it('is not used up by a request that is refused', async () => {
    const key = fresh('key');
    expect((await client.post('{"referrals":', key)).status).toBe(400);
    expect((await client.post({ referrals: [] }, key)).status).toBe(400);
    expect((await client.post({ referrals: freshRows(1).referrals }, key)).status).toBe(201);
  });

  it('is not stuck after the transaction is rolled back, and nothing of the batch is left', async () => {
    const key = fresh('key');
    const body = { referrals: freshRows(3).referrals };
    const before = await batches();
    await superuser.query(`
      CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'disk on fire'; END $$;
      CREATE TRIGGER fail BEFORE INSERT ON stored_answers FOR EACH ROW EXECUTE FUNCTION fail()`);
    const failed = await client.post(body, key);
    await superuser.query('DROP TRIGGER fail ON stored_answers; DROP FUNCTION fail()');
    expect(failed.status).toBe(500);
    expect(failed.text).not.toContain('disk on fire');
    expect(await batches()).toBe(before);
    expect(resultOf(await client.post(body, key)).outcome).toBe('all-accepted');
  });

  it.each([undefined, '', 'two words', 'x'.repeat(256), 'clé'])('%j is none', async (key) => {
    const request = app.request
      .post(BATCHES)
      .set('x-api-key', app.keys.partnerA)
      .set('content-type', 'application/json');
    if (key !== undefined) void request.set('idempotency-key', key);
    const response = await request.send('{}');
    expect([response.status, problemOf(response)]).toEqual([400, 'missing-idempotency-key']);
  });
});
