import { Client } from 'pg';
import { startTestApp, type TestApp } from '../support/app.js';
import { InformingDesk } from '../support/informing-desk.js';

let test: TestApp;
let desk: InformingDesk;
let app: Client;
let fileNumber: string;

beforeAll(async () => {
  test = await startTestApp();
  desk = new InformingDesk(test);
  ({ fileNumber } = await desk.anAskedFile());
  app = new Client({ ...test.database.app });
  await app.connect();
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

describe('what the database guards of questions and answers', () => {
  it.each(['information_requests', 'information_questions'])(
    'shows %s to their own partner and to no other',
    async (table) => {
      expect(await outcome(AS_A, `SELECT FROM ${table}`)).toBeGreaterThan(0);
      expect(await outcome(AS_B, `SELECT FROM ${table}`)).toBe(0);
      expect(await outcome(AS_B, `UPDATE ${table} SET status = 'lapsed'`)).toBe(0);
    },
  );

  it.each(['information_requests', 'information_questions'])(
    'takes no change of %s without its event',
    async (table) => {
      expect(await outcome(AS_OFFICER, `UPDATE ${table} SET status = 'lapsed'`)).toBe('RDA01');
    },
  );

  it('keeps one open request a file', async () => {
    const again = `INSERT INTO information_requests
      SELECT gen_random_uuid(), file_number, partner_id, check_id, status, requested_by, requested_at
      FROM information_requests WHERE file_number = '${fileNumber}'`;
    expect(await outcome(AS_OFFICER, again)).toBe('23505');
  });

  it('lets nobody reword a question, put it on another file, or take it away', async () => {
    for (const sql of [
      `UPDATE information_questions SET sealed = sealed`,
      `UPDATE information_questions SET fact = NULL`,
      `UPDATE information_questions SET file_number = file_number`,
      `UPDATE information_requests SET requested_by = requested_by`,
      `DELETE FROM information_questions`,
      `DELETE FROM information_requests`,
    ]) {
      expect([sql, await outcome(AS_OFFICER, sql)]).toEqual([sql, '42501']);
    }
  });

  it('holds no answer without words, and no settlement without who, when and why', async () => {
    expect(await outcome(AS_OFFICER, `UPDATE information_questions SET status = 'answered'`)).toBe('23514');
    expect(
      await outcome(
        AS_OFFICER,
        `UPDATE information_questions SET status = 'accepted', sealed_answer = '\\x00'`,
      ),
    ).toBe('23514');
  });
});
