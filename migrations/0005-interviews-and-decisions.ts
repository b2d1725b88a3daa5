import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { auditFence } from './support/audit-fence.js';
import { rowIsolation } from './support/row-isolation.js';

/**
 * Interviews and decisions. The database is the last guard of two promises: an officer is never booked twice at one
 * time, and nobody confirms what they proposed themselves.
 */
export class InterviewsAndDecisions0005 implements MigrationInterface {
  readonly name = 'InterviewsAndDecisions1700000000005';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE interviews (
        interview_id uuid PRIMARY KEY,
        file_number text NOT NULL,
        partner_id text NOT NULL,
        officer_id text NOT NULL REFERENCES staff (staff_id),
        starts_at timestamptz NOT NULL,
        ends_at timestamptz NOT NULL,
        time_zone text NOT NULL,
        mode text NOT NULL CHECK (mode IN ('in-person', 'video', 'telephone')),
        status text NOT NULL CHECK (status IN ('booked', 'held', 'cancelled')),
        sealed bytea NOT NULL,
        sealed_record bytea,
        FOREIGN KEY (file_number, partner_id) REFERENCES case_files (file_number, partner_id),
        CHECK (starts_at < ends_at),
        CHECK ((status = 'held') = (sealed_record IS NOT NULL)),
        CONSTRAINT interviews_officer_free EXCLUDE USING gist
          (officer_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE (status = 'booked')
      );
      CREATE UNIQUE INDEX interviews_one_booked ON interviews (file_number) WHERE status = 'booked';
      CREATE INDEX interviews_file ON interviews (file_number);

      CREATE TABLE decisions (
        decision_id uuid PRIMARY KEY,
        file_number text NOT NULL,
        partner_id text NOT NULL,
        status text NOT NULL CHECK (status IN ('proposed', 'confirmed', 'lapsed')),
        outcome text NOT NULL CHECK (outcome IN ('accepted', 'not-accepted', 'referred-elsewhere')),
        pathway text CHECK (pathway IN ('temporary-resident-permit', 'humanitarian', 'public-policy', 'resettlement',
          'claim-with-stca-exception')),
        provisions text[] NOT NULL,
        facts text[] NOT NULL,
        check_id uuid NOT NULL REFERENCES stca_checks (check_id),
        proposed_by text NOT NULL REFERENCES staff (staff_id),
        proposed_at timestamptz NOT NULL,
        confirmed_by text REFERENCES staff (staff_id),
        confirmed_at timestamptz,
        confirmed_version integer,
        sealed bytea NOT NULL,
        FOREIGN KEY (file_number, partner_id) REFERENCES case_files (file_number, partner_id),
        CHECK ((outcome = 'accepted') = (pathway IS NOT NULL)),
        CHECK ((status = 'confirmed') = (num_nonnulls(confirmed_by, confirmed_at, confirmed_version) = 3)),
        CONSTRAINT decisions_two_persons CHECK (confirmed_by IS DISTINCT FROM proposed_by)
      );
      CREATE UNIQUE INDEX decisions_one_proposed ON decisions (file_number) WHERE status = 'proposed';
      CREATE INDEX decisions_file ON decisions (file_number);
      CREATE INDEX decisions_log ON decisions (confirmed_at, decision_id) WHERE status = 'confirmed';

      GRANT SELECT, INSERT, UPDATE (status, sealed_record) ON interviews TO desk_app;
      GRANT SELECT, INSERT, UPDATE (status, confirmed_by, confirmed_at, confirmed_version) ON decisions TO desk_app;`);
    for (const table of ['interviews', 'decisions']) {
      await run.query(rowIsolation(table));
      await run.query(auditFence(table, 'file', 'file_number'));
    }
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`
      DROP TABLE decisions, interviews;
      DROP FUNCTION audit_fence_decisions(), audit_fence_interviews();`);
  }
}
