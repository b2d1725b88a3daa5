import { Client } from 'pg';
import { startTestApp, type TestApp } from '../support/app.js';

let test: TestApp;

beforeAll(async () => {
  test = await startTestApp();
});

afterAll(() => test.close());

describe('the database, behind the rules of a partner', () => {
  const asApp = async (...statements: string[]): Promise<string> => {
    const client = new Client({ ...test.database.app });
    await client.connect();
    try {
      await client.query('BEGIN');
      for (const sql of statements) await client.query(sql);
      await client.query('COMMIT');
      return 'done';
    } catch (error) {
      return (error as { code: string }).code;
    } finally {
      await client.end();
    }
  };
  const AS_MANAGER = `SELECT set_config('app.role', 'manager', true)`;
  const AS_PARTNER = `SELECT set_config('app.role', 'partner', true), set_config('app.partner', 'ptn_demo-a', true)`;

  it('lets nobody complete an act of their own', async () => {
    const insert = (secondTo: string) => `INSERT INTO partner_history
      VALUES ('ptn_demo-a', 99, 'approve', 'approved', NULL, 'stf_demo-manager', ${secondTo}, now(), NULL)`;
    expect(await asApp(AS_MANAGER, insert(`'stf_demo-manager'`))).toBe('23514');
    expect(await asApp(AS_MANAGER, insert('NULL'))).toBe('23514');
    expect(await asApp(AS_MANAGER, insert(`'stf_demo-manager2'`))).toBe('RDA01');
  });

  it('keeps history and agreements as they were written', async () => {
    for (const sql of [
      `UPDATE partner_history SET acted_by = 'x'`,
      'DELETE FROM partner_history',
      'UPDATE partner_agreements SET places_per_year = 9',
      'DELETE FROM partner_agreements',
      `UPDATE partners SET created_by = 'system'`,
      `UPDATE api_keys SET scopes = '{}'`,
      'UPDATE api_key_uses SET last_used_at = now()',
    ]) {
      expect([sql, await asApp(AS_MANAGER, sql)]).toEqual([sql, '42501']);
    }
  });

  it('shows a partner its own agreement and nothing of its contents or history, and lets it write none', async () => {
    const client = new Client({ ...test.database.app });
    await client.connect();
    await client.query('BEGIN');
    await client.query(AS_PARTNER);
    const count = async (table: string): Promise<string[]> =>
      (await client.query<{ partner_id: string }>(`SELECT DISTINCT partner_id FROM ${table}`)).rows.map(
        (row) => row.partner_id,
      );
    expect(await count('partner_agreements')).toEqual(['ptn_demo-a']);
    expect(await count('partner_contents')).toEqual([]);
    expect(await count('partner_history')).toEqual([]);
    await client.query('ROLLBACK');
    await client.end();
    const insert = `INSERT INTO partner_agreements
      VALUES ('ptn_demo-a', 2, '{US}', 9999, '2026-01-01', '2027-01-01', 'a', now(), 'b', now(), '')`;
    expect(await asApp(AS_PARTNER, insert)).toBe('42501');
  });
});
