import { Client } from 'pg';
import { startTestApp, type TestApp } from '../support/app.js';
import { aReferral, Desk } from '../support/desk.js';
import { BatchFindings, type Told } from './batch-findings.js';

/** Parts of a batch, and how those of one are found. */
const OF_FILE = 'IN (SELECT file_number FROM case_files WHERE batch_id = $1)';
const PARTS = [
  ['batch_rows', 'batch_id = $1'],
  ['case_files', 'batch_id = $1'],
  ['referral_contents', `file_number ${OF_FILE}`],
  ['stca_checks', `file_number ${OF_FILE}`],
  ['audit_events', `action = 'file.received' AND subject_id ${OF_FILE}`],
  ['audit_events', `action = 'batch.received' AND subject_id = $1::uuid::text`],
] as const;

let app: TestApp;
let superuser: Client;
let findings: BatchFindings;
let told: Told;
beforeAll(async () => {
  app = await startTestApp();
  superuser = new Client(app.database.superuser);
  await superuser.connect();
  findings = new BatchFindings(superuser);
  told = (await new Desk(app).send([aReferral(), aReferral(), {}])).body as Told;
});
afterAll(async () => {
  await superuser.end();
  await app.close();
});

describe('what the tests of crashes look for', () => {
  it.each(PARTS)('is found: a batch that lacks one of its %s, where %s', async (table, part) => {
    await superuser.query(`BEGIN; ALTER TABLE ${table} DISABLE TRIGGER ALL`);
    const taken = await superuser.query(
      `DELETE FROM ${table} WHERE ctid = (SELECT ctid FROM ${table} WHERE ${part} LIMIT 1)`,
      [told.id],
    );
    const found = await findings.halfBatches();
    await superuser.query('ROLLBACK');
    expect([taken.rowCount, found]).toEqual([1, [expect.objectContaining({ batch_id: told.id })]]);
  });

  it('is found: an answer that tells of a row that is not there, or of none that is', async () => {
    const [first, ...others] = told.rows;
    expect(await findings.differencesFrom([{ ...told, rows: others }])).toHaveLength(3);
    expect(await findings.differencesFrom([told, { ...told, rows: first ? [first] : [] }])).toHaveLength(1);
    expect(await findings.differencesFrom([])).toHaveLength(8);
  });

  it('is not found in a batch as it was taken in', async () => {
    expect(await findings.halfBatches()).toEqual([]);
    expect(await findings.differencesFrom([told])).toEqual([]);
  });
});
