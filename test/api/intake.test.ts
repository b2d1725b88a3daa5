import { Client } from 'pg';
import { type RowPageDto } from '../../src/modules/intake/dto/row-answers.dto.js';
import {
  BatchClient,
  BATCHES,
  faultsOf,
  fresh,
  freshRows,
  problemOf,
  resultOf,
} from '../intake/support/batch-client.js';
import { aReferral, type Row, sampleBatch } from '../intake/support/samples.js';
import { startTestApp, type TestApp } from '../support/app.js';

const FILE_NUMBER = /^RD-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/;

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

const number = async (sql: string, parameters: unknown[] = []): Promise<number> =>
  Number((await superuser.query<{ count: string }>(sql, parameters)).rows[0]?.count);

describe('POST /v1/referral-batches', () => {
  it('makes a file of each row of the sample, and says so', async () => {
    const response = await client.post(sampleBatch('batch-12.json'));
    expect(response.status).toBe(201);
    const { id, mode, outcome, counts, rows: told } = resultOf(response);
    expect(response.headers['location']).toBe(`${BATCHES}/${id}`);
    expect(response.headers['content-type']).toBe('application/json; charset=utf-8');
    expect({ mode, outcome, counts }).toEqual({
      mode: 'partial',
      outcome: 'all-accepted',
      counts: { received: 12, accepted: 12, rejected: 0 },
    });
    expect(told.map(({ index }) => index)).toEqual([...Array(12).keys()]);
    for (const row of told) {
      expect(Object.keys(row)).toEqual(['externalReference', 'index', 'status', 'fileNumber']);
      expect(row.fileNumber).toMatch(FILE_NUMBER);
    }
    const stored = await superuser.query<Record<string, unknown>>(
      `SELECT f.state, f.version, f.persons, c.key_version, k.cause, k.check_id = f.current_check_id AS current
       FROM case_files f JOIN referral_contents c USING (file_number) JOIN stca_checks k USING (file_number)
       WHERE f.batch_id = $1`,
      [id],
    );
    expect(stored.rows).toHaveLength(12);
    expect(stored.rows[0]).toMatchObject({
      state: 'received',
      version: 1,
      key_version: 1,
      cause: 'intake',
      current: true,
    });
  });

  it('refuses each of the five broken rows of the other sample with its one fault, and takes the rest', async () => {
    const response = await client.post(sampleBatch('batch-12-with-errors.json'));
    expect(response.status).toBe(201);
    expect(resultOf(response)).toMatchObject({
      outcome: 'partly-accepted',
      counts: { received: 12, accepted: 7, rejected: 5 },
    });
    expect(faultsOf(resultOf(response).rows)).toEqual([
      '#/referrals/3/principalApplicant/familyName required',
      '#/referrals/4/principalApplicant/dateOfBirth invalid-date',
      '#/referrals/5/unitedStates/custody/status not-allowed',
      '#/referrals/10/consent required',
      '#/referrals/11/principalApplicant/height unknown-property',
    ]);
  });

  it('keeps nothing of a refused row but its reference and its faults, sealed, and its place', async () => {
    const [row] = freshRows(1).referrals as [Row];
    row['principalApplicant'] = { familyName: 'Zzyzxova', givenNames: 'Nobody', height: 180 };
    const { id } = resultOf(await client.post({ referrals: [row] }));
    const kept = await superuser.query<Record<string, unknown>>(
      'SELECT row_index, status, file_number, sealed FROM batch_rows WHERE batch_id = $1',
      [id],
    );
    expect(kept.rows).toEqual([
      { row_index: 0, status: 'rejected', file_number: null, sealed: expect.any(Buffer) as Buffer },
    ]);
    const told = (await client.get(`/${id}/rows`)).body as RowPageDto;
    expect(told.items[0]?.externalReference).toBe(row['externalReference']);
    expect(faultsOf(told.items)).toEqual(['#/referrals/0/principalApplicant/height unknown-property']);
    expect(await number('SELECT count(*) FROM case_files WHERE batch_id = $1', [id])).toBe(0);
    const tables = ['audit_events', 'audit_disclosures', 'stored_answers', 'batch_rows', 'case_files'];
    for (const table of tables) {
      const text = `SELECT count(*) FROM ${table} t WHERE to_jsonb(t)::text ~ 'Zzyzxova'`;
      expect([table, await number(text)]).toEqual([table, 0]);
    }
  });

  it('stores no name, birth date or narrative in the clear, and writes none to the log', async () => {
    const referral = { ...aReferral(), externalReference: fresh() };
    const { familyName, dateOfBirth = '' } = referral.principalApplicant;
    const [row] = resultOf(await client.post({ referrals: [referral] })).rows;
    const tables = [
      'case_files',
      'referral_contents',
      'stca_checks',
      'batch_rows',
      'stored_answers',
      'audit_disclosures',
    ];
    for (const secret of [familyName, dateOfBirth, 'public opposition']) {
      for (const table of tables) {
        const found = `SELECT count(*) FROM ${table} t WHERE position($1 IN t::text) > 0`;
        expect([table, secret, await number(found, [secret])]).toEqual([table, secret, 0]);
      }
      expect(app.logLines.join('')).not.toContain(secret);
    }
    const file = await app.request
      .get(`/v1/files/${row?.fileNumber ?? ''}`)
      .set('authorization', `Bearer ${app.tokens.officer}`);
    expect(file.body).toMatchObject({
      state: 'received',
      referral: JSON.parse(JSON.stringify(referral)) as object,
      stca: { cause: 'intake', facts: { route: referral.intendedRoute, claimant: { dateOfBirth } } },
    });
  });

  it('leaves an audit event for the batch and for each file, which hold the state of the rows', async () => {
    const { id } = resultOf(await client.post({ referrals: freshRows(3).referrals }));
    const events = await superuser.query<{ action: string; subject: string; disclosure: string }>(
      `SELECT e.action, e.subject_id AS subject, d.disclosure FROM audit_events e JOIN audit_disclosures d USING (event_id)
       WHERE e.subject_id = $1 OR e.subject_id IN (SELECT file_number FROM case_files WHERE batch_id = $1::uuid)`,
      [id],
    );
    expect(events.rows.map(({ action }) => action).sort()).toEqual([
      'batch.received',
      'file.received',
      'file.received',
      'file.received',
    ]);
    const states = new Map(
      events.rows.map(({ subject, disclosure }) => [
        subject,
        (JSON.parse(Buffer.from(disclosure, 'base64url').toString('utf8')) as [string, string, unknown])[2],
      ]),
    );
    expect(states.get(id)).toMatchObject({ batchId: id, mode: 'partial', accepted: 3, rejected: 0 });
    const files = await superuser.query<{
      file_number: string;
      urgency: string;
      conclusion: string;
      persons: number;
    }>('SELECT file_number, urgency, conclusion, persons FROM case_files WHERE batch_id = $1', [id]);
    for (const { file_number: fileNumber, ...row } of files.rows) {
      expect(states.get(fileNumber)).toMatchObject({ fileNumber, version: 1, state: 'received', ...row });
    }
  });

  it('tells the generator’s broken rows from its sound ones among a thousand', async () => {
    const { referrals, broken } = freshRows(1000, 0.05);
    const { counts, rows: told } = resultOf(await client.post({ referrals }));
    expect(counts).toEqual({ received: 1000, accepted: 1000 - broken.length, rejected: broken.length });
    const rejected = told.filter((row) => row.status === 'rejected');
    expect(
      rejected.map((row) => [row.index, row.externalReference, row.errors?.map(({ pointer }) => pointer)]),
    ).toEqual(
      broken.map(({ index, reference, pointer }) => [index, reference, [`#/referrals/${index}${pointer}`]]),
    );
  });

  it('tells faults in French when asked to', async () => {
    const response = await client
      .post(sampleBatch('batch-12-with-errors.json'))
      .set('accept-language', 'fr-CA, en;q=0.5');
    expect(response.headers['content-language']).toBe('fr');
    expect(response.headers['vary']).toMatch(/accept-language/i);
    const [first] = resultOf(response).rows.flatMap((row) => row.errors ?? []);
    expect(first?.detail).toMatch(/référence/);
  });

  it('answers 201 also when no row is accepted', async () => {
    const response = await client.post({ referrals: [{}, 'text', null] });
    expect(response.status).toBe(201);
    expect(resultOf(response).outcome).toBe('none-accepted');
    expect(resultOf(response).rows.map((row) => row.externalReference)).toEqual([null, null, null]);
  });
});

