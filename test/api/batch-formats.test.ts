import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { Client } from 'pg';
import { BatchClient, faultsOf, fresh, freshRows, resultOf } from '../intake/support/batch-client.js';
import { CSV, csvOf, JSON_TYPE, NDJSON, ndjsonOf } from '../intake/support/formats.js';
import { type Row, sampleBatch } from '../intake/support/samples.js';
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

/** A file as an officer sees it, without what differs from file to file by itself. */
async function fileOf(fileNumber: string | undefined): Promise<Record<string, unknown>> {
  const { body } = await app.request
    .get(`/v1/files/${fileNumber ?? ''}`)
    .set('authorization', `Bearer ${app.tokens.officer}`);
  const { referral, state, urgency, persons, stca } = body as Record<string, unknown> & {
    stca: { conclusion: string };
  };
  return { referral, state, urgency, persons, conclusion: stca.conclusion };
}

const sampleWith = (prefix: string): { referrals: Row[]; renamed: (text: string) => string } => ({
  referrals: sampleBatch('batch-12.json').referrals.map((row) => ({
    ...row,
    externalReference: String(row['externalReference']).replace('DEMO', prefix),
  })),
  renamed: (text) => text.replaceAll('DEMO-', `${prefix}-`),
});

/** A referral without empty lists and nulls, which the sample table has no cells for. */
function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmpty);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, one]) => one !== null && !(Array.isArray(one) && one.length === 0))
      .map(([name, one]) => [name, withoutEmpty(one)]),
  );
}

describe('the twelve referrals of the sample', () => {
  it('give the same files as JSON, as NDJSON and as a table, plain and gzip', async () => {
    const ways: [type: string, write: (rows: Row[]) => string][] = [
      [JSON_TYPE, (referrals) => JSON.stringify({ referrals })],
      [NDJSON, ndjsonOf],
      [CSV, (rows) => csvOf(rows)],
      [`${CSV}; charset=utf-8`, (rows) => csvOf(rows, ';')],
    ];
    const files = [];
    for (const [type, write] of ways) {
      const { referrals } = sampleWith(fresh('KANAREIKA-W'));
      const body = gzipSync(write(referrals));
      const { counts, rows } = resultOf(await client.send(body, type, { encoding: 'gzip' }));
      expect([type, counts]).toEqual([type, { received: 12, accepted: 12, rejected: 0 }]);
      expect(rows.map((row) => row.externalReference)).toEqual(
        referrals.map((row) => row['externalReference']),
      );
      const made = await Promise.all(rows.map((row) => fileOf(row.fileNumber)));
      files.push(
        made.map((file) => ({
          ...file,
          referral: { ...(file['referral'] as object), externalReference: '' },
        })),
      );
    }
    const [ofJson, ofNdjson, ...ofTables] = files;
    expect(ofNdjson).toEqual(ofJson);
    // A null of the facts and an absent fact both mean unknown; a table says both with an empty cell.
    const known = (made: unknown): unknown =>
      JSON.parse(JSON.stringify(made), (_, value: unknown) => value ?? undefined);
    for (const ofTable of ofTables) expect(known(ofTable)).toEqual(known(ofJson));
  });

  it('are in the sample table what they are in the sample document, but for lists it cannot show to be empty', async () => {
    const { renamed, referrals } = sampleWith(fresh('KANAREIKA-S'));
    const table = renamed(readFileSync('samples/batch-12.csv', 'utf8'));
    const { id, counts, rows } = resultOf(await client.send(table, CSV));
    expect(counts).toEqual({ received: 12, accepted: 12, rejected: 0 });
    const files = await Promise.all(rows.map((row) => fileOf(row.fileNumber)));
    expect(files.map(({ referral }) => referral)).toEqual(referrals.map(withoutEmpty));
    expect(rows.map(({ row, index }) => [row, index])).toEqual(rows.map((_, i) => [i + 2, i]));
    expect((await client.get(`/${id}/rows`)).body).toMatchObject({ items: rows });
  });
});

