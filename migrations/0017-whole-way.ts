import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { auditFence } from './support/audit-fence.js';
import { rowIsolation } from './support/row-isolation.js';

/**
 * What a file must know to go the whole way: its round, what the rules say of its urgency beside what counts, its clock, and
 * the file it went on as. The reasons people give for a change stand sealed beside the version they made, so that a second
 * closing loses nothing of the first. A reason from before this step keeps the place it was sealed for.
 */
export class WholeWay0017 implements MigrationInterface {
  readonly name = 'WholeWay1700000000017';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE file_reasons (
        file_number text NOT NULL,
        version integer NOT NULL CHECK (version > 0),
        partner_id text NOT NULL,
        sealed bytea NOT NULL,
        sealed_as_closing boolean NOT NULL DEFAULT false,
        PRIMARY KEY (file_number, version),
        FOREIGN KEY (file_number, partner_id) REFERENCES case_files (file_number, partner_id)
      );
      ALTER TABLE case_files NO FORCE ROW LEVEL SECURITY;
      INSERT INTO file_reasons (file_number, version, partner_id, sealed, sealed_as_closing)
        SELECT file_number, version, partner_id, sealed_closing, true FROM case_files WHERE sealed_closing IS NOT NULL;

      ALTER TABLE case_files
        DROP COLUMN sealed_closing,
        ADD COLUMN round integer NOT NULL DEFAULT 1 CHECK (round > 0),
        ADD COLUMN ruled_urgency urgency_level,
        ADD COLUMN ruled_urgency_reason text,
        ADD COLUMN urgency_review_on date,
        ADD COLUMN merged_into text REFERENCES case_files (file_number),
        ADD COLUMN paused_since timestamptz,
        ADD COLUMN paused_days integer NOT NULL DEFAULT 0 CHECK (paused_days >= 0),
        ADD CHECK (disposed_at IS NULL OR (num_nonnulls(sealed_reference, reference_index) = 0
          AND state IN ('decided', 'closed'))),
        ADD CHECK (merged_into IS NULL OR (closing_reason = 'duplicate' AND merged_into <> file_number));
      ALTER TABLE case_files DISABLE TRIGGER case_files_audit_fence;
      UPDATE case_files SET ruled_urgency = urgency, ruled_urgency_reason = urgency_reason;
      ALTER TABLE case_files ENABLE ALWAYS TRIGGER case_files_audit_fence;
      ALTER TABLE case_files ALTER COLUMN ruled_urgency SET NOT NULL, ALTER COLUMN ruled_urgency_reason SET NOT NULL;
      ALTER TABLE case_files FORCE ROW LEVEL SECURITY;

      GRANT SELECT, INSERT (file_number, version, partner_id, sealed) ON file_reasons TO desk_app;
      GRANT UPDATE (round, ruled_urgency, ruled_urgency_reason, urgency_review_on, merged_into, paused_since, paused_days)
        ON case_files TO desk_app;`);
    await run.query(rowIsolation('file_reasons'));
    await run.query(auditFence('file_reasons', 'file', 'file_number'));
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('Reasons are not put back where one would overwrite another.'));
  }
}
