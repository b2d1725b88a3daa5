import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * A batch can be taken in whole or not at all, too. One that is only validated is never stored. Rows that came as lines or
 * in a table keep their number there, for those who look for them in what they sent.
 */
export class IntakeModes0011 implements MigrationInterface {
  readonly name = 'IntakeModes1700000000011';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      ALTER TABLE referral_batches
        DROP CONSTRAINT referral_batches_mode_check,
        ADD CONSTRAINT referral_batches_mode_check CHECK (mode IN ('partial', 'atomic'));
      ALTER TABLE batch_rows ADD COLUMN row_number integer CHECK (row_number > 0);`);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`
      ALTER TABLE batch_rows DROP COLUMN row_number;
      ALTER TABLE referral_batches
        DROP CONSTRAINT referral_batches_mode_check,
        ADD CONSTRAINT referral_batches_mode_check CHECK (mode IN ('partial'));`);
  }
}
