import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { Client } from 'pg';
import {
  BatchClient,
  faultsOf,
  fresh,
  freshRows,
  problemOf,
  resultOf,
} from '../intake/support/batch-client.js';
import { CSV, csvOf, JSON_TYPE, NDJSON, ndjsonOf } from '../intake/support/formats.js';
import { startTestApp, type TestApp } from '../support/app.js';

const MIB = 1024 * 1024;

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

const events = async (): Promise<unknown> =>
  (await superuser.query('SELECT count(*) FROM audit_events')).rows[0];

const HEADER = 'externalReference,principalApplicant.familyName';

/** What is sent, as what, and the type of its problem. */
const BAD: readonly [
  what: string,
  body: string | Buffer,
  type: string,
  status: number,
  problem: string,
  encoding?: string,
][] = [
  ['an empty table', '', CSV, 400, 'empty-body'],
  ['no line', '', NDJSON, 400, 'empty-body'],
  ['gzip of nothing', gzipSync(''), CSV, 400, 'empty-body', 'gzip'],
  ['only a header', `${HEADER}\n`, CSV, 400, 'invalid-request'],
  ['only empty lines', '\n\n', NDJSON, 400, 'invalid-request'],
  ['a quotation mark that is never closed', `${HEADER}\nA,"X\nB,Y\n`, CSV, 400, 'malformed-csv'],
  ['a table without a header', 'A-1,Zzyzxova\n', CSV, 400, 'invalid-header'],
  ['a column that does not exist', `${HEADER},consent.scopes.0\nA,X,y\n`, CSV, 400, 'invalid-header'],
  ['a column twice', `${HEADER},externalReference\nA,X,A\n`, CSV, 400, 'invalid-header'],
  ['JSON that is called a table', '{"referrals":[{}]}', CSV, 400, 'malformed-csv'],
  [
    'a table in Windows-1251',
    Buffer.from([...Buffer.from(`${HEADER}\nA,`), 0xc7, 0xe0, 0x0a]),
    CSV,
    400,
    'not-utf8',
  ],
  [
    'a table whose last row is in another encoding',
    Buffer.concat([Buffer.from(`${HEADER}\nA,Ж\nB,`), Buffer.of(0xe9, 0x0a)]),
    CSV,
    400,
    'not-utf8',
  ],
  ['a table in UTF-16', Buffer.from(`\uFEFF${HEADER}\nA,X`, 'utf16le'), CSV, 400, 'not-utf8'],
  [
    'lines in mixed encodings',
    Buffer.concat([Buffer.from('{"a":"Ж"}\n{"a":"'), Buffer.of(0xe9), Buffer.from('"}')]),
    NDJSON,
    400,
    'not-utf8',
  ],
  ['10,001 lines', '{}\n'.repeat(10_001), NDJSON, 422, 'too-many-rows'],
  ['10,001 rows of a table', `${HEADER}\n${'A,X\n'.repeat(10_001)}`, CSV, 422, 'too-many-rows'],
  ['10,001 rows in gzip', gzipSync('{}\n'.repeat(10_001)), NDJSON, 422, 'too-many-rows', 'gzip'],
  ['what is not gzip', '{"referrals":[{}]}', JSON_TYPE, 400, 'malformed-gzip', 'gzip'],
  [
    'gzip that is cut short',
    gzipSync(ndjsonOf([{ a: 'b'.repeat(99) }])).subarray(0, 30),
    NDJSON,
    400,
    'malformed-gzip',
    'gzip',
  ],
  ['a decompression bomb', gzipSync(Buffer.alloc(4 * MIB, 0x20)), JSON_TYPE, 413, 'expands-too-much', 'gzip'],
  [
    'a decompression bomb of lines',
    gzipSync(Buffer.alloc(4 * MIB, 0x0a)),
    NDJSON,
    413,
    'expands-too-much',
    'gzip',
  ],
  [
    'a decompression bomb in one cell',
    gzipSync(`${HEADER}\n"${' '.repeat(2 * MIB)}`),
    CSV,
    413,
    'expands-too-much',
    'gzip',
  ],
];

