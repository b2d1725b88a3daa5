import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { auditFence, OF_THIS_TRANSACTION } from './support/audit-fence.js';

const TABLES = ['duplicate_candidates', 'duplicate_history'] as const;

/**
 * Pairs of people of two files that may be one person, what officers made of each, and why. They are the desk’s alone: no
 * partner sees a row, of its own file either, or it would learn that another knows a person.
 *
 * No foreign key leads to case_files, which are never deleted. Its check would lock the other file’s row until a batch
 * ends: officers at work on that file would wait for it, and a partner’s batch for them, which tells by the time it takes
 * that another partner knows a person.
 */
export class Duplicates0015 implements MigrationInterface {
  readonly name = 'Duplicates1700000000015';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE duplicate_candidates (
        candidate_id uuid PRIMARY KEY,
        one_file text NOT NULL,
        one_person smallint NOT NULL CHECK (one_person BETWEEN 0 AND 20),
        other_file text NOT NULL,
        other_person smallint NOT NULL CHECK (other_person BETWEEN 0 AND 20),
        outcome text NOT NULL CHECK (outcome IN ('likely-duplicate', 'possible-duplicate', 'possible-relative')),
        score numeric(6, 2) NOT NULL,
        shared_kinds text[] NOT NULL CHECK (shared_kinds <@ ARRAY['D', 'N', 'C', 'Y', 'G', 'X']),
        terms jsonb NOT NULL CHECK (jsonb_typeof(terms) = 'array'),
        data_index bytea NOT NULL CHECK (octet_length(data_index) = 32),
        cause_type text NOT NULL CHECK (cause_type IN ('batch', 'file', 'matching')),
        cause_id text NOT NULL,
        state text NOT NULL CHECK (state IN ('open', 'confirmed', 'dismissed')),
        confirmed_as text CHECK (confirmed_as IN ('same-person', 'relative')),
        version integer NOT NULL CHECK (version > 0),
        found_at timestamptz NOT NULL,
        changed_at timestamptz NOT NULL,
        decided_by text REFERENCES staff (staff_id),
        decided_at timestamptz,
        UNIQUE (one_file, one_person, other_file, other_person),
        CHECK (one_file < other_file COLLATE "C"),
        CHECK (cause_type <> 'file' OR cause_id IN (one_file, other_file)),
        CHECK ((state = 'confirmed') = (confirmed_as IS NOT NULL)),
        CHECK ((state = 'open') = (decided_by IS NULL)),
        CHECK ((decided_by IS NULL) = (decided_at IS NULL))
      );
      CREATE INDEX duplicate_candidates_other ON duplicate_candidates (other_file);
      CREATE TABLE duplicate_history (
        candidate_id uuid NOT NULL REFERENCES duplicate_candidates (candidate_id),
        version integer NOT NULL CHECK (version > 0),
        action text NOT NULL CHECK (action IN ('found', 'found-again', 'confirmed', 'dismissed', 'reopened')),
        outcome text,
        score numeric(6, 2),
        confirmed_as text,
        acted_by text REFERENCES staff (staff_id),
        acted_at timestamptz NOT NULL,
        cause_type text NOT NULL CHECK (cause_type IN ('batch', 'file', 'matching', 'duplicate')),
        cause_id text NOT NULL,
        key_file text,
        sealed bytea,
        PRIMARY KEY (candidate_id, version),
        CHECK ((action = 'found') = (version = 1)),
        CHECK ((action = 'confirmed') = (confirmed_as IS NOT NULL)),
        CHECK (CASE WHEN action IN ('found', 'found-again')
          THEN num_nonnulls(outcome, score) = 2 AND num_nonnulls(acted_by, key_file, sealed) = 0
            AND cause_type <> 'duplicate'
          ELSE num_nonnulls(outcome, score) = 0 AND num_nonnulls(acted_by, key_file) = 2
            AND cause_type = 'duplicate' AND cause_id = candidate_id::text END)
      );

      GRANT SELECT, INSERT, UPDATE (outcome, score, shared_kinds, terms, data_index, cause_type, cause_id, state,
        confirmed_as, version, changed_at, decided_by, decided_at) ON duplicate_candidates TO desk_app;
      GRANT SELECT, INSERT, UPDATE (sealed) ON duplicate_history TO desk_app;`);
    for (const table of TABLES) {
      await run.query(`
        ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY ${table}_isolation ON ${table} TO desk_app
          USING ((SELECT desk_sees_all_partners()))
          WITH CHECK ((SELECT desk_sees_all_partners()));
        CREATE POLICY ${table}_of_the_desk ON ${table} AS RESTRICTIVE TO desk_app
          USING ((SELECT current_setting('app.role', true)) <> 'auditor');`);
      await run.query(auditFence(table, 'duplicate', 'candidate_id'));
    }
    await this.#foundWithItsCause(run);
  }

  /**
   * What the search found, or found again on other data, is covered by the change of what it searched for: the batch that
   * came in, the file that changed, or a run of the search by itself. What an officer does needs an event of the candidate itself. A reason is written
   * once, and destroyed with either of its files.
   */
  async #foundWithItsCause(run: QueryRunner): Promise<void> {
    const missing = (table: string): string =>
      `RAISE EXCEPTION 'a change of ${table} has no audit event in its transaction' USING ERRCODE = 'RDA01'`;
    const told = (type: string, id: string): string =>
      `EXISTS (SELECT 1 FROM audit_events
        WHERE subject_type = ${type} AND subject_id = ${id} AND changes AND ${OF_THIS_TRANSACTION})`;
    await run.query(`
      CREATE OR REPLACE FUNCTION audit_fence_duplicate_candidates() RETURNS trigger LANGUAGE plpgsql AS $fence$
      BEGIN
        IF TG_OP = 'DELETE' THEN
          ${missing('duplicate_candidates')};
        ELSIF TG_OP = 'UPDATE' AND NEW.data_index = OLD.data_index THEN
          IF NOT ${told(`'duplicate'`, 'NEW.candidate_id::text')} THEN ${missing('duplicate_candidates')}; END IF;
        ELSIF NOT ${told('NEW.cause_type', 'NEW.cause_id')} THEN
          ${missing('duplicate_candidates')};
        END IF;
        RETURN NULL;
      END $fence$;
      CREATE OR REPLACE FUNCTION audit_fence_duplicate_history() RETURNS trigger LANGUAGE plpgsql AS $fence$
      BEGIN
        IF TG_OP = 'INSERT' THEN
          IF NOT ${told('NEW.cause_type', 'NEW.cause_id')} THEN ${missing('duplicate_history')}; END IF;
        ELSIF TG_OP = 'DELETE' OR NEW.sealed IS NOT NULL OR NOT EXISTS (
          SELECT 1 FROM duplicate_candidates c
          WHERE c.candidate_id = NEW.candidate_id
            AND (${told(`'file'`, 'c.one_file')} OR ${told(`'file'`, 'c.other_file')})
        ) THEN
          ${missing('duplicate_history')};
        END IF;
        RETURN NULL;
      END $fence$;`);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('What officers found of two people is not taken back.'));
  }
}