describe('a reference', () => {
  it('that a file of the partner has, or an earlier row, is refused; another partner may use it', async () => {
    const { referrals } = freshRows(2);
    const [first, second] = referrals as [Row, Row];
    const again = { ...second, externalReference: first['externalReference'] };
    const { rows: told } = resultOf(await client.post({ referrals: [first, again] }));
    expect(faultsOf(told)).toEqual(['#/referrals/1/externalReference reference-in-use']);
    expect(faultsOf(resultOf(await client.post({ referrals: [first] })).rows)).toEqual([
      '#/referrals/0/externalReference reference-in-use',
    ]);
    expect(resultOf(await client.post({ referrals: [first] }, fresh('key'), 'partnerB')).outcome).toBe(
      'all-accepted',
    );
  });

  it('of a refused row is free for the next one', async () => {
    const [row] = freshRows(1).referrals as [Row];
    const { rows: told } = resultOf(await client.post({ referrals: [{ ...row, consent: undefined }, row] }));
    expect(told.map(({ status }) => status)).toEqual(['rejected', 'accepted']);
  });

  it('in two batches at once goes to one of them, and neither batch is lost', async () => {
    const { referrals } = freshRows(40);
    const answers = await Promise.all([1, 2, 3, 4].map(() => client.post({ referrals })));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    const accepted = answers.map((answer) => resultOf(answer).counts.accepted);
    expect(accepted.reduce((sum, one) => sum + one, 0)).toBe(40);
  });
});

