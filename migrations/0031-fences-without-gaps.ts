import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { truncateFence } from './support/truncate-fence.js';

/**
 * Closes two ways around the audit fences. TRUNCATE fires no trigger of rows: every table with a fence refuses it, and the queue of
 * the tree as well. And a fence that looks tables up by the search path of whoever writes can be shown an audit_events of their
 * own, as in a temporary table: the log's functions look in this schema first, whatever the session says.
 */
export class FencesWithoutGaps0031 implements MigrationInterface {
  readonly name = 'FencesWithoutGaps1700000000031';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE FUNCTION audit_truncate_fence() RETURNS trigger LANGUAGE plpgsql AS $fence$
      BEGIN
        RAISE EXCEPTION 'a TRUNCATE of % has no audit event of its rows', TG_TABLE_NAME USING ERRCODE = 'RDA01';
      END $fence$;`);
    for (const table of await this.#fencedTables(run)) await run.query(truncateFence(table));
    await run.query(`
      CREATE TRIGGER audit_pending_no_truncate BEFORE TRUNCATE ON audit_pending
        FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse_change();
      ALTER TABLE audit_pending ENABLE ALWAYS TRIGGER audit_pending_no_truncate;

      DO $all$
      DECLARE
        guard regprocedure;
      BEGIN
        FOR guard IN
          SELECT oid FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND proname LIKE 'audit\\_%' AND proconfig IS NULL
        LOOP
          EXECUTE format('ALTER FUNCTION %s SET search_path = public, pg_temp', guard);
        END LOOP;
      END $all$;`);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('The audit fences are not opened again.'));
  }

  /** From the catalogue, so that none is forgotten. */
  async #fencedTables(run: QueryRunner): Promise<string[]> {
    const rows = (await run.query(
      `SELECT c.relname AS name FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
       WHERE c.relnamespace = 'public'::regnamespace AND t.tgname = c.relname || '_audit_fence' ORDER BY 1`,
    )) as { name: string }[];
    return rows.map(({ name }) => name);
  }
}