describe('broken rows', () => {
  it('have the five faults they were made with in every format, at the same pointers', async () => {
    const { referrals } = sampleBatch('batch-12-with-errors.json');
    const bodies: [string, string][] = [
      [JSON_TYPE, JSON.stringify({ referrals })],
      [NDJSON, ndjsonOf(referrals)],
    ];
    for (const [type, body] of bodies) {
      const { rows } = resultOf(await client.send(body, type, { query: '?mode=validate' }));
      expect([type, faultsOf(rows)]).toEqual([
        type,
        [
          '#/referrals/3/principalApplicant/familyName required',
          '#/referrals/4/principalApplicant/dateOfBirth invalid-date',
          '#/referrals/5/unitedStates/custody/status not-allowed',
          '#/referrals/10/consent required',
          '#/referrals/11/principalApplicant/height unknown-property',
        ],
      ]);
    }
    // A table cannot hold the fifth: its column is refused with the header.
    const { principalApplicant, ...rest } = referrals[11] as Row & { principalApplicant: Row };
    const { height: _height, ...person } = principalApplicant;
    const known = [...referrals.slice(0, 11), { ...rest, principalApplicant: person }];
    const { rows } = resultOf(await client.send(csvOf(known), CSV, { query: '?mode=validate' }));
    expect(faultsOf(rows)).toHaveLength(4);
    const refused = await client.send(csvOf(referrals), CSV, { query: '?mode=validate' });
    expect(refused.body).toMatchObject({
      status: 400,
      type: 'urn:referral-desk:problem:invalid-header',
      errors: [{ code: 'unknown-column', detail: expect.stringContaining('principalApplicant.') as string }],
    });
  });

  it('of generated batches are told as the generator explains them, in every format', async () => {
    const { referrals, broken } = freshRows(300, 0.1);
    const explained = broken.map(({ index, reference, pointer }) => [
      index,
      reference,
      [`#/referrals/${index}${pointer}`],
    ]);
    const tellable = (row: Row): boolean => !('height' in (row['principalApplicant'] as Row));
    const inTable = referrals.filter(tellable);
    const places = new Map(inTable.map((row, index) => [row['externalReference'], index]));
    const ways: [string, string, unknown[]][] = [
      [JSON_TYPE, JSON.stringify({ referrals }), explained],
      [NDJSON, ndjsonOf(referrals), explained],
      [
        CSV,
        csvOf(inTable),
        broken
          .filter(({ reference }) => places.has(reference))
          .map(({ reference, pointer }) => [
            places.get(reference),
            reference,
            [`#/referrals/${places.get(reference) ?? -1}${pointer}`],
          ]),
      ],
    ];
    for (const [type, body, faults] of ways) {
      const { rows } = resultOf(await client.send(body, type, { query: '?mode=validate' }));
      const told = rows
        .filter((row) => row.status === 'rejected')
        .map((row) => [row.index, row.externalReference, row.errors?.map(({ pointer }) => pointer)]);
      expect([type, told]).toEqual([type, faults]);
    }
  });
});

describe('the Idempotency-Key', () => {
  it('is of the content, not of its wrapping: gzip or not it is the same batch; another format is another', async () => {
    const key = fresh('KANAREIKA-KEY');
    const lines = ndjsonOf(freshRows(2).referrals);
    const first = await client.send(lines, NDJSON, { key });
    expect(first.status).toBe(201);
    const again = await client.send(gzipSync(lines), NDJSON, { key, encoding: 'gzip' });
    expect([again.text, again.headers['idempotent-replayed']]).toEqual([first.text, 'true']);
    const other = await client.send(lines, JSON_TYPE, { key });
    expect([other.status, (other.body as { type: string }).type]).toEqual([
      422,
      'urn:referral-desk:problem:key-reused',
    ]);
  });
});

describe('the template', () => {
  it('is there for anyone, and is taken with its notes when a row is added', async () => {
    const template = await app.request.get('/v1/referral-batches/template.csv?delimiter=semicolon');
    expect([template.status, template.headers['content-type']]).toEqual([
      200,
      'text/csv; charset=utf-8; header=present',
    ]);
    expect(template.text).toMatch(/^\uFEFF?# One referral in each row/);
    expect(template.text).toContain('# Une recommandation par ligne');
    const { rows } = resultOf(
      await client.send(`${template.text}${fresh('KANAREIKA-T')};Examplova\r\n`, CSV, {
        query: '?mode=validate',
      }),
    );
    expect(rows[0]).toMatchObject({ row: 6, index: 0, status: 'rejected' });
    expect(faultsOf(rows)).toContain('#/referrals/0/consent required');
  });
});
