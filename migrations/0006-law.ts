import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { auditFence } from './support/audit-fence.js';
import { rowIsolation } from './support/row-isolation.js';

/**
 * What moves the law under files: notices under IRPR 159.7, facts that were amended, and re-checks. Notices, amendments
 * and the changes a re-check found are only ever added to. What was amended stands sealed; a change found is codes only.
 */
export class Law0006 implements MigrationInterface {
  readonly name = 'Law1700000000006';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE law_notices (
        notice_id text PRIMARY KEY CHECK (notice_id ~ '^[a-z0-9][a-z0-9-]{0,63}$'),
        kind text NOT NULL CHECK (kind IN ('suspension', 'partial-suspension', 'renewal', 'termination')),
        gazette text NOT NULL CHECK (length(gazette) BETWEEN 1 AND 200),
        publicized_on date NOT NULL,
        last_day date,
        from_day date,
        renews text REFERENCES law_notices (notice_id),
        provisions text[],
        added_by text NOT NULL REFERENCES staff (staff_id),
        added_at timestamptz NOT NULL,
        CHECK ((kind = 'termination') = (from_day IS NOT NULL)),
        CHECK ((kind = 'renewal') = (renews IS NOT NULL)),
        CHECK ((kind = 'partial-suspension') = (provisions IS NOT NULL)),
        CHECK (kind <> 'termination' OR last_day IS NULL)
      );

      ALTER TABLE stca_checks DROP CONSTRAINT stca_checks_cause_check;
      ALTER TABLE stca_checks ADD CONSTRAINT stca_checks_cause_check
        CHECK (cause IN ('intake', 'on-demand', 'amended-facts', 'recheck', 'nightly'));

      CREATE TABLE fact_amendments (
        amendment_id uuid PRIMARY KEY,
        file_number text NOT NULL,
        partner_id text NOT NULL,
        check_id uuid NOT NULL UNIQUE REFERENCES stca_checks (check_id),
        file_version integer NOT NULL CHECK (file_version > 1),
        amended_by text NOT NULL REFERENCES staff (staff_id),
        amended_at timestamptz NOT NULL,
        sealed bytea NOT NULL,
        UNIQUE (file_number, file_version),
        FOREIGN KEY (file_number, partner_id) REFERENCES case_files (file_number, partner_id)
      );

      CREATE TABLE rechecks (
        recheck_id uuid PRIMARY KEY,
        cause text NOT NULL CHECK (cause IN ('recheck', 'nightly')),
        assessed_on date NOT NULL,
        report_only boolean NOT NULL,
        state text NOT NULL CHECK (state IN ('waiting', 'running', 'finished')),
        requested_by text NOT NULL,
        requested_at timestamptz NOT NULL,
        progressed_at timestamptz NOT NULL,
        finished_at timestamptz,
        after_file text NOT NULL,
        files integer NOT NULL CHECK (files >= 0),
        checked integer NOT NULL CHECK (checked >= 0),
        changed integer NOT NULL CHECK (changed BETWEEN 0 AND checked),
        not_checkable integer NOT NULL CHECK (not_checkable BETWEEN 0 AND checked),
        version integer NOT NULL CHECK (version > 0),
        CHECK ((state = 'finished') = (finished_at IS NOT NULL)),
        CHECK (cause = 'recheck' OR NOT report_only)
      );
      CREATE UNIQUE INDEX rechecks_one_a_night ON rechecks (assessed_on) WHERE cause = 'nightly';
      CREATE INDEX rechecks_unfinished ON rechecks (progressed_at) WHERE state <> 'finished';

      CREATE TABLE recheck_changes (
        recheck_id uuid NOT NULL REFERENCES rechecks (recheck_id),
        file_number text NOT NULL,
        partner_id text NOT NULL,
        check_id uuid REFERENCES stca_checks (check_id),
        change jsonb NOT NULL,
        PRIMARY KEY (recheck_id, file_number),
        FOREIGN KEY (file_number, partner_id) REFERENCES case_files (file_number, partner_id)
      );

      GRANT SELECT, INSERT ON law_notices, fact_amendments, recheck_changes TO desk_app;
      GRANT SELECT, INSERT, UPDATE (state, progressed_at, finished_at, after_file, files, checked, changed,
        not_checkable, version) ON rechecks TO desk_app;
      GRANT UPDATE (route) ON case_files TO desk_app;`);
    await run.query(auditFence('law_notices', 'law-notice', 'notice_id'));
    await run.query(auditFence('rechecks', 'recheck', 'recheck_id'));
    await run.query(rowIsolation('fact_amendments'));
    await run.query(auditFence('fact_amendments', 'file', 'file_number'));
    await run.query(rowIsolation('recheck_changes'));
    await run.query(auditFence('recheck_changes', 'recheck', 'recheck_id'));
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`
      REVOKE UPDATE (route) ON case_files FROM desk_app;
      DROP TABLE recheck_changes, rechecks, fact_amendments, law_notices;
      DROP FUNCTION audit_fence_recheck_changes(), audit_fence_rechecks(), audit_fence_fact_amendments(),
        audit_fence_law_notices();
      ALTER TABLE stca_checks DROP CONSTRAINT stca_checks_cause_check;
      ALTER TABLE stca_checks ADD CONSTRAINT stca_checks_cause_check CHECK (cause IN ('intake'));`);
  }
}
