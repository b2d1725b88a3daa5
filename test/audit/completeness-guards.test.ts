import { DataSource, type QueryRunner } from 'typeorm';
import { checkGuards } from '../../src/cli/audit-complete/guard-checks.js';
import { urlOf } from '../../src/platform/database/url-of.js';
import { cloneDatabase, type TestDatabase } from '../support/template-database.js';

let database: TestDatabase;
let source: DataSource;
let owner: QueryRunner;
beforeAll(async () => {
  database = await cloneDatabase();
  source = await new DataSource({ type: 'postgres', url: urlOf(database.owner) }).initialize();
  owner = source.createQueryRunner();
});
afterAll(async () => {
  await owner.release();
  await source.destroy();
  await database.drop();
});

/** The guard that is not as it should be after a deed; an empty text where each is. */
async function fault(deed: string): Promise<string> {
  await owner.query(`BEGIN; ${deed}`);
  try {
    await checkGuards(owner.manager);
    return '';
  } catch (error) {
    return (error as Error).message;
  } finally {
    await owner.query('ROLLBACK');
  }
}

const LACKS = /^the database lacks a guard that the steps of the schema make: /;
const MORE = /^the database has a guard that no step of the schema makes: /;

describe('a guard of the database is found when it is', () => {
  it.each([
    ['switched off', 'ALTER TABLE file_notes DISABLE TRIGGER file_notes_audit_fence', LACKS],
    ['on for ordinary sessions only', 'ALTER TABLE file_notes ENABLE TRIGGER file_notes_audit_fence', LACKS],
    ['taken away', 'DROP TRIGGER staff_audit_fence ON staff', LACKS],
    [
      'replaced by one that looks at nothing',
      `CREATE OR REPLACE FUNCTION audit_fence_staff() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp
         AS 'BEGIN RETURN NULL; END'`,
      LACKS,
    ],
    ['shown other tables', 'ALTER FUNCTION audit_fence_staff() SET search_path = pg_temp, public', LACKS],
    ['not forced on the owner', 'ALTER TABLE decisions NO FORCE ROW LEVEL SECURITY', LACKS],
    [
      'undone by a trigger of somebody’s own',
      `CREATE TRIGGER quietly BEFORE UPDATE ON decisions FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()`,
      MORE,
    ],
    [
      'opened by a policy that hides rows',
      'CREATE POLICY hidden ON decisions AS RESTRICTIVE USING (false)',
      MORE,
    ],
    ['opened by a grant to the service', 'GRANT DELETE ON decisions TO desk_app', LACKS],
    ['joined by a table without any', 'CREATE TABLE unguarded (id integer)', MORE],
    ['without a key', 'ALTER TABLE file_notes DROP CONSTRAINT file_notes_pkey', LACKS],
  ])('%s', async (_, deed, says) => {
    expect(await fault(deed)).toMatch(says);
  });

  it('and as it should be where nobody did anything, whatever others may read', async () => {
    expect(await fault('GRANT SELECT ON case_files TO pg_monitor')).toBe('');
  });
});
