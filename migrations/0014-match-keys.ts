import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { OF_THIS_TRANSACTION } from './support/audit-fence.js';
import { rewrapFence } from './support/rewrap-fence.js';

/** Tables whose fence looks up the event of a row by its index from here on. */
const WRAPPED = [
  ['referral_contents', 'file', 'file_number'],
  ['referral_batches', 'batch', 'batch_id'],
  ['partner_contents', 'partner', 'partner_id'],
] as const;

/**
 * Everybody in a file under keyed hashes of name and birth, so that whoever is referred again is found without a name in
 * the open. The service's alone: a partner
 * sees no row, not even of its own files, and nobody on the staff has a use for one.
 */
export class MatchKeys0014 implements MigrationInterface {
  readonly name = 'MatchKeys1700000000014';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE match_people (
        person_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        file_number text NOT NULL,
        partner_id text NOT NULL,
        person_index smallint NOT NULL CHECK (person_index >= 0),
        norm_version text NOT NULL,
        tags bigint[] NOT NULL,
        sealed bytea NOT NULL,
        UNIQUE (file_number, person_index),
        FOREIGN KEY (file_number, partner_id) REFERENCES case_files (file_number, partner_id)
      );
      CREATE TABLE match_keys (
        tag bigint NOT NULL,
        person_id bigint NOT NULL
      );
      CREATE INDEX match_keys_tag ON match_keys (tag);

      CREATE FUNCTION match_keys_follow() RETURNS trigger LANGUAGE plpgsql AS $follow$
      BEGIN
        IF TG_OP <> 'INSERT' THEN
          DELETE FROM match_keys k USING (SELECT unnest(tags) AS tag, person_id FROM gone) g
          WHERE k.tag = g.tag AND k.person_id = g.person_id;
        END IF;
        IF TG_OP <> 'DELETE' THEN
          INSERT INTO match_keys SELECT unnest(tags), person_id FROM come ORDER BY 1;
        END IF;
        RETURN NULL;
      END $follow$;
      CREATE TRIGGER match_people_come AFTER INSERT ON match_people
        REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION match_keys_follow();
      CREATE TRIGGER match_people_change AFTER UPDATE ON match_people
        REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION match_keys_follow();
      CREATE TRIGGER match_people_go AFTER DELETE ON match_people
        REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION match_keys_follow();

      CREATE FUNCTION audit_fence_match_people() RETURNS trigger LANGUAGE plpgsql AS $fence$
      DECLARE
        file text := CASE WHEN TG_OP = 'DELETE' THEN OLD.file_number ELSE NEW.file_number END;
      BEGIN
        IF NOT EXISTS (
          SELECT 1 FROM audit_events
          WHERE subject_type = 'file' AND subject_id = file AND changes AND ${OF_THIS_TRANSACTION}
        ) AND NOT EXISTS (
          SELECT 1 FROM audit_events
          WHERE subject_type = 'matching' AND xact = pg_current_xact_id() AND changes
        ) THEN
          RAISE EXCEPTION 'a change of match_people has no audit event in its transaction' USING ERRCODE = 'RDA01';
        END IF;
        RETURN NULL;
      END $fence$;
      CREATE CONSTRAINT TRIGGER match_people_audit_fence AFTER INSERT OR UPDATE OR DELETE ON match_people
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION audit_fence_match_people();
      ALTER TABLE match_people ENABLE ALWAYS TRIGGER match_people_audit_fence;

      GRANT SELECT, INSERT, DELETE, UPDATE (norm_version, tags, sealed) ON match_people TO desk_app;
      GRANT SELECT, INSERT, DELETE ON match_keys TO desk_app;`);
    for (const table of ['match_people', 'match_keys']) {
      await run.query(`
        ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY ${table}_of_staff ON ${table} TO desk_app
          USING ((SELECT desk_sees_all_partners())) WITH CHECK ((SELECT desk_sees_all_partners()));
        CREATE POLICY ${table}_of_the_service ON ${table} AS RESTRICTIVE TO desk_app
          USING ((SELECT current_setting('app.role', true)) = 'system');`);
    }
    // Fences of earlier steps, as those of later ones are written.
    await run.query(`
      DO $all$
      DECLARE
        fence record;
      BEGIN
        FOR fence IN
          SELECT pg_get_functiondef(oid) AS definition FROM pg_proc
          WHERE pronamespace = 'public'::regnamespace AND proname LIKE 'audit\\_fence\\_%'
        LOOP
          EXECUTE replace(fence.definition, 'xact = pg_current_xact_id() AND changes', 'changes AND ${OF_THIS_TRANSACTION}');
        END LOOP;
      END $all$`);
    for (const [table, subject, column] of WRAPPED) await run.query(rewrapFence(table, subject, column));
    // Of an empty table nothing is known, and then any index with a column in common may be planned for a look-up, and kept for as
    // long as the connection lives: a partner's thousand rows were read for each foreign key of each row.
    await run.query(`
      SELECT pg_restore_attribute_stats('schemaname', 'public', 'relname', name, 'attname', attribute,
        'inherited', false, 'null_frac', 0::real, 'avg_width', 12::integer, 'n_distinct', 3::real)
      FROM (VALUES ('case_files', 'partner_id'), ('audit_events', 'xact'), ('audit_events', 'subject_type'))
        AS known (name, attribute)`);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`
      DROP TABLE match_people, match_keys;
      DROP FUNCTION match_keys_follow(), audit_fence_match_people();`);
  }
}
