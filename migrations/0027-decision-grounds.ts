import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * Which provision goes with which fact in the reasons of a decision, in codes, beside the sealed words: an auditor reads it without
 * opening a file, and it is left when the file is disposed of. Null for what was proposed before: that was kept under seal only.
 */
export class DecisionGrounds0027 implements MigrationInterface {
  readonly name = 'DecisionGrounds1700000000027';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      ALTER TABLE decisions ADD COLUMN grounds jsonb CHECK (jsonb_typeof(grounds) = 'array');
      ALTER TABLE decision_members ADD COLUMN grounds jsonb CHECK (jsonb_typeof(grounds) = 'array');`);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`
      ALTER TABLE decision_members DROP COLUMN grounds;
      ALTER TABLE decisions DROP COLUMN grounds;`);
  }
}
