import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * The files that the worklist hands out: those without an officer in every state from which an officer leads on, so that one
 * whose officer declared a conflict of interest half-way is not forgotten.
 */
export class WaitingFiles0026 implements MigrationInterface {
  readonly name = 'WaitingFiles1700000000026';

  async up(run: QueryRunner): Promise<void> {
    await this.#index(run, `'received', 'screening', 'ready-for-interview', 'interviewed'`);
  }

  async down(run: QueryRunner): Promise<void> {
    await this.#index(run, `'received', 'screening'`);
  }

  async #index(run: QueryRunner, states: string): Promise<void> {
    await run.query(`
      DROP INDEX case_files_waiting;
      CREATE INDEX case_files_waiting ON case_files (urgency_rank, removal_rank, received_at, file_number)
        WHERE officer_id IS NULL AND state IN (${states});`);
  }
}