describe('GET /v1/referral-batches', () => {
  it('pages through batches, the newest first, with no gap and no repeat', async () => {
    const sent: string[] = [];
    for (let i = 0; i < 5; i++)
      sent.unshift(
        resultOf(await client.post({ referrals: freshRows(1).referrals }, fresh('key'), 'partnerB')).id,
      );
    const seen: string[] = [];
    let path = '?limit=2';
    for (let page = 0; page < 20 && path !== ''; page++) {
      const response = await client.get(path, 'partnerB');
      const { items, next } = response.body as { items: { id: string }[]; next: string | null };
      seen.push(...items.map(({ id }) => id));
      expect(response.headers['link']).toEqual(
        next === null ? undefined : expect.stringContaining('rel="next"'),
      );
      path = next === null ? '' : `?limit=2&cursor=${encodeURIComponent(next)}`;
    }
    expect(seen.slice(0, 5)).toEqual(sent);
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('gives rows by outcome, in pages, in the language asked for', async () => {
    const { id } = resultOf(await client.post({ referrals: freshRows(12, 0.5).referrals }));
    const all = (await client.get(`/${id}/rows?limit=200`)).body as RowPageDto;
    const rejected = all.items.filter((row) => row.status === 'rejected');
    expect(rejected.length).toBeGreaterThan(1);
    const first = await client.get(`/${id}/rows?status=rejected&limit=1`);
    const { items, next } = first.body as RowPageDto;
    expect(items).toEqual(rejected.slice(0, 1));
    const second = await client
      .get(`/${id}/rows?status=rejected&limit=1&cursor=${next ?? ''}`)
      .set('accept-language', 'fr');
    expect((second.body as RowPageDto).items[0]?.index).toBe(rejected[1]?.index);
    expect(second.headers['content-language']).toBe('fr');
    expect((await client.get(`/${id}/rows?cursor=${next ?? ''}`)).status).toBe(400);
    expect((await client.get(`/${id}`)).body).toMatchObject({
      id,
      counts: { received: 12, rejected: rejected.length },
    });
  });

  it('shows an officer every batch, and another partner none', async () => {
    const { id } = resultOf(await client.post({ referrals: freshRows(1).referrals }));
    const officer = await app.request
      .get(`${BATCHES}/${id}`)
      .set('authorization', `Bearer ${app.tokens.officer}`);
    expect(officer.body).toMatchObject({ id, partnerId: expect.stringMatching(/^ptn_/) as string });
    for (const path of [
      `/${id}`,
      `/${id}/rows`,
      '/01930f2a-7c1b-7e55-8a10-3f6f5f1f0a12',
      '/nothing',
      `/nothing/rows`,
    ]) {
      const response = await client.get(path, 'partnerB');
      expect([path, response.status, problemOf(response)]).toEqual([path, 404, 'not-found']);
    }
  });
});
