import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { auditFence } from './support/audit-fence.js';
import { rowIsolation } from './support/row-isolation.js';

/**
 * Appointments that are moved, called off and missed without losing what they were; interpreters; what is added to a record.
 * The database is the last guard: of appointments that stand, no two at one time have the same officer, interpreter or
 * applicant. `applicant` is a file number: the least of those confirmed to be of the same applicant when it was booked.
 *
 * Time, place and people of an appointment are never updated, and one that has ended not at all: its record is what it was.
 *
 * What instant an interview is held at is said by `starts_at`; `local_start` and `local_end` are what clocks at its place were
 * to show when it was booked. Rows from before have them from the rules of time zones the database knows.
 */
export class Interviews0018 implements MigrationInterface {
  readonly name = 'Interviews1700000000018';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE interpreters (
        interpreter_id text PRIMARY KEY CHECK (interpreter_id ~ '^int_[a-z0-9-]{1,60}$'),
        code_name text NOT NULL CONSTRAINT interpreters_code_name UNIQUE CHECK (code_name ~ '^[A-Z]{1,4}-[0-9]{1,5}$'),
        languages jsonb NOT NULL CHECK (jsonb_typeof(languages) = 'array'),
        gender text NOT NULL CHECK (gender IN ('woman', 'man', 'other')),
        active boolean NOT NULL,
        version integer NOT NULL CHECK (version > 0),
        changed_by text NOT NULL REFERENCES staff (staff_id),
        changed_at timestamptz NOT NULL
      );
      GRANT SELECT, INSERT, UPDATE (languages, gender, active, version, changed_by, changed_at) ON interpreters TO desk_app;`);
    await run.query(auditFence('interpreters', 'interpreter', 'interpreter_id'));
    await this.#appointments(run);
    await run.query(`
      CREATE TABLE interview_additions (
        addition_id uuid PRIMARY KEY,
        interview_id uuid NOT NULL,
        file_number text NOT NULL,
        partner_id text NOT NULL,
        added_by text NOT NULL REFERENCES staff (staff_id),
        added_at timestamptz NOT NULL,
        sealed bytea NOT NULL,
        FOREIGN KEY (interview_id, file_number, partner_id)
          REFERENCES interviews (interview_id, file_number, partner_id)
      );
      CREATE INDEX interview_additions_interview ON interview_additions (interview_id);
      GRANT SELECT, INSERT ON interview_additions TO desk_app;`);
    await run.query(rowIsolation('interview_additions'));
    await run.query(auditFence('interview_additions', 'file', 'file_number'));
  }

  async #appointments(run: QueryRunner): Promise<void> {
    await run.query(`
      ALTER TABLE interviews
        ADD COLUMN applicant text,
        ADD COLUMN local_start timestamp,
        ADD COLUMN local_end timestamp,
        ADD COLUMN interpreter_id text REFERENCES interpreters (interpreter_id),
        ADD COLUMN calendar_id uuid,
        ADD COLUMN sequence integer NOT NULL DEFAULT 0 CHECK (sequence >= 0),
        ADD COLUMN supersedes uuid REFERENCES interviews (interview_id),
        ADD COLUMN booked_by text REFERENCES staff (staff_id),
        ADD COLUMN booked_at timestamptz,
        ADD COLUMN ended_by text REFERENCES staff (staff_id),
        ADD COLUMN ended_at timestamptz,
        ADD COLUMN ended_version integer CHECK (ended_version > 0),
        ADD COLUMN absent text[] CHECK (absent <@ ARRAY['claimant', 'interpreter', 'officer'] AND cardinality(absent) > 0),
        DROP CONSTRAINT interviews_status_check,
        ADD CONSTRAINT interviews_status_check
          CHECK (status IN ('booked', 'held', 'superseded', 'cancelled', 'missed'));

      ALTER TABLE interviews NO FORCE ROW LEVEL SECURITY;
      ALTER TABLE interviews DISABLE TRIGGER interviews_audit_fence;
      UPDATE interviews i SET
        applicant = i.file_number,
        calendar_id = i.interview_id,
        local_start = i.starts_at AT TIME ZONE coalesce(z.name, 'UTC'),
        local_end = i.ends_at AT TIME ZONE coalesce(z.name, 'UTC')
      FROM interviews same LEFT JOIN pg_timezone_names z ON z.name = same.time_zone
      WHERE same.interview_id = i.interview_id;
      ALTER TABLE interviews ENABLE ALWAYS TRIGGER interviews_audit_fence;
      ALTER TABLE interviews FORCE ROW LEVEL SECURITY;

      ALTER TABLE interviews
        ALTER COLUMN applicant SET NOT NULL,
        ALTER COLUMN local_start SET NOT NULL,
        ALTER COLUMN local_end SET NOT NULL,
        ALTER COLUMN calendar_id SET NOT NULL,
        ALTER COLUMN sequence DROP DEFAULT,
        ADD UNIQUE (interview_id, file_number, partner_id),
        ADD UNIQUE (supersedes),
        ADD CONSTRAINT interviews_once_a_place UNIQUE (calendar_id, sequence),
        ADD CONSTRAINT interviews_moved CHECK ((sequence = 0) = (supersedes IS NULL)
          AND (sequence = 0) = (calendar_id = interview_id)),
        ADD CONSTRAINT interviews_booked_whole CHECK (num_nonnulls(booked_by, booked_at) IN (0, 2)),
        ADD CONSTRAINT interviews_ended_whole CHECK (num_nonnulls(ended_by, ended_at, ended_version) IN (0, 3)
          AND CASE WHEN status = 'booked' THEN ended_at IS NULL
                   WHEN status IN ('superseded', 'missed') THEN ended_at IS NOT NULL ELSE true END),
        ADD CONSTRAINT interviews_absent CHECK ((status = 'missed') = (absent IS NOT NULL)),
        ADD CONSTRAINT interviews_interpreter_free EXCLUDE USING gist
          (interpreter_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE (status = 'booked'),
        ADD CONSTRAINT interviews_applicant_free EXCLUDE USING gist
          (applicant WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE (status = 'booked');

      CREATE FUNCTION interviews_stay_as_they_ended() RETURNS trigger LANGUAGE plpgsql AS $ended$
      BEGIN
        RAISE EXCEPTION 'an appointment that has ended is changed no more' USING ERRCODE = 'check_violation';
      END $ended$;
      CREATE TRIGGER interviews_stay_as_they_ended BEFORE UPDATE ON interviews
        FOR EACH ROW WHEN (OLD.status <> 'booked') EXECUTE FUNCTION interviews_stay_as_they_ended();
      ALTER TABLE interviews ENABLE ALWAYS TRIGGER interviews_stay_as_they_ended;

      CREATE INDEX interviews_by_time ON interviews (starts_at, interview_id);
      CREATE INDEX interviews_by_officer ON interviews (officer_id, starts_at, interview_id);
      GRANT UPDATE (ended_by, ended_at, ended_version, absent) ON interviews TO desk_app;`);
  }

  async down(): Promise<void> {
    return Promise.reject(
      new Error('Appointments that were moved or missed have no place in the table as it was.'),
    );
  }
}
