import { Client } from 'pg';
import { startTestApp, type TestApp } from '../support/app.js';
import { aReferral, Desk } from '../support/desk.js';

/** Tables that are nobody's among partners, and why each may go without row-level security. */
const OF_NO_PARTNER: Readonly<Record<string, string>> = {
  migrations: 'steps of the schema',
  interpreters: 'code names and languages of whom the desk books; of no partner’s people',
  staff: 'accounts of the desk',
  law_notices: 'the law is everybody’s',
  rechecks: 'totals of a run over all files; who changed is in recheck_changes',
  key_checks: 'whether a process has the right keys; known values, of no one’s data',
  key_rotations: 'counts of a rotation over everybody’s keys',
  rate_counts: 'how often a pseudonym asked in a minute; no partner reads it, and it is forgotten',
  audit_events: 'pseudonyms and digests; read by auditors only, through one permission',
  audit_disclosures: 'salted values to those digests; read by auditors only',
  audit_pending: 'ids of events, until they have their place',
  audit_leaves: 'ids of events and their places',
  audit_tiles: 'hashes',
  audit_checkpoints: 'what is published of the tree',
};

/** Tables about partners that no partner reads, its own rows either. */
const OF_STAFF_ALONE = [
  'partner_contents',
  'partner_history',
  'api_key_uses',
  'duplicate_candidates',
  'duplicate_history',
  'file_conflicts',
  'file_notes',
  'glass_breaks',
  'file_rounds',
  'file_corrections',
  'match_people',
  'match_keys',
  'decision_sentences',
];

let test: TestApp;
let app: Client;
let owned: readonly string[];

beforeAll(async () => {
  test = await startTestApp();
  const desk = new Desk(test);
  await desk.aFile({ by: 'partnerA' });
  await desk.sendLater([aReferral()]);
  app = new Client({ ...test.database.app });
  await app.connect();
  const { rows } = await app.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class
     WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace ORDER BY relname`,
  );
  owned = rows.map(({ name }) => name).filter((name) => !(name in OF_NO_PARTNER));
});

afterAll(async () => {
  await app.end();
  await test.close();
});

/** Rows of each partner-owned table that the service's role sees under settings, in a transaction of their own. */
async function seen(settings: Readonly<Record<string, string>>): Promise<Record<string, number>> {
  await app.query('BEGIN');
  for (const [name, value] of Object.entries(settings)) {
    await app.query('SELECT set_config($1, $2, true)', [name, value]);
  }
  const counts: Record<string, number> = {};
  for (const table of owned) {
    const { rows } = await app.query<{ count: number }>(`SELECT count(*)::int AS count FROM ${table}`);
    counts[table] = rows[0]?.count ?? 0;
  }
  await app.query('ROLLBACK');
  return counts;
}

const none = (): Record<string, number> => Object.fromEntries(owned.map((table) => [table, 0]));

describe('every table of the schema', () => {
  it('is isolated by partner, forced on its owner too, with a policy for the service’s role; or stands in the list with a reason', async () => {
    const { rows } = await app.query<{ name: string; sound: boolean }>(
      `SELECT c.relname AS name, c.relrowsecurity AND c.relforcerowsecurity AND CASE
           WHEN c.relname = ANY ($1) THEN EXISTS (SELECT FROM pg_policies p WHERE p.tablename = c.relname
             AND 'desk_app' = ANY (p.roles) AND p.qual = '( SELECT desk_sees_all_partners() AS desk_sees_all_partners)')
           ELSE EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'partner_id' AND a.attnotnull)
             AND EXISTS (SELECT FROM pg_policies p WHERE p.tablename = c.relname AND 'desk_app' = ANY (p.roles)
               AND p.cmd = 'ALL' AND p.qual LIKE '%desk_partner()%' AND p.with_check IS NOT NULL)
         END AS sound
       FROM pg_class c WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace`,
      [OF_STAFF_ALONE],
    );
    const unsound = rows.filter(({ name, sound }) => !sound && !(name in OF_NO_PARTNER));
    expect(unsound).toEqual([]);
    const names = rows.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(Object.keys(OF_NO_PARTNER)));
  });

  it('is read by no view that would look with its owner’s eyes', async () => {
    const { rows } = await app.query(
      `SELECT relname FROM pg_class WHERE relkind IN ('v', 'm') AND relnamespace = 'public'::regnamespace
         AND NOT coalesce(reloptions, '{}') && ARRAY['security_invoker=true', 'security_invoker=on']`,
    );
    expect(rows).toEqual([]);
  });

  it('is reached around the policies by the lookups of the guard, the note of a key’s last use, and the log’s own queue and redaction alone', async () => {
    const { rows } = await app.query<{ name: string }>(
      `SELECT proname AS name FROM pg_proc p WHERE prosecdef AND pronamespace = 'public'::regnamespace
         AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e') ORDER BY 1`,
    );
    expect(rows.map(({ name }) => name)).toEqual([
      'audit_queue',
      'audit_redact',
      'find_api_key',
      'find_staff',
      'note_api_key_use',
    ]);
  });
});

