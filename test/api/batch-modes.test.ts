import { gzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { Client } from 'pg';
import {
  type BatchPreviewDto,
  type BatchProblemDto,
} from '../../src/modules/intake/dto/batch-answers.dto.js';
import { MAX_ROW_BYTES } from '../../src/modules/intake/formats/batch-format.js';
import {
  BatchClient,
  faultsOf,
  fresh,
  freshRows,
  problemOf,
  resultOf,
} from '../intake/support/batch-client.js';
import { CSV, csvOf, JSON_TYPE, NDJSON, ndjsonOf } from '../intake/support/formats.js';
import { type Row } from '../intake/support/samples.js';
import { startTestApp, type TestApp } from '../support/app.js';

const VALIDATE = '?mode=validate';
const ATOMIC = '?mode=atomic';
const INCLUDE = '?corrections=include';

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

/** How many rows each table has that a batch could leave something in. */
async function everything(): Promise<unknown> {
  const tables = [
    'referral_batches',
    'batch_rows',
    'case_files',
    'stored_answers',
    'audit_events',
    'audit_disclosures',
    'places_used',
    'batch_bodies',
    'batch_progress',
    'match_people',
    'match_keys',
    'duplicate_candidates',
  ];
  const counts = tables.map((table) => `(SELECT count(*) FROM ${table}) AS ${table}`);
  return (await superuser.query<Record<string, string>>(`SELECT ${counts.join(', ')}`)).rows[0];
}

/** Rows of which the second has no consent and the third an unknown property. */
function someBroken(): Row[] {
  const [sound, noConsent, unknown] = freshRows(3).referrals as [Row, Row, Row];
  const { consent: _consent, ...rest } = noConsent;
  return [sound, rest, { ...unknown, colour: 'Zzyzxova' }];
}

const correctionsOf = (response: { body: unknown }): { mediaType: string; rows: number; content: string } =>
  (response.body as BatchPreviewDto).corrections ?? { mediaType: '', rows: 0, content: '' };

describe('mode=validate', () => {
  it('tells what would become of each row, without a key and without file numbers, and leaves nothing behind', async () => {
    const rows = someBroken();
    const before = await everything();
    const response = await client.send(JSON.stringify({ referrals: rows }), JSON_TYPE, {
      key: null,
      query: VALIDATE,
    });
    expect(response.status).toBe(200);
    const { rows: told, ...result } = response.body as BatchPreviewDto;
    expect(result).toEqual({
      mode: 'validate',
      outcome: 'partly-accepted',
      counts: { received: 3, accepted: 1, rejected: 2 },
    });
    expect(told[0]).toEqual({
      externalReference: rows[0]?.['externalReference'],
      index: 0,
      status: 'accepted',
    });
    expect(faultsOf(told)).toEqual([
      '#/referrals/1/consent required',
      '#/referrals/2/colour unknown-property',
    ]);
    expect(await everything()).toEqual(before);
    expect(app.logLines.join('')).not.toContain('Zzyzxova');
  });

  it('knows references in use, of files and of earlier rows, and uses none itself', async () => {
    const [row] = freshRows(1).referrals as [Row];
    const body = ndjsonOf([row, row]);
    for (let i = 0; i < 2; i++) {
      const { rows } = resultOf(await client.send(body, NDJSON, { key: null, query: VALIDATE }));
      expect(faultsOf(rows)).toEqual(['#/referrals/1/externalReference reference-in-use']);
    }
    expect(resultOf(await client.send(ndjsonOf([row]), NDJSON)).outcome).toBe('all-accepted');
    const { rows } = resultOf(await client.send(body, NDJSON, { key: null, query: VALIDATE }));
    expect(faultsOf(rows)).toHaveLength(2);
  });
});

describe('mode=atomic', () => {
  it('takes every row when every row is sound', async () => {
    const { mode, outcome, id } = resultOf(
      await client.send(ndjsonOf(freshRows(3).referrals), NDJSON, { query: ATOMIC }),
    );
    expect({ mode, outcome }).toEqual({ mode: 'atomic', outcome: 'all-accepted' });
    expect((await client.get(`/${id}`)).body).toMatchObject({ mode: 'atomic' });
  });

  it('refuses the whole batch for one faulty row, tells every faulty row, and leaves nothing behind', async () => {
    const before = await everything();
    const response = await client.send(ndjsonOf(someBroken()), NDJSON, { query: ATOMIC });
    expect([response.status, problemOf(response)]).toEqual([422, 'batch-refused']);
    const { errors, rows, detail } = response.body as BatchProblemDto;
    expect(detail).toContain('2 of 3');
    expect(errors?.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual(faultsOf(rows ?? []));
    expect(rows?.map(({ row, index, status }) => [row, index, status])).toEqual([
      [2, 1, 'rejected'],
      [3, 2, 'rejected'],
    ]);
    expect(await everything()).toEqual(before);
  });

  it('tells a hundred faults and the number of the others in “errors”, and all of them in “rows”', async () => {
    const response = await client.send(ndjsonOf(Array(50).fill({})), NDJSON, { query: ATOMIC });
    const { errors = [], rows = [] } = response.body as BatchProblemDto;
    expect(faultsOf(rows)).toHaveLength(50 * 7);
    expect(errors).toHaveLength(101);
    expect(errors.at(-1)).toMatchObject({ pointer: '#', code: 'more-faults' });
  });

  it('does not use up its key, and is not the same request as another mode', async () => {
    const key = fresh('KANAREIKA-KEY');
    const [sound] = freshRows(1).referrals as [Row];
    expect((await client.send(ndjsonOf([{}]), NDJSON, { key, query: ATOMIC })).status).toBe(422);
    expect((await client.send(ndjsonOf([sound]), NDJSON, { key, query: ATOMIC })).status).toBe(201);
    expect(problemOf(await client.send(ndjsonOf([sound]), NDJSON, { key }))).toBe('key-reused');
  });
});

describe('a correction file', () => {
  it('of a table is the refused rows with their errors in a first column; corrected, it is taken as it is', async () => {
    const [sound, broken] = freshRows(2).referrals as [
      Row & { protection: Row },
      Row & { consent: Row; protection: Row },
    ];
    broken.protection['summary'] = '=HYPERLINK("x")\nsecond line';
    broken.consent['scope'] = ['contact-counsel'];
    const sent = `\uFEFF${csvOf([sound, broken], ';')}`;
    const response = await client.send(sent, CSV, { query: INCLUDE });
    const { mediaType, rows, content } = correctionsOf(response);
    expect([mediaType, rows, content.startsWith('\uFEFFerrors;externalReference;')]).toEqual([CSV, 1, true]);
    const table = parse(content, { bom: true, delimiter: ';' });
    const at = (name: string): number => table[0]?.indexOf(name) ?? -1;
    expect(table).toHaveLength(2);
    expect(table[1]?.[0]).toMatch(/^consent\.scope: The consent does not cover/);
    expect(table[1]?.[at('protection.summary')]).toBe(`'=HYPERLINK("x")\nsecond line`);
    const corrected = content.replace(';contact-counsel', ';share-with-canada');
    const again = resultOf(await client.send(corrected, CSV, { query: INCLUDE }));
    expect([again.outcome, again.corrections]).toEqual(['all-accepted', undefined]);
    const file = await app.request
      .get(`/v1/files/${again.rows[0]?.fileNumber ?? ''}`)
      .set('authorization', `Bearer ${app.tokens.officer}`);
    expect((file.body as { referral: typeof broken }).referral.protection['summary']).toBe(
      '=HYPERLINK("x")\nsecond line',
    );
  });

  it.each([
    [JSON_TYPE, (rows: readonly unknown[]) => JSON.stringify({ referrals: rows })],
    [NDJSON, ndjsonOf],
  ])(
    'of %s is the refused rows with a property of errors; sent as it is, it has the same faults again',
    async (type, write) => {
      const first = await client.send(write(someBroken()), type, { query: INCLUDE });
      const { content, rows } = correctionsOf(first);
      expect(rows).toBe(2);
      const again = await client.send(content, type, { query: INCLUDE });
      expect(faultsOf(resultOf(again).rows)).toEqual([
        '#/referrals/0/consent required',
        '#/referrals/1/colour unknown-property',
      ]);
      expect(correctionsOf(again).content).toBe(content);
      expect(content).toContain(
        '{"pointer":"#/consent","code":"required","detail":"This is required. Add it."}',
      );
    },
  );

  it('has a line that cannot be read, and a row that is no record, as they were sent', async () => {
    const tooLarge = `"${'x'.repeat(MAX_ROW_BYTES)}"`;
    const response = await client.send(`{"a":\n7\n${tooLarge}\n`, NDJSON, { query: INCLUDE });
    const lines = correctionsOf(response)
      .content.trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { sent: unknown; errors: { code: string }[] });
    expect(lines.map(({ sent, errors }) => [sent, errors.map(({ code }) => code)])).toEqual([
      ['{"a":', ['malformed-row']],
      [7, ['wrong-type']],
      [undefined, ['row-too-large']],
    ]);
    const { id, rows } = resultOf(response);
    expect((await client.get(`/${id}/rows`)).body).toMatchObject({ items: rows });
  });

  it('comes again with a repeated request, byte for byte, though nothing of it is stored', async () => {
    const key = fresh('KANAREIKA-KEY');
    for (const [type, body] of [
      [JSON_TYPE, JSON.stringify({ referrals: someBroken() })],
      [CSV, csvOf(someBroken().slice(0, 2))],
    ] as const) {
      const first = await client.send(body, type, { key: key + type, query: INCLUDE });
      const again = await client.send(gzipSync(body), type, {
        key: key + type,
        query: INCLUDE,
        encoding: 'gzip',
      });
      expect([again.text, again.headers['idempotent-replayed']]).toEqual([first.text, 'true']);
      const plain = await client.send(body, type, { key: key + type });
      expect(resultOf(plain).corrections).toBeUndefined();
    }
    for (const table of ['stored_answers', 'batch_rows', 'audit_disclosures']) {
      const found = await superuser.query(
        `SELECT 1 FROM ${table} t WHERE position('Zzyzxova' IN t::text) > 0`,
      );
      expect([table, found.rowCount]).toEqual([table, 0]);
    }
  });

  it('comes with a batch refused whole and with one only validated, in the language asked for', async () => {
    for (const query of [`${ATOMIC}&corrections=include`, `${VALIDATE}&corrections=include`]) {
      const response = await client
        .send(csvOf(someBroken().slice(0, 2)), CSV, { query })
        .set('accept-language', 'fr');
      expect(correctionsOf(response).content).toContain('consent: Ceci est obligatoire.');
    }
  });
});
