import { readFileSync } from 'node:fs';
import { Client } from 'pg';
import { schemaListing } from '../../src/platform/database/schema-listing.js';
import { cloneDatabase, type TestDatabase } from '../support/template-database.js';
import { UNFENCED } from '../support/unfenced-tables.js';

describe('the schema', () => {
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

  it('is the one listed in migrations/schema.txt (npm run schema writes it)', async () => {
    const listing = await schemaListing(async (sql) => {
      const { rows } = await owner.query<[string]>({ text: sql, rowMode: 'array' });
      return rows.map(([line]) => line);
    });
    expect(listing).toBe(readFileSync('migrations/schema.txt', 'utf8'));
  });

  it('isolates every table that belongs to partners, and forces it on the owner too', async () => {
    const { rows } = await owner.query<{ relname: string }>(
      `SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'partner_id'
       WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
         AND NOT (c.relrowsecurity AND c.relforcerowsecurity)`,
    );
    expect(rows).toEqual([]);
  });

  it('fences every business table with the audit trigger, against TRUNCATE too, always on; or there is a reason', async () => {
    const { rows } = await owner.query<{ name: string; fences: number }>(
      `SELECT c.relname AS name, (SELECT count(*)::int FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgenabled = 'A'
         AND (t.tgname = c.relname || '_audit_fence' AND t.tgdeferrable AND t.tginitdeferred
           OR t.tgname = c.relname || '_truncate_fence')) AS fences
       FROM pg_class c WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace ORDER BY 1`,
    );
    const without = rows.filter(({ fences }) => fences !== 2);
    expect(without.map(({ name }) => name)).toEqual(Object.keys(UNFENCED).sort());
    expect(without.filter(({ fences }) => fences !== 0)).toEqual([]);
  });

  it('has the log’s own functions look in this schema first, whatever a session says', async () => {
    const { rows } = await owner.query<{ proname: string }>(
      `SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND proname LIKE 'audit\\_%'
         AND NOT coalesce(proconfig, '{}') && ARRAY['search_path=public, pg_temp', 'search_path=pg_catalog, pg_temp']`,
    );
    expect(rows).toEqual([]);
  });

  it('gives the application role nothing to own', async () => {
    const { rows } = await owner.query<{ count: number }>(
      `SELECT count(*)::int FROM pg_class WHERE pg_get_userbyid(relowner) = 'desk_app'`,
    );
    expect(rows[0]?.count).toBe(0);
  });
});
