import { DataSource } from 'typeorm';
import { startTestApp, type TestApp } from '../support/app.js';
import { Auditor } from '../support/auditor.js';
import { toldBy } from '../support/deciding-desk.js';
import { aReferral, Desk } from '../support/desk.js';
import { untilSigned } from '../support/signed-log.js';

let test: TestApp;
let auditor: Auditor;

beforeAll(async () => {
  test = await startTestApp({ sequencer: true });
  auditor = new Auditor(test);
  await new Desk(test).send(Array.from({ length: 260 }, () => aReferral()));
  await untilSigned(test);
});
afterAll(() => test.close());

/** How often the entries of the log were read: as stored, for the list of events waits for whatever runs beside this test. */
async function readsOfEntries(): Promise<number | undefined> {
  const [row] = await test.app
    .get(DataSource)
    .query<{ reads: number }[]>(
      `SELECT count(*)::integer AS reads FROM audit_events WHERE action = 'audit-log.read' AND subject_id = 'entries'`,
    );
  return row?.reads;
}

describe('the address of a tile', () => {
  it.each([
    ['tile/0/000.p/5', 'tile/0/000.p%2F5'],
    ['tile/0/000', 'tile/0/%30%30%30'],
    ['tile/entries/000.p/5', 'tile/entries/000.p%2f5'],
  ])('%s may be written %s, as forms do', async (plain, encoded) => {
    const [one, other] = [await auditor.bytes(plain), await auditor.bytes(encoded)];
    expect([one.status, other.status]).toEqual([200, 200]);
    expect(other.bytes).toEqual(one.bytes);
  });

  it.each([
    'tile/0/x001/067',
    'tile/0/x001%2F067',
    'tile/0/000.p%252F5',
    'tile/0%2F000',
    'tile/0/',
    'tile/0/000/',
  ])('%s names nothing that is there', async (path) => {
    expect(toldBy(await auditor.get(path))).toEqual([404, 'not-found']);
  });

  it('is refused when it is encoded wrong, and nothing with more than a tile has', async () => {
    expect(toldBy(await auditor.get('tile/0/%zz'))).toEqual([400, 'bad-request']);
    expect(toldBy(await auditor.get(`tile/0/${'x000/'.repeat(500)}000`))).toEqual([404, 'not-found']);
  });

  it('takes reading alone', async () => {
    const answer = await test.request
      .post('/v1/audit/tile/0/000')
      .set('authorization', `Bearer ${test.tokens.auditor}`);
    expect([...toldBy(answer), answer.headers['allow']]).toEqual([405, 'method-not-allowed', 'GET, HEAD']);
  });
});

describe('what may be kept of the tree', () => {
  it.each([
    ['tile/0/000', 'private, max-age=31536000, immutable'],
    ['tile/0/000.p/5', 'private, max-age=31536000, immutable'],
    ['tile/0/999', 'no-store'],
    ['tile/entries/000', 'no-store'],
    ['checkpoint', 'no-store'],
    ['keys', 'no-store'],
    ['events', 'no-store'],
  ])('of %s: %s', async (path, kept) => {
    const { headers } = await auditor.get(path);
    expect(headers).toMatchObject({
      'cache-control': kept,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    });
    expect(headers['ratelimit']).toBeDefined();
  });

  it('of bytes is what HEAD tells without them', async () => {
    const { status, headers, text } = await test.request
      .head('/v1/audit/tile/0/000')
      .set('authorization', `Bearer ${test.tokens.auditor}`);
    expect([status, headers['content-type'], headers['content-length'], text]).toEqual([
      ...[200, 'application/octet-stream', '8192', undefined],
    ]);
  });

  it('leaves an event when entries were read, and none when hashes were', async () => {
    const before = await readsOfEntries();
    await auditor.bytes('tile/0/000');
    expect(await readsOfEntries()).toBe(before);
    await auditor.bytes('tile/entries/000');
    expect(await readsOfEntries()).toBe(Number(before) + 1);
  });
});

describe('the key that signs', () => {
  it.each(['partnerA', 'partnerB'] as const)('is told to %s, who is given receipts', async (partner) => {
    const answer = await test.request.get('/v1/audit/keys').set('x-api-key', test.keys[partner]);
    expect([answer.status, answer.body]).toEqual([200, (await auditor.get('keys')).body]);
  });

  it.each(['officer', 'reviewer', 'manager', 'administrator'] as const)('is told to %s', async (role) => {
    const answer = await test.request
      .get('/v1/audit/keys')
      .set('authorization', `Bearer ${test.tokens[role]}`);
    expect(answer.status).toBe(200);
  });

  it('is told to nobody without credentials', async () => {
    expect(toldBy(await test.request.get('/v1/audit/keys'))).toEqual([401, 'not-authenticated']);
  });
});
