import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { auditFence, OF_THIS_TRANSACTION } from './support/audit-fence.js';
import { COUNT_PLACES_ANEW } from './support/count-places-anew.js';
import { rowIsolation } from './support/row-isolation.js';

/**
 * Decisions round by round, the sentences of refusals under keyed tags, and places that a file holds until it ends: taken when
 * it is accepted, free again when it ends otherwise. The database is the last guard of four promises: who proposed in a round
 * confirms nothing in it, a round has one confirmed decision, no file is decided without one, and no file ends or is reopened
 * without its places.
 */
export class DecisionsAndPlaces0019 implements MigrationInterface {
  readonly name = 'DecisionsAndPlaces1700000000019';

  async up(run: QueryRunner): Promise<void> {
    await this.#decisions(run);
    await this.#sentences(run);
    await this.#places(run);
  }

  async #decisions(run: QueryRunner): Promise<void> {
    await run.query(`
      ALTER TABLE decisions NO FORCE ROW LEVEL SECURITY;
      ALTER TABLE case_files NO FORCE ROW LEVEL SECURITY;
      ALTER TABLE decisions DISABLE TRIGGER decisions_audit_fence;
      ALTER TABLE decisions
        DROP CONSTRAINT decisions_status_check,
        ADD CONSTRAINT decisions_status_check CHECK (status IN ('proposed', 'returned', 'confirmed', 'lapsed')),
        ADD COLUMN round integer NOT NULL DEFAULT 1 CHECK (round > 0),
        ADD COLUMN persons integer CHECK (persons BETWEEN 0 AND 21),
        ADD COLUMN earlier_decision_id uuid,
        ADD COLUMN repeated_text jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(repeated_text) = 'array'),
        ADD COLUMN returned_by text REFERENCES staff (staff_id),
        ADD COLUMN returned_at timestamptz,
        ADD COLUMN returned_version integer;
      UPDATE decisions d SET persons = CASE d.outcome WHEN 'accepted' THEN f.persons ELSE 0 END
        FROM case_files f WHERE f.file_number = d.file_number;
      ALTER TABLE decisions
        ALTER COLUMN persons SET NOT NULL,
        ALTER COLUMN round DROP DEFAULT,
        ALTER COLUMN repeated_text DROP DEFAULT,
        ADD UNIQUE (decision_id, file_number),
        ADD FOREIGN KEY (earlier_decision_id, file_number) REFERENCES decisions (decision_id, file_number),
        ADD CHECK ((status = 'returned') = (num_nonnulls(returned_by, returned_at, returned_version) = 3)),
        ADD CHECK (num_nonnulls(returned_by, returned_at, returned_version) IN (0, 3));
      CREATE UNIQUE INDEX decisions_one_confirmed_a_round ON decisions (file_number, round) WHERE status = 'confirmed';
      ALTER TABLE decisions ENABLE ALWAYS TRIGGER decisions_audit_fence;
      ALTER TABLE case_files FORCE ROW LEVEL SECURITY;
      ALTER TABLE decisions FORCE ROW LEVEL SECURITY;

      CREATE FUNCTION refuse_proposers_of_round() RETURNS trigger LANGUAGE plpgsql AS $refuse$
      BEGIN
        IF EXISTS (
          SELECT 1 FROM decisions
          WHERE file_number = NEW.file_number AND round = NEW.round AND proposed_by = NEW.confirmed_by
        ) THEN
          RAISE EXCEPTION 'whoever proposed in a round confirms nothing in it'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'decisions_two_persons_a_round', TABLE = 'decisions';
        END IF;
        RETURN NULL;
      END $refuse$;
      CREATE TRIGGER decisions_two_persons_a_round AFTER INSERT OR UPDATE ON decisions
        FOR EACH ROW WHEN (NEW.confirmed_by IS NOT NULL) EXECUTE FUNCTION refuse_proposers_of_round();
      ALTER TABLE decisions ENABLE ALWAYS TRIGGER decisions_two_persons_a_round;

      GRANT UPDATE (returned_by, returned_at, returned_version) ON decisions TO desk_app;`);
  }

  /** The desk's alone: a partner sees no row, not even of its own files. */
  async #sentences(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE decision_sentences (
        tag bigint NOT NULL,
        decision_id uuid NOT NULL,
        file_number text NOT NULL,
        partner_id text NOT NULL,
        PRIMARY KEY (tag, decision_id),
        FOREIGN KEY (decision_id, file_number) REFERENCES decisions (decision_id, file_number),
        FOREIGN KEY (file_number, partner_id) REFERENCES case_files (file_number, partner_id)
      );
      CREATE INDEX decision_sentences_file ON decision_sentences (file_number);
      ALTER TABLE decision_sentences ENABLE ROW LEVEL SECURITY;
      ALTER TABLE decision_sentences FORCE ROW LEVEL SECURITY;
      CREATE POLICY decision_sentences_of_staff ON decision_sentences TO desk_app
        USING ((SELECT desk_sees_all_partners())) WITH CHECK ((SELECT desk_sees_all_partners()));
      GRANT SELECT, INSERT, DELETE ON decision_sentences TO desk_app;`);
    await run.query(auditFence('decision_sentences', 'file', 'file_number'));
  }

  /**
   * Two rows for a partner and day: what batches brought, and what ends and reopenings of files moved, held below nought there. So
   * no file waits for a batch that is being stored. `cause_id` names what counted last: its event is the fence.
   */
  async #places(run: QueryRunner): Promise<void> {
    await run.query(`
      DROP TRIGGER case_files_count_places ON case_files;
      DROP TABLE places_used;
      DROP FUNCTION audit_fence_places_used();
      CREATE TABLE places_used (
        partner_id text NOT NULL REFERENCES partners (partner_id),
        received_on date NOT NULL,
        cause_type text NOT NULL CHECK (cause_type IN ('batch', 'file')),
        held integer NOT NULL,
        taken integer NOT NULL,
        cause_id text NOT NULL,
        PRIMARY KEY (partner_id, received_on, cause_type),
        CHECK (CASE cause_type WHEN 'batch' THEN held >= 0 AND taken = 0 ELSE held <= 0 AND taken BETWEEN 0 AND -held END)
      );
      ALTER TABLE case_files NO FORCE ROW LEVEL SECURITY;
      ALTER TABLE decisions NO FORCE ROW LEVEL SECURITY;
      ${COUNT_PLACES_ANEW};
      ALTER TABLE decisions FORCE ROW LEVEL SECURITY;
      ALTER TABLE case_files FORCE ROW LEVEL SECURITY;

      CREATE OR REPLACE FUNCTION count_places() RETURNS trigger LANGUAGE plpgsql AS $count$
      BEGIN
        INSERT INTO places_used AS u (partner_id, received_on, cause_type, held, taken, cause_id)
          SELECT partner_id, (received_at AT TIME ZONE 'UTC')::date, 'batch', sum(persons), 0,
                 (array_agg(batch_id ORDER BY received_at DESC))[1]::text
          FROM new_files GROUP BY 1, 2 ORDER BY 1, 2
        ON CONFLICT (partner_id, received_on, cause_type)
          DO UPDATE SET held = u.held + excluded.held, cause_id = excluded.cause_id;
        RETURN NULL;
      END $count$;
      CREATE TRIGGER case_files_count_places AFTER INSERT ON case_files
        REFERENCING NEW TABLE AS new_files FOR EACH STATEMENT EXECUTE FUNCTION count_places();

      CREATE FUNCTION move_places() RETURNS trigger LANGUAGE plpgsql AS $move$
      DECLARE
        -- The persons accepted by the decision that this change makes or reopens: both are of the round before the change.
        accepted integer := (SELECT persons FROM decisions
          WHERE file_number = NEW.file_number AND round = OLD.round AND status = 'confirmed');
        held_more integer := CASE WHEN NEW.state IN ('decided', 'closed') THEN 0 ELSE NEW.persons END
          - CASE WHEN OLD.state IN ('decided', 'closed') THEN 0 ELSE OLD.persons END;
        taken_more integer := CASE NEW.state WHEN 'decided' THEN accepted ELSE 0 END
          - CASE OLD.state WHEN 'decided' THEN accepted ELSE 0 END;
      BEGIN
        IF taken_more IS NULL OR taken_more > OLD.persons THEN
          RAISE EXCEPTION 'a file is decided by a confirmed decision on its own persons'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'case_files_decided_by_decision', TABLE = 'case_files';
        END IF;
        UPDATE places_used
          SET held = held + held_more, taken = taken + taken_more, cause_id = NEW.file_number
          WHERE partner_id = NEW.partner_id AND received_on = (NEW.received_at AT TIME ZONE 'UTC')::date
            AND cause_type = 'file';
        IF NOT FOUND THEN
          -- Not at once: a row that is put in is checked by itself before it is found to be there, and a reopening holds more.
          INSERT INTO places_used AS u (partner_id, received_on, cause_type, held, taken, cause_id)
            VALUES (NEW.partner_id, (NEW.received_at AT TIME ZONE 'UTC')::date, 'file', held_more, taken_more, NEW.file_number)
          ON CONFLICT (partner_id, received_on, cause_type)
            DO UPDATE SET held = u.held + held_more, taken = u.taken + taken_more, cause_id = excluded.cause_id;
        END IF;
        RETURN NULL;
      END $move$;
      CREATE TRIGGER case_files_move_places AFTER UPDATE ON case_files
        FOR EACH ROW WHEN ((OLD.state IN ('decided', 'closed')) <> (NEW.state IN ('decided', 'closed')))
        EXECUTE FUNCTION move_places();
      ALTER TABLE case_files ENABLE ALWAYS TRIGGER case_files_move_places;

      CREATE OR REPLACE FUNCTION places_used_in(partner text, first date, last date) RETURNS integer LANGUAGE sql STABLE
        AS $sum$ SELECT coalesce(sum(held + taken), 0)::integer FROM places_used
                 WHERE partner_id = partner AND received_on BETWEEN first AND last $sum$;

      CREATE FUNCTION audit_fence_places_used() RETURNS trigger LANGUAGE plpgsql AS $fence$
      BEGIN
        IF TG_OP = 'DELETE' OR NOT EXISTS (
          SELECT 1 FROM audit_events
          WHERE subject_type = NEW.cause_type AND subject_id = NEW.cause_id AND changes AND ${OF_THIS_TRANSACTION}
        ) THEN
          RAISE EXCEPTION 'a change of places_used has no audit event in its transaction' USING ERRCODE = 'RDA01';
        END IF;
        RETURN NULL;
      END $fence$;
      CREATE CONSTRAINT TRIGGER places_used_audit_fence AFTER INSERT OR UPDATE OR DELETE ON places_used
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION audit_fence_places_used();
      ALTER TABLE places_used ENABLE ALWAYS TRIGGER places_used_audit_fence;
      GRANT SELECT, INSERT, UPDATE (held, taken, cause_id) ON places_used TO desk_app;`);
    await run.query(rowIsolation('places_used'));
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('Who decided what, and whose places were taken, is not taken back.'));
  }
}
