import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * The queue of the audit log is emptied as fast as it is filled: it is looked after by what passed through it, not by what is in it,
 * or its pages would fill with rows that are gone.
 */
export class TheLogsQueue0030 implements MigrationInterface {
  readonly name = 'TheLogsQueue1700000000030';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      ALTER TABLE audit_pending SET (
        autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000,
        autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 50000)`);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`
      ALTER TABLE audit_pending RESET (
        autovacuum_vacuum_scale_factor, autovacuum_vacuum_threshold,
        autovacuum_vacuum_insert_scale_factor, autovacuum_vacuum_insert_threshold)`);
  }
}
