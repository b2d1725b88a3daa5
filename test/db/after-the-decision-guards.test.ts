import { Client } from 'pg';
import { startTestApp, type TestApp } from '../support/app.js';
import { aReferral, Desk, PROPOSAL, WAY } from '../support/desk.js';

type Json = Record<string, unknown>;

let test: TestApp;
let desk: Desk;
let app: Client;
let file: string;

/** A family of two of whom one is not accepted, taken up again, with a correction noted. */
beforeAll(async () => {
  test = await startTestApp();
  desk = new Desk(test);
  app = new Client({ ...test.database.app });
  await app.connect();
  const sent = await desk.send([
    aReferral((referral) => {
      const { familyName, givenNames } = referral['principalApplicant'] as Record<string, string>;
      const person = { familyName, givenNames: `Y${givenNames}`, dateOfBirth: '2001-03-14' };
      referral['familyMembers'] = [{ relationToPrincipal: 'child', person }];
    }),
  ]);
  file = (sent.body as { rows: { fileNumber: string }[] }).rows[0]?.fileNumber ?? '';
  const reasons = [{ text: 'Made-up reason.', fact: '/familyMembers/0/person' }];
  const members = [{ index: 1, outcome: 'not-accepted', reasons }];
  for (const { as, action, body } of WAY) {
    const { stca } = (await desk.get('officer', `/v1/files/${file}`)).body as { stca: { checkId: string } };
    const more = action === 'propose-decision' ? { ...PROPOSAL, members } : body(stca.checkId);
    expect([action, (await desk.act(as, file, action, more)).status]).toEqual([action, 200]);
  }
  const about = { askedBy: 'claimant', about: 'decision', text: 'Made-up text.' };
  await test.request
    .post(`/v1/files/${file}/corrections`)
    .set({ authorization: `Bearer ${test.tokens.officer}`, 'if-match': await desk.etag(file) })
    .send({ ...about, outcome: 'refused', reason: 'Made-up reason.' })
    .expect(201);
  expect((await desk.act('manager', file, 'reopen', { reason: 'Made-up reason.' })).status).toBe(200);
});

afterAll(async () => {
  await app.end();
  await test.close();
});

/** What a statement comes to under settings, in a transaction that is rolled back: its rows, or the SQLSTATE. */
async function outcome(settings: Readonly<Record<string, string>>, sql: string): Promise<unknown> {
  await app.query('BEGIN');
  for (const [name, value] of Object.entries(settings)) {
    await app.query('SELECT set_config($1, $2, true)', [name, value]);
  }
  const done = await app
    .query(`${sql}; SET CONSTRAINTS ALL IMMEDIATE`)
    .then((results) => (results as unknown as { rowCount: number }[])[0]?.rowCount)
    .catch((error: { code?: string }) => error.code);
  await app.query('ROLLBACK');
  return done;
}

const AS_OFFICER = { 'app.role': 'officer' };
const AS_A = { 'app.role': 'partner', 'app.partner': 'ptn_demo-a' };
const AS_B = { 'app.role': 'partner', 'app.partner': 'ptn_demo-b' };
const TABLES = ['file_rounds', 'file_corrections', 'decision_members'];

describe('what the database guards of rounds, corrections and members of a decision', () => {
  it.each(TABLES)('lets nobody change or take away a row of %s', async (table) => {
    expect(await outcome(AS_OFFICER, `SELECT FROM ${table}`)).toBe(1);
    for (const sql of [`UPDATE ${table} SET partner_id = partner_id`, `DELETE FROM ${table}`])
      expect([sql, await outcome(AS_OFFICER, sql)]).toEqual([sql, '42501']);
  });

  it('shows rounds and corrections to no partner, and members of a decision to their own alone', async () => {
    const seen = async (settings: Readonly<Record<string, string>>): Promise<unknown[]> => {
      const counts: unknown[] = [];
      for (const table of TABLES) counts.push(await outcome(settings, `SELECT FROM ${table}`));
      return counts;
    };
    expect(await seen(AS_A)).toEqual([0, 0, 1]);
    expect(await seen(AS_B)).toEqual([0, 0, 0]);
  });

  it.each([
    [
      'file_rounds',
      `SELECT file_number, round + 1, partner_id, state, outcome, decision_id, closing_reason, merged_into,
         reopened_version, reopened_by, reopened_at FROM file_rounds`,
    ],
    [
      'file_corrections',
      `SELECT gen_random_uuid(), file_number, partner_id, file_version + 1, asked_by, outcome, noted_by, noted_at, sealed
       FROM file_corrections`,
    ],
    [
      'decision_members',
      `SELECT decision_id, 0, file_number, partner_id, outcome, pathway, sealed FROM decision_members`,
    ],
  ])('takes no row of %s without its event', async (table, rows) => {
    expect(await outcome(AS_OFFICER, `INSERT INTO ${table} ${rows}`)).toBe('RDA01');
  });

  it('accepts no member without a pathway, and refuses none with one', async () => {
    const insert = (result: string, pathway: string): string =>
      `INSERT INTO decision_members SELECT decision_id, 0, file_number, partner_id, '${result}', ${pathway}, sealed
       FROM decision_members`;
    expect(await outcome(AS_OFFICER, insert('accepted', 'NULL'))).toBe('23514');
    expect(await outcome(AS_OFFICER, insert('not-accepted', `'humanitarian'`))).toBe('23514');
  });

  it('takes no round that was decided without its decision, nor one twice', async () => {
    const columns =
      'file_number, round, partner_id, state, outcome, decision_id, closing_reason, merged_into';
    const insert = (round: string, decision: string): string =>
      `INSERT INTO file_rounds SELECT ${columns.replace('round', round).replace('decision_id', decision)},
         reopened_version, reopened_by, reopened_at FROM file_rounds`;
    expect(await outcome(AS_OFFICER, insert('round + 1', 'NULL'))).toBe('23514');
    expect(await outcome(AS_OFFICER, insert('round', 'decision_id'))).toBe('23505');
  });

  it('seals every word of them; the grounds beside it are codes', async () => {
    const { rows } = await app.query<Json>(
      `SELECT column_name AS name FROM information_schema.columns
       WHERE table_name = ANY ($1) AND data_type IN ('text', 'jsonb', 'ARRAY') ORDER BY 1`,
      [TABLES],
    );
    expect([...new Set(rows.map(({ name }) => name))]).toEqual([
      ...['asked_by', 'closing_reason', 'file_number', 'grounds', 'merged_into', 'noted_by', 'outcome'],
      ...['partner_id', 'pathway', 'reopened_by', 'state'],
    ]);
    await app.query('BEGIN');
    await app.query(`SELECT set_config('app.role', 'officer', true)`);
    const kept = await app.query<{ grounds: Json[] }>('SELECT grounds FROM decision_members');
    await app.query('ROLLBACK');
    expect(kept.rows.map(({ grounds }) => grounds)).toEqual([
      [{ fact: '/familyMembers/0/person', provision: null }],
    ]);
  });
});
