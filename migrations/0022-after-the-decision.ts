import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { auditFence } from './support/audit-fence.js';
import { conflictBlindness } from './support/conflict-blindness.js';
import { rowIsolation } from './support/row-isolation.js';

/** What no partner reads, of its own files either: another partner's may be named in it. */
const OF_THE_DESK = ['file_rounds', 'file_corrections'] as const;

/**
 * What comes after an end: the rounds of a file that was taken up again, corrections that were asked for, and family members
 * of whom a decision says something else than of the rest. All of it is only ever added to.
 *
 * The database is the last guard of merging: a file goes on as another only while that one has not ended in its turn and an
 * officer has confirmed that a person of the one is a person of the other. So no chain of files leads back to itself.
 */
export class AfterTheDecision0022 implements MigrationInterface {
  readonly name = 'AfterTheDecision1700000000022';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE file_rounds (
        file_number text NOT NULL,
        round integer NOT NULL CHECK (round > 0),
        partner_id text NOT NULL,
        state text NOT NULL CHECK (state IN ('decided', 'closed')),
        outcome text,
        decision_id uuid REFERENCES decisions (decision_id),
        closing_reason text,
        merged_into text REFERENCES case_files (file_number),
        reopened_version integer NOT NULL CHECK (reopened_version > 1),
        reopened_by text NOT NULL REFERENCES staff (staff_id),
        reopened_at timestamptz NOT NULL,
        PRIMARY KEY (file_number, round),
        FOREIGN KEY (file_number, partner_id) REFERENCES case_files (file_number, partner_id),
        CHECK (num_nonnulls(outcome, decision_id) = CASE state WHEN 'decided' THEN 2 ELSE 0 END),
        CHECK ((state = 'closed') = (closing_reason IS NOT NULL))
      );

      CREATE TABLE file_corrections (
        correction_id uuid PRIMARY KEY,
        file_number text NOT NULL,
        partner_id text NOT NULL,
        file_version integer NOT NULL CHECK (file_version > 1),
        asked_by text NOT NULL CHECK (asked_by IN ('claimant', 'counsel', 'partner')),
        outcome text NOT NULL CHECK (outcome IN ('granted', 'refused')),
        noted_by text NOT NULL REFERENCES staff (staff_id),
        noted_at timestamptz NOT NULL,
        sealed bytea NOT NULL,
        UNIQUE (file_number, file_version),
        FOREIGN KEY (file_number, partner_id) REFERENCES case_files (file_number, partner_id)
      );

      CREATE TABLE decision_members (
        decision_id uuid NOT NULL REFERENCES decisions (decision_id),
        person_index smallint NOT NULL CHECK (person_index BETWEEN 0 AND 20),
        file_number text NOT NULL,
        partner_id text NOT NULL,
        outcome text NOT NULL CHECK (outcome IN ('accepted', 'not-accepted', 'referred-elsewhere')),
        pathway text CHECK (pathway IN ('temporary-resident-permit', 'humanitarian', 'public-policy', 'resettlement',
          'claim-with-stca-exception')),
        sealed bytea NOT NULL,
        PRIMARY KEY (decision_id, person_index),
        FOREIGN KEY (file_number, partner_id) REFERENCES case_files (file_number, partner_id),
        CHECK ((outcome = 'accepted') = (pathway IS NOT NULL))
      );
      CREATE INDEX decision_members_file ON decision_members (file_number);

      CREATE INDEX case_files_merged ON case_files (merged_into) WHERE merged_into IS NOT NULL;

      GRANT SELECT, INSERT ON file_rounds, file_corrections, decision_members TO desk_app;

      CREATE FUNCTION case_files_merge_guard() RETURNS trigger LANGUAGE plpgsql AS $guard$
      BEGIN
        IF NEW.state <> 'closed'
          OR NOT EXISTS (SELECT FROM case_files
            WHERE file_number = NEW.merged_into AND state <> 'closed' AND disposed_at IS NULL)
          OR NOT EXISTS (SELECT FROM duplicate_candidates
            WHERE one_file = least(NEW.file_number, NEW.merged_into COLLATE "C")
              AND other_file = greatest(NEW.file_number, NEW.merged_into COLLATE "C")
              AND confirmed_as = 'same-person') THEN
          RAISE EXCEPTION 'a file goes on only as an open or decided one of the same person' USING ERRCODE = 'RDA20';
        END IF;
        RETURN NEW;
      END $guard$;
      CREATE TRIGGER case_files_merge_guard BEFORE UPDATE OF merged_into ON case_files
        FOR EACH ROW WHEN (NEW.merged_into IS NOT NULL AND NEW.merged_into IS DISTINCT FROM OLD.merged_into)
        EXECUTE FUNCTION case_files_merge_guard();`);
    for (const table of OF_THE_DESK) {
      await run.query(`
        ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY ${table}_isolation ON ${table} TO desk_app
          USING ((SELECT desk_sees_all_partners()))
          WITH CHECK ((SELECT desk_sees_all_partners()));`);
      await run.query(conflictBlindness(table));
      await run.query(auditFence(table, 'file', 'file_number'));
    }
    await run.query(rowIsolation('decision_members'));
    await run.query(conflictBlindness('decision_members'));
    await run.query(auditFence('decision_members', 'file', 'file_number'));
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`
      DROP TRIGGER case_files_merge_guard ON case_files;
      DROP INDEX case_files_merged;
      DROP TABLE decision_members, file_corrections, file_rounds;
      DROP FUNCTION case_files_merge_guard(), audit_fence_decision_members(), audit_fence_file_corrections(),
        audit_fence_file_rounds();`);
  }
}
