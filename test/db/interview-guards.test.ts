import { Client } from 'pg';
import { startTestApp, type TestApp } from '../support/app.js';
import { aSlot, HELD_INTERVIEW } from '../support/desk.js';
import { asked, InterviewingDesk } from '../support/interviewing-desk.js';

let test: TestApp;
let app: Client;
let held: string;
let booked: string;
let ready: string;

beforeAll(async () => {
  test = await startTestApp();
  const desk = new InterviewingDesk(test);
  const interview = await desk.aBooking();
  held = interview.fileNumber;
  await desk.act('officer', held, 'record-interview', HELD_INTERVIEW);
  const ifMatch = await desk.etag(held);
  expect((await desk.addTo(interview.interviewId, { text: 'Made-up addition.' }, { ifMatch })).status).toBe(
    201,
  );
  const interpreter = asked(await desk.anInterpreter());
  ({ fileNumber: booked } = await desk.aBooking({ ...aSlot(), interpreter }));
  ready = await desk.aReadyFile();
  app = new Client({ ...test.database.app });
  await app.connect();
});

afterAll(async () => {
  await app.end();
  await test.close();
});

const AS_OFFICER = { 'app.role': 'officer' };
const AS_A = { 'app.role': 'partner', 'app.partner': 'ptn_demo-a' };
const AS_B = { 'app.role': 'partner', 'app.partner': 'ptn_demo-b' };

/** What a statement comes to under settings, in a transaction that is rolled back: its rows, or SQLSTATE and constraint. */
async function outcome(settings: Readonly<Record<string, string>>, sql: string): Promise<unknown> {
  await app.query('BEGIN');
  for (const [name, value] of Object.entries(settings))
    await app.query('SELECT set_config($1, $2, true)', [name, value]);
  const done = await app
    .query(`${sql}; SET CONSTRAINTS ALL IMMEDIATE`)
    .then((results) => (results as unknown as { rowCount: number }[])[0]?.rowCount)
    .catch(({ code, constraint }: { code?: string; constraint?: string }) => constraint ?? code);
  await app.query('ROLLBACK');
  return done;
}

/** An appointment at the time of the one that is booked, with other people but for what is given. */
function another(same: { officer?: boolean; interpreter?: boolean; applicant?: boolean }): string {
  return `INSERT INTO interviews (interview_id, file_number, partner_id, officer_id, interpreter_id, applicant, starts_at,
      ends_at, time_zone, local_start, local_end, mode, status, sealed, calendar_id, sequence)
    SELECT id, '${ready}', 'ptn_demo-a', ${same.officer ? 'officer_id' : `'stf_demo-officer2'`},
      ${same.interpreter ? 'interpreter_id' : 'NULL'}, ${same.applicant ? 'applicant' : `'${ready}'`},
      ends_at - interval '1 ms', ends_at + interval '1 h', time_zone, local_start, local_end, mode, 'booked', sealed, id, 0
    FROM interviews, gen_random_uuid() AS id WHERE file_number = '${booked}'`;
}

describe('what the database guards of interviews', () => {
  it('books neither officer nor interpreter nor applicant twice at one time, whoever asks', async () => {
    expect(await outcome(AS_OFFICER, another({ officer: true }))).toBe('interviews_officer_free');
    expect(await outcome(AS_OFFICER, another({ interpreter: true }))).toBe('interviews_interpreter_free');
    expect(await outcome(AS_OFFICER, another({ applicant: true }))).toBe('interviews_applicant_free');
    expect(await outcome(AS_OFFICER, another({}))).toBe('RDA01');
  });

  it('lets nobody overwrite when, where and with whom, nor an addition, nor take one away', async () => {
    for (const sql of [
      'UPDATE interviews SET starts_at = starts_at',
      'UPDATE interviews SET local_start = local_start',
      'UPDATE interviews SET officer_id = officer_id',
      'UPDATE interviews SET interpreter_id = interpreter_id',
      'UPDATE interviews SET sealed = sealed',
      'DELETE FROM interviews',
      'UPDATE interview_additions SET sealed = sealed',
      'DELETE FROM interview_additions',
      `UPDATE interpreters SET code_name = 'X-1'`,
      'DELETE FROM interpreters',
    ]) {
      expect([sql, await outcome(AS_OFFICER, sql)]).toEqual([sql, '42501']);
    }
  });

  it('keeps the record of an interview that was held as it was written', async () => {
    const rewritten = `UPDATE interviews SET sealed_record = '\\x00' WHERE file_number = '${held}'`;
    expect(await outcome(AS_OFFICER, rewritten)).toBe('23514');
    const reopened = `UPDATE interviews SET status = 'booked', sealed_record = NULL WHERE file_number = '${held}'`;
    expect(await outcome(AS_OFFICER, reopened)).toBe('23514');
  });

  it('ends no appointment as moved or missed without who, when, and who did not come', async () => {
    const end = (set: string): Promise<unknown> =>
      outcome(AS_OFFICER, `UPDATE interviews SET ${set} WHERE file_number = '${booked}'`);
    const said = `ended_by = 'stf_demo-officer', ended_at = now(), ended_version = 9`;
    expect(await end(`status = 'superseded'`)).toBe('interviews_ended_whole');
    expect(await end(`status = 'missed', ${said}`)).toBe('interviews_absent');
    expect(await end(`status = 'missed', ${said}, absent = '{}'`)).toBe('interviews_absent_check');
    expect(await end(`status = 'missed', ${said}, absent = '{officer}'`)).toBe('RDA01');
  });

  it('shows interviews and additions to their own partner and to no other, and takes no change without its event', async () => {
    for (const table of ['interviews', 'interview_additions']) {
      expect(await outcome(AS_A, `SELECT FROM ${table}`)).toBeGreaterThan(0);
      expect(await outcome(AS_B, `SELECT FROM ${table}`)).toBe(0);
    }
    const added = `INSERT INTO interview_additions
      SELECT gen_random_uuid(), interview_id, file_number, partner_id, added_by, added_at, sealed FROM interview_additions`;
    expect(await outcome(AS_OFFICER, added)).toBe('RDA01');
    expect(await outcome(AS_OFFICER, 'UPDATE interpreters SET active = false')).toBe('RDA01');
  });
});