describe('the service’s own role', () => {
  it('sees what an officer may', async () => {
    const counts = await seen({ 'app.role': 'officer' });
    expect(counts['case_files']).toBeGreaterThan(0);
    expect(counts['interviews']).toBeGreaterThan(0);
  });

  it.each([
    ['before anybody is named', {}],
    ['while nobody is named', { 'app.role': '', 'app.partner': '' }],
    ['for a partner of no name', { 'app.role': 'partner', 'app.partner': '' }],
    ['for a partner that does not exist', { 'app.role': 'partner', 'app.partner': 'ptn_nobody' }],
    ['for a pattern', { 'app.role': 'partner', 'app.partner': 'ptn_%' }],
    ['for an administrator', { 'app.role': 'administrator' }],
    ['for a role that does not exist', { 'app.role': 'king' }],
  ])('sees no row of any partner %s', async (_, settings) => {
    expect(await seen(settings)).toEqual(none());
  });

  it('sees for a partner its own rows, and for the other none of them', async () => {
    const a = await seen({ 'app.role': 'partner', 'app.partner': 'ptn_demo-a' });
    const b = await seen({ 'app.role': 'partner', 'app.partner': 'ptn_demo-b' });
    expect(a['case_files']).toBe(1);
    expect([a['batch_bodies'], a['batch_body_pieces'], a['batch_progress']]).toEqual([1, 1, 1]);
    const ofItself = { ...none(), partners: 1, api_keys: 1, partner_agreements: 1 };
    expect(b).toEqual(ofItself);
  });

  it('sees nothing any more once the transaction that named a partner has ended', async () => {
    await app.query('BEGIN');
    await app.query(
      `SELECT set_config('app.role', 'partner', true), set_config('app.partner', 'ptn_demo-a', true)`,
    );
    await app.query('COMMIT');
    expect(await seen({})).toEqual(none());
  });

  it('changes no row of another partner, and makes none in its name', async () => {
    await app.query('BEGIN');
    await app.query(
      `SELECT set_config('app.role', 'partner', true), set_config('app.partner', 'ptn_demo-b', true)`,
    );
    const changed = await app.query(`UPDATE case_files SET state = 'closed' WHERE partner_id = 'ptn_demo-a'`);
    expect(changed.rowCount).toBe(0);
    const made = app.query(
      `INSERT INTO referral_batches SELECT (jsonb_populate_record(NULL::referral_batches,
         '{"partner_id": "ptn_demo-a", "batch_id": "01930f2a-7c1b-7e55-8a10-3f6f5f1f0a12"}')).*`,
    );
    await expect(made).rejects.toMatchObject({ code: '42501' });
    await app.query('ROLLBACK');
  });
});
