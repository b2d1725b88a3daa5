import { Client } from 'pg';
import { cloneDatabase, type TestDatabase } from '../support/template-database.js';

/** What the service's role may do with the log, table by table and column by column, and nothing else. */
const RIGHTS = [
  'audit_checkpoints: INSERT, SELECT',
  'audit_disclosures: INSERT (digest), INSERT (disclosure), INSERT (event_id), SELECT',
  'audit_events: INSERT (canonical), INSERT (event_id), SELECT',
  'audit_leaves: INSERT, SELECT',
  'audit_pending: DELETE, SELECT',
  'audit_tiles: INSERT, SELECT, UPDATE (hashes)',
];

/** What it may call of the log's functions; the triggers run without being called. */
const CALLS = ['audit_redact'];

let database: TestDatabase;
let owner: Client;
beforeAll(async () => {
  database = await cloneDatabase();
  owner = new Client({ ...database.owner });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await database.drop();
});

const column = async (sql: string): Promise<string[]> =>
  (await owner.query<[string]>({ text: sql, rowMode: 'array' })).rows.map(([one]) => one);

describe('the tables of the log', () => {
  it('give the service’s role what appending needs, everybody else nothing', async () => {
    const given = (who: string): Promise<string[]> =>
      column(`SELECT name || ': ' || string_agg(DISTINCT given, ', ' ORDER BY given) FROM (
          SELECT relname AS name, g.privilege_type AS given, g.grantee FROM pg_class, aclexplode(relacl) g
          WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
          UNION ALL
          SELECT relname, format('%s (%s)', g.privilege_type, attname), g.grantee
          FROM pg_class c JOIN pg_attribute a ON attrelid = c.oid, aclexplode(attacl) g
          WHERE relnamespace = 'public'::regnamespace
        ) AS rights WHERE name LIKE 'audit\\_%' AND grantee ${who} GROUP BY name ORDER BY name`);
    expect(await given(`= 'desk_app'::regrole`)).toEqual(RIGHTS);
    expect(await given(`NOT IN ('desk_app'::regrole, 'desk_owner'::regrole)`)).toEqual([]);
  });

  it('belong to the owner, with the functions that guard them', async () => {
    expect(
      await column(`SELECT DISTINCT pg_get_userbyid(owner) FROM (
          SELECT relowner, relname FROM pg_class WHERE relnamespace = 'public'::regnamespace
          UNION ALL SELECT proowner, proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace
        ) AS things (owner, name) WHERE name LIKE 'audit\\_%'`),
    ).toEqual(['desk_owner']);
  });

  it('let the service’s role call, with the rights of their owner, what takes a disclosure out behind a redaction, and nothing else', async () => {
    expect(
      await column(`SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND proname LIKE 'audit\\_%'
        AND prosecdef AND has_function_privilege('desk_app', oid, 'EXECUTE')`),
    ).toEqual(CALLS);
  });
});