describe('a batch that cannot be read', () => {
  it.each(BAD)(
    '%s is a problem of its own type, in both languages, and leaves nothing behind',
    async (...bad) => {
      const [, body, type, status, problem, encoding] = bad;
      const before = await events();
      const details = new Set<string>();
      for (const language of ['en', 'fr']) {
        const response = await client
          .send(body, type, encoding === undefined ? {} : { encoding })
          .set('accept-language', language);
        expect([response.status, problemOf(response)]).toEqual([status, problem]);
        expect(response.headers['content-type']).toBe('application/problem+json; charset=utf-8');
        expect(response.text).not.toMatch(/Zzyzxova|scopes|\{\w+\}/);
        details.add((response.body as { detail: string }).detail);
      }
      expect(details.size).toBe(2);
      expect(await events()).toEqual(before);
      expect((await app.request.get('/health/live')).status).toBe(200);
    },
  );

  it('leaves its key free', async () => {
    const key = fresh('KANAREIKA-KEY');
    expect((await client.send('a,b\n1,2\n', CSV, { key })).status).toBe(400);
    expect((await client.send(csvOf(freshRows(1).referrals), CSV, { key })).status).toBe(201);
  });

  it('is told the nearest column, and the line where a table breaks off', async () => {
    const header = await client.send(`${HEADER},consent.scopes.0\nA,X,y\n`, CSV);
    expect((header.body as { errors: object[] }).errors).toEqual([
      {
        pointer: '#/header/2',
        code: 'unknown-column',
        detail:
          'Column C names nothing a referral has. The nearest path is consent.scope.0: correct the name, or remove the column.',
      },
    ]);
    const broken = await client.send(`${HEADER}\nA,X\nB,Y"Z\n`, CSV);
    expect((broken.body as { detail: string }).detail).toContain('line 3:');
  });
});

describe('a batch with a row that cannot be read', () => {
  it('refuses that row of a table for its cells too many, and takes the others', async () => {
    const table = csvOf(freshRows(3).referrals).split('\n');
    table[2] = `${table[2] ?? ''},one more`;
    const { counts, rows } = resultOf(await client.send(table.join('\n'), CSV));
    expect(counts).toEqual({ received: 3, accepted: 2, rejected: 1 });
    expect(faultsOf(rows)).toEqual(['#/referrals/1 too-many-cells']);
    expect(rows[1]).toMatchObject({ row: 3, externalReference: expect.any(String) as string });
  });

  it('refuses a line that is not JSON, with the byte, and takes the others', async () => {
    const [first, second] = freshRows(2).referrals;
    const { rows } = resultOf(
      await client.send(`${JSON.stringify(first)}\n{"a":1,}\n${JSON.stringify(second)}`, NDJSON),
    );
    expect(rows.map(({ status }) => status)).toEqual(['accepted', 'rejected', 'accepted']);
    expect(rows[1]).toMatchObject({
      externalReference: null,
      row: 2,
      errors: [
        {
          pointer: '#/referrals/1',
          code: 'malformed-row',
          detail: expect.stringContaining('byte 7') as string,
        },
      ],
    });
  });
});

describe('a batch in gzip', () => {
  it('of a thousand referrals is no bomb', async () => {
    const rows = csvOf(freshRows(1000).referrals);
    const response = await client.send(gzipSync(rows), CSV, { query: '?mode=validate', encoding: 'gzip' });
    expect(resultOf(response).counts).toEqual({ received: 1000, accepted: 1000, rejected: 0 });
  });

  it('that grows past 64 MiB is too much, however little it grows', async () => {
    // The same mebibyte again and again: past what gzip looks back for, and too varied to shrink by more than half.
    const noise = gzipSync(randomBytes(MIB / 2).toString('hex'), { level: 1 });
    const many = Buffer.concat(Array<Buffer>(65).fill(noise));
    expect(problemOf(await client.send(many, JSON_TYPE, { encoding: 'gzip' }))).toBe('expands-too-much');
  });
});
