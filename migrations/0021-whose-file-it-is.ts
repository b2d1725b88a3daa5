import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { auditFence } from './support/audit-fence.js';
import { conflictBlindness } from './support/conflict-blindness.js';

/** Tables with rows of one file, read by staff. */
const OF_A_FILE = [
  'case_files',
  'referral_contents',
  'stca_checks',
  'fact_amendments',
  'file_reasons',
  'file_disposals',
  'information_requests',
  'information_questions',
  'interviews',
  'interview_additions',
  'decisions',
  'decision_sentences',
  'situation_amendments',
  'recheck_changes',
  'batch_rows',
  'file_notes',
  'glass_breaks',
];

/**
 * Conflicts of interest, notes, and glass that was broken. Who declared a conflict sees no row of the file any more, by the
 * database, in every statement after the transaction that declared it. What people write is sealed under the key of the
 * file. A note is never changed; nobody reviews their own break; broken glass is whole again after three hours exactly.
 */
export class WhoseFileItIs0021 implements MigrationInterface {
  readonly name = 'WhoseFileItIs1700000000021';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE file_conflicts (
        file_number text NOT NULL,
        partner_id text NOT NULL,
        staff_id text NOT NULL REFERENCES staff (staff_id),
        declared_version integer NOT NULL CHECK (declared_version > 0),
        declared_at timestamptz NOT NULL,
        declared_in xid8 NOT NULL DEFAULT pg_current_xact_id(),
        lifted_version integer CHECK (lifted_version > declared_version),
        lifted_at timestamptz,
        lifted_by text REFERENCES staff (staff_id),
        PRIMARY KEY (file_number, declared_version),
        FOREIGN KEY (file_number, partner_id) REFERENCES case_files (file_number, partner_id),
        CHECK (num_nonnulls(lifted_version, lifted_at, lifted_by) IN (0, 3)),
        CONSTRAINT file_conflicts_lifted_by_another CHECK (lifted_by <> staff_id)
      );
      CREATE UNIQUE INDEX file_conflicts_standing ON file_conflicts (staff_id, file_number) WHERE lifted_at IS NULL;

      CREATE FUNCTION desk_conflicts() RETURNS text[] LANGUAGE sql STABLE AS $$
        SELECT CASE WHEN current_setting('app.role', true) IN ('officer', 'reviewer', 'manager') THEN ARRAY(
          SELECT file_number FROM file_conflicts
          WHERE staff_id = current_setting('app.actor', true) AND lifted_at IS NULL
            AND declared_in IS DISTINCT FROM pg_current_xact_id_if_assigned())
        ELSE '{}' END $$;

      CREATE TABLE file_notes (
        note_id uuid PRIMARY KEY,
        file_number text NOT NULL,
        partner_id text NOT NULL,
        author_id text NOT NULL REFERENCES staff (staff_id),
        written_at timestamptz NOT NULL,
        sealed bytea NOT NULL,
        FOREIGN KEY (file_number, partner_id) REFERENCES case_files (file_number, partner_id)
      );
      CREATE INDEX file_notes_file ON file_notes (file_number, written_at, note_id);

      CREATE TABLE glass_breaks (
        break_id uuid PRIMARY KEY,
        file_number text NOT NULL,
        partner_id text NOT NULL,
        officer_id text NOT NULL REFERENCES staff (staff_id),
        assigned_to text NOT NULL REFERENCES staff (staff_id),
        broken_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL CHECK (expires_at = broken_at + interval '3 hours'),
        version integer NOT NULL CHECK (version > 0),
        finding text CHECK (finding IN ('justified', 'not-justified')),
        reviewed_by text REFERENCES staff (staff_id),
        reviewed_at timestamptz,
        sealed bytea NOT NULL,
        sealed_review bytea,
        FOREIGN KEY (file_number, partner_id) REFERENCES case_files (file_number, partner_id),
        CHECK (assigned_to <> officer_id),
        CHECK (num_nonnulls(finding, reviewed_by, reviewed_at, sealed_review) IN (0, 4)),
        CHECK ((version = 1) = (finding IS NULL)),
        CONSTRAINT glass_breaks_reviewed_by_another CHECK (reviewed_by <> officer_id)
      );
      CREATE INDEX glass_breaks_whole ON glass_breaks (file_number, officer_id, expires_at);
      CREATE INDEX glass_breaks_order ON glass_breaks (broken_at, break_id);
      CREATE INDEX glass_breaks_unreviewed ON glass_breaks (broken_at, break_id) WHERE finding IS NULL;

      GRANT SELECT, INSERT (file_number, partner_id, staff_id, declared_version, declared_at),
        UPDATE (lifted_version, lifted_at, lifted_by) ON file_conflicts TO desk_app;
      GRANT SELECT, INSERT ON file_notes TO desk_app;
      GRANT SELECT, INSERT, UPDATE (version, finding, reviewed_by, reviewed_at, sealed_review) ON glass_breaks TO desk_app;`);
    for (const table of ['file_conflicts', 'file_notes', 'glass_breaks']) {
      await run.query(`
        ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY ${table}_isolation ON ${table} TO desk_app
          USING ((SELECT desk_sees_all_partners()))
          WITH CHECK ((SELECT desk_sees_all_partners()));
        CREATE POLICY ${table}_of_the_desk ON ${table} AS RESTRICTIVE TO desk_app
          USING ((SELECT current_setting('app.role', true)) <> 'auditor');`);
    }
    await run.query(auditFence('file_conflicts', 'file', 'file_number'));
    await run.query(auditFence('file_notes', 'file-note', 'note_id'));
    await run.query(auditFence('glass_breaks', 'glass-break', 'break_id'));
    for (const table of OF_A_FILE) await run.query(conflictBlindness(table));
    await run.query(conflictBlindness('duplicate_candidates', ['one_file', 'other_file']));
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('Who may not see a file is not shown it again.'));
  }
}
