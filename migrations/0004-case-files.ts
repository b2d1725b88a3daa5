import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { auditFence } from './support/audit-fence.js';
import { rowIsolation } from './support/row-isolation.js';

/**
 * Case files. `version` counts the changes of a file and is the number of its last chained audit event. What persons
 * and narratives there are stands sealed in `referral_contents` and in the `sealed` columns. A check is never changed.
 */
export class CaseFiles0004 implements MigrationInterface {
  readonly name = 'CaseFiles1700000000004';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TYPE urgency_level AS ENUM ('emergency', 'urgent', 'normal');
      CREATE TABLE case_files (
        file_number text PRIMARY KEY CHECK (file_number ~ '^RD-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$'),
        partner_id text NOT NULL,
        batch_id uuid NOT NULL,
        external_reference text NOT NULL CHECK (length(external_reference) BETWEEN 1 AND 64),
        state text NOT NULL CHECK (state IN ('received', 'screening', 'awaiting-information', 'ready-for-interview',
          'interview-scheduled', 'interviewed', 'decision-proposed', 'decided', 'closed')),
        version integer NOT NULL CHECK (version > 0),
        urgency urgency_level NOT NULL,
        urgency_reason text NOT NULL,
        conclusion text NOT NULL
          CHECK (conclusion IN ('does-not-apply', 'exception-established', 'barred', 'undetermined')),
        route text NOT NULL,
        persons integer NOT NULL CHECK (persons BETWEEN 1 AND 21),
        removal_scheduled_on date,
        officer_id text REFERENCES staff (staff_id),
        current_check_id uuid NOT NULL,
        acknowledged_check_id uuid,
        outcome text CHECK (outcome IN ('accepted', 'not-accepted', 'referred-elsewhere')),
        closing_reason text,
        sealed_closing bytea,
        received_at timestamptz NOT NULL,
        changed_at timestamptz NOT NULL,
        UNIQUE (file_number, partner_id),
        UNIQUE (partner_id, external_reference),
        FOREIGN KEY (batch_id, partner_id) REFERENCES referral_batches (batch_id, partner_id),
        CHECK ((state = 'decided') = (outcome IS NOT NULL)),
        CHECK ((state = 'closed') = (closing_reason IS NOT NULL)),
        CHECK ((closing_reason IS NULL) = (sealed_closing IS NULL))
      );
      CREATE INDEX case_files_worklist ON case_files (urgency, received_at, file_number);
      CREATE INDEX case_files_age ON case_files (received_at, file_number);
      CREATE INDEX case_files_removal ON case_files ((coalesce(removal_scheduled_on, 'infinity'::date)), file_number);
      CREATE INDEX case_files_state ON case_files (state, urgency, received_at, file_number);
      CREATE INDEX case_files_partner ON case_files (partner_id, received_at, file_number);

      CREATE TABLE referral_contents (
        file_number text PRIMARY KEY,
        partner_id text NOT NULL,
        wrapped_key bytea NOT NULL,
        key_version integer NOT NULL CHECK (key_version > 0),
        sealed bytea NOT NULL,
        FOREIGN KEY (file_number, partner_id) REFERENCES case_files (file_number, partner_id)
      );

      CREATE TABLE stca_checks (
        check_id uuid PRIMARY KEY,
        file_number text NOT NULL,
        partner_id text NOT NULL,
        cause text NOT NULL CHECK (cause IN ('intake')),
        assessed_on date NOT NULL,
        conclusion text NOT NULL,
        law_version date NOT NULL,
        rulebook_hash bytea NOT NULL CHECK (octet_length(rulebook_hash) = 32),
        facts_hash bytea NOT NULL CHECK (octet_length(facts_hash) = 32),
        made_at timestamptz NOT NULL,
        sealed bytea NOT NULL,
        FOREIGN KEY (file_number, partner_id) REFERENCES case_files (file_number, partner_id)
      );
      CREATE INDEX stca_checks_file ON stca_checks (file_number, made_at);

      GRANT SELECT, INSERT ON case_files TO desk_app;
      GRANT UPDATE (state, version, urgency, urgency_reason, conclusion, officer_id, current_check_id,
        acknowledged_check_id, outcome, closing_reason, sealed_closing, changed_at) ON case_files TO desk_app;
      GRANT SELECT, INSERT ON referral_contents, stca_checks TO desk_app;`);
    for (const table of ['case_files', 'referral_contents', 'stca_checks']) {
      await run.query(rowIsolation(table));
      await run.query(auditFence(table, 'file', 'file_number'));
    }
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`
      DROP TABLE stca_checks, referral_contents, case_files;
      DROP TYPE urgency_level;
      DROP FUNCTION audit_fence_stca_checks(), audit_fence_referral_contents(), audit_fence_case_files();`);
  }
}
