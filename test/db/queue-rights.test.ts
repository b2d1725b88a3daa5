import { Client } from 'pg';
import { migrate } from '../../src/platform/database/migrate.js';
import { cloneDatabase, type TestDatabase } from '../support/template-database.js';

/** What graphile-worker 0.17 needs of its role, and nothing else. */
const RIGHTS = [
  '_private_job_queues: INSERT, SELECT, UPDATE',
  '_private_jobs: DELETE, INSERT, SELECT, UPDATE',
  '_private_known_crontabs: INSERT, SELECT, UPDATE',
  '_private_tasks: INSERT, SELECT',
  'migrations: SELECT',
];

describe('the queue’s schema', () => {
  let database: TestDatabase;
  let owner: Client;
  let app: Client;

  beforeAll(async () => {
    database = await cloneDatabase();
    owner = new Client({ ...database.owner });
    app = new Client({ ...database.app });
    await Promise.all([owner.connect(), app.connect()]);
  });

  afterAll(async () => {
    await Promise.all([owner.end(), app.end()]);
    await database.drop();
  });

  const column = async (sql: string): Promise<string[]> =>
    (await owner.query<[string]>({ text: sql, rowMode: 'array' })).rows.map(([one]) => one);

  const rights = () =>
    column(`SELECT c.relname || ': ' || string_agg(g.privilege_type, ', ' ORDER BY g.privilege_type)
      FROM pg_class c, aclexplode(c.relacl) g
      WHERE c.relnamespace = 'graphile_worker'::regnamespace AND g.grantee = 'desk_app'::regrole
      GROUP BY c.relname ORDER BY c.relname`);

  it('lets the service’s role do what running jobs needs, and the public nothing', async () => {
    expect(await rights()).toEqual(RIGHTS);
    expect(
      await column(`SELECT privilege_type FROM pg_namespace n, aclexplode(n.nspacl) g
        WHERE nspname = 'graphile_worker' AND g.grantee = 'desk_app'::regrole`),
    ).toEqual(['USAGE']);
    expect(
      await column(`SELECT p.proname FROM pg_proc p, aclexplode(p.proacl) g
        WHERE p.pronamespace = 'graphile_worker'::regnamespace AND g.grantee = 0`),
    ).toEqual([]);
  });

  it('keeps row-level security on, with one policy a table, for the service’s role only', async () => {
    expect(
      await column(`SELECT tablename || ' ' || policyname || ' ' || array_to_string(roles, ',') FROM pg_policies
        WHERE schemaname = 'graphile_worker' ORDER BY tablename`),
    ).toEqual([
      '_private_job_queues desk_app_works desk_app',
      '_private_jobs desk_app_works desk_app',
      '_private_known_crontabs desk_app_works desk_app',
      '_private_tasks desk_app_works desk_app',
    ]);
  });

  it('belongs to the owner, and the service’s role can neither change it nor migrate it', async () => {
    expect(
      await column(`SELECT DISTINCT pg_get_userbyid(relowner) FROM pg_class
        WHERE relnamespace = 'graphile_worker'::regnamespace`),
    ).toEqual(['desk_owner']);
    for (const sql of [
      'CREATE TABLE graphile_worker.mine ()',
      'ALTER TABLE graphile_worker._private_jobs DISABLE ROW LEVEL SECURITY',
      'INSERT INTO graphile_worker.migrations (id) VALUES (999)',
      'TRUNCATE graphile_worker._private_jobs',
    ]) {
      await expect(app.query(sql)).rejects.toMatchObject({ code: '42501' });
    }
  });

  it('takes a job of a transaction only when that commits', async () => {
    const jobs = async () => (await app.query('SELECT 1 FROM graphile_worker._private_jobs')).rowCount;
    await app.query('BEGIN');
    await app.query(`SELECT graphile_worker.add_job('nothing')`);
    await app.query('ROLLBACK');
    expect(await jobs()).toBe(0);
    await app.query(`SELECT graphile_worker.add_job('nothing')`);
    expect(await jobs()).toBe(1);
  });

  it('stays as it is when it is migrated again', async () => {
    await migrate(database.owner);
    expect(await rights()).toEqual(RIGHTS);
  });
});
