import { Client } from 'pg';
import { checkDatabase } from '../../src/platform/database/check-database.js';
import { type ConnectionInfo } from '../../src/platform/database/connection-info.js';
import { migrate } from '../../src/platform/database/migrate.js';
import { urlOf } from '../../src/platform/database/url-of.js';
import { cloneDatabase, type TestDatabase } from '../support/template-database.js';

describe('the service refuses a database on which its promises would be empty', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await cloneDatabase();
  });

  afterAll(() => database.drop());

  const check = (info: ConnectionInfo): Promise<void> => checkDatabase(urlOf(info));

  it('takes the application role on a migrated database', async () => {
    await expect(check(database.app)).resolves.toBeUndefined();
  });

  it('names a superuser, and the role to use', async () => {
    await expect(check(database.superuser)).rejects.toThrow(/superuser.*desk_app/s);
  });

  it('names the owner of the tables', async () => {
    await expect(check(database.owner)).rejects.toThrow(/owner of the tables.*DATABASE_OWNER_URL/s);
  });

  it('names a role with BYPASSRLS, and one without the rights of the service', async () => {
    const superuser = new Client({ ...database.superuser });
    await superuser.connect();
    const password = 'made-up-for-a-test';
    await superuser.query(`CREATE ROLE test_bypass LOGIN BYPASSRLS PASSWORD '${password}' IN ROLE desk_app;
      CREATE ROLE test_stranger LOGIN PASSWORD '${password}';
      GRANT CONNECT ON DATABASE ${database.app.database} TO test_bypass, test_stranger`);
    try {
      await expect(check({ ...database.app, user: 'test_bypass', password })).rejects.toThrow('BYPASSRLS');
      await expect(check({ ...database.app, user: 'test_stranger', password })).rejects.toThrow('desk_app');
    } finally {
      await superuser.query(`REVOKE CONNECT ON DATABASE ${database.app.database} FROM test_bypass, test_stranger;
        DROP ROLE test_bypass, test_stranger`);
      await superuser.end();
    }
  });

  it.each([
    ...[
      'audit_events',
      'audit_disclosures',
      'audit_pending',
      'audit_leaves',
      'audit_tiles',
      'audit_checkpoints',
    ].map((table) => `TABLE ${table}`),
    ...['TABLE case_files', 'FUNCTION audit_queue()', 'FUNCTION audit_fence_case_files()', 'SCHEMA public'],
  ])('names the owner of one thing alone that the log stands on: %s', async (thing) => {
    const superuser = new Client({ ...database.superuser });
    await superuser.connect();
    const password = 'made-up-for-a-test';
    await superuser.query(`CREATE ROLE test_keeper LOGIN PASSWORD '${password}' IN ROLE desk_app;
      GRANT CONNECT ON DATABASE ${database.app.database} TO test_keeper; ALTER ${thing} OWNER TO test_keeper`);
    try {
      await expect(check({ ...database.app, user: 'test_keeper', password })).rejects.toThrow(
        'owner of the tables',
      );
    } finally {
      await superuser.query(`REASSIGN OWNED BY test_keeper TO desk_owner; DROP OWNED BY test_keeper;
        DROP ROLE test_keeper`);
      await superuser.end();
    }
  });

  it('says when it cannot be reached or refuses the login, and shows no password', async () => {
    const wrong = { ...database.app, password: 'wrong-password-here' };
    await expect(check(wrong)).rejects.toThrow('DATABASE_URL');
    await expect(check(wrong)).rejects.not.toThrow('wrong-password-here');
    await expect(check({ ...database.app, port: 1 })).rejects.toThrow('cannot be reached');
  });

  it('says when the schema is not this program’s', async () => {
    const owner = new Client({ ...database.owner });
    await owner.connect();
    await owner.query(`INSERT INTO migrations (timestamp, name) VALUES (1, 'FromTheFuture1')`);
    await expect(check(database.app)).rejects.toThrow('npm run migrate');
    await owner.query(`DELETE FROM migrations WHERE timestamp = 1`);
    await owner.end();
  });

  it('migrates once when two services start at the same time', async () => {
    const done = await Promise.all([migrate(database.owner), migrate(urlOf(database.owner))]);
    expect(done).toEqual([[], []]);
    await expect(check(database.app)).resolves.toBeUndefined();
  });
});
