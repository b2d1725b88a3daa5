import { readFileSync } from 'node:fs';
import { Client } from 'pg';
import { schemaListing } from '../../src/platform/database/schema-listing.js';
import { cloneDatabase, type TestDatabase } from '../support/template-database.js';

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

  it('fences every business table with the audit trigger, always on', async () => {
    const { rows } = await owner.query<{ relname: string }>(
      `SELECT c.relname FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
         AND c.relname NOT IN ('migrations', 'audit_events', 'audit_disclosures', 'audit_pending', 'audit_leaves', 'audit_tiles', 'audit_checkpoints', 'stored_answers', 'api_key_uses', 'rate_counts', 'batch_progress',
           'match_keys' -- follows match_people by a trigger
         )
         AND NOT EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgname = c.relname || '_audit_fence'
           AND t.tgdeferrable AND t.tginitdeferred AND t.tgenabled = 'A')`,
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
