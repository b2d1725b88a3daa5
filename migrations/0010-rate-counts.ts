import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * Counts of requests that several processes share. Not logged and not fenced: a count is nobody's record, is about no
 * person but a pseudonym, and is gone after an hour or a crash, which only forgives a minute. The shape is that of
 * rate-limiter-flexible (RateLimiterPostgres).
 */
export class RateCounts0010 implements MigrationInterface {
  readonly name = 'RateCounts1700000000010';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE UNLOGGED TABLE rate_counts (
        key varchar(255) PRIMARY KEY,
        points integer NOT NULL DEFAULT 0,
        expire bigint
      );
      GRANT SELECT, INSERT, UPDATE, DELETE ON rate_counts TO desk_app;`);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query('DROP TABLE rate_counts;');
  }
}
