import { Client } from 'pg';
import { formatApiKey, parseApiKey } from '../../src/modules/partners/api-key.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { Desk } from '../support/desk.js';
import { Managers } from '../support/managers.js';

let test: TestApp;
let desk: Desk;
let managers: Managers;
let partnerId: string;
const secrets: string[] = [];

beforeAll(async () => {
  test = await startTestApp();
  desk = new Desk(test);
  managers = new Managers(test);
  partnerId = await managers.aPartner();
});

afterAll(() => test.close());

const keysPath = (): string => `/v1/partners/${partnerId}/api-keys`;

async function aKey(change: object = {}): Promise<{ keyId: string; apiKey: string }> {
  const key = await managers.aKey(partnerId, change);
  secrets.push(parseApiKey(key.apiKey)?.secret ?? '');
  return key;
}

describe('a report of a leaked key', () => {
  const report = (token: string, more: object = {}) =>
    test.request.post('/v1/leaked-keys').send({ token, ...more });

  it('revokes a live key before it is answered, and says the same of any token', async () => {
    const { keyId, apiKey } = await aKey({ label: 'leaked' });
    const { apiKey: ended, keyId: endedId } = await aKey();
    await managers.delete('manager', `${keysPath()}/${endedId}`);
    const half = formatApiKey({ ...parseApiKey(apiKey)!, secret: 'x'.repeat(32) });
    const answers = [
      await report(half),
      await report('not a key at all'),
      await report(ended),
      await report(apiKey, { source: 'code-repository' }),
      await report(apiKey),
    ];
    for (const { status, body } of answers) expect([status, body]).toEqual([202, { report: 'taken' }]);
    const kinds = answers.map(({ headers }) => Object.keys(headers).sort().join());
    expect(new Set(kinds).size).toBe(1);
    expect(await managers.knock(apiKey)).toBe(401);
    const { items } = (await managers.get('manager', `${keysPath()}?limit=200`)).body;
    expect(items.find((one: { keyId: string }) => one.keyId === keyId)).toMatchObject({
      ...{ revokedBy: 'system', revokedBecause: 'leak-reported' },
    });
    const events = await desk.events('action=api-key.leak-reported', ({ subjectId }) => subjectId === keyId);
    expect(events.map(({ subjectId }) => subjectId)).toContain(keyId);
  });

  it('ends nothing with half a key: the id alone is no proof of holding it', async () => {
    const { apiKey } = await aKey();
    await report(formatApiKey({ ...parseApiKey(apiKey)!, secret: 'y'.repeat(32) }));
    expect(await managers.knock(apiKey)).toBe(200);
  });

  it('takes a token and a code, nothing a stranger could write', async () => {
    expect((await report('x', { source: 'my neighbour' })).status).toBe(400);
    expect((await report('x', { note: 'hello' })).status).toBe(400);
    expect((await report('')).status).toBe(400);
  });
});

describe('the secret of a key', () => {
  it('is nowhere: not in the database, its log of events, or a line of the service’s log', async () => {
    const { keyId } = await aKey();
    const rotated = await managers.post('manager', `${keysPath()}/${keyId}/rotate`);
    secrets.push(parseApiKey((rotated.body as { apiKey: string }).apiKey)?.secret ?? 'none');
    await managers.knock((rotated.body as { apiKey: string }).apiKey);
    const client = new Client({ ...test.database.superuser });
    await client.connect();
    const { rows } = await client.query<{ name: string }>(
      `SELECT quote_ident(table_schema) || '.' || quote_ident(table_name) AS name FROM information_schema.tables
       WHERE table_schema NOT IN ('pg_catalog', 'information_schema') AND table_type = 'BASE TABLE'`,
    );
    let everything = test.logLines.join('\n');
    for (const { name } of rows) {
      const all = await client.query<{ row: string }>(`SELECT t::text AS row FROM ${name} t`);
      everything += all.rows.map(({ row }) => row).join('\n');
    }
    const disclosed = await client.query<{ disclosure: string }>('SELECT disclosure FROM audit_disclosures');
    for (const { disclosure } of disclosed.rows)
      everything += Buffer.from(disclosure, 'base64url').toString('utf8');
    await client.end();
    expect(secrets.length).toBeGreaterThan(4);
    for (const secret of secrets) {
      expect(everything.includes(secret)).toBe(false);
      expect(everything.includes(Buffer.from(secret).toString('hex'))).toBe(false);
    }
  });
});
