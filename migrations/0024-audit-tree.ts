import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * The tree over the audit log. Every event is queued by the statement that stores it; one process takes the queue, gives each
 * event the next place, writes the tiles and signs (C2SP tlog-tiles, tlog-checkpoint). Places and checkpoints are only ever
 * added; a tile only ever grows, by hashes behind those it has.
 */
export class AuditTree0024 implements MigrationInterface {
  readonly name = 'AuditTree1700000000024';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      -- An entry's length is told in two bytes.
      ALTER TABLE audit_events ADD CHECK (octet_length(canonical) <= 65535);
      CREATE TABLE audit_pending (
        queue_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        event_id uuid NOT NULL UNIQUE,
        queued_at timestamptz NOT NULL DEFAULT clock_timestamp()
      );
      CREATE TABLE audit_leaves (
        leaf_index bigint PRIMARY KEY CHECK (leaf_index >= 0),
        event_id uuid NOT NULL UNIQUE REFERENCES audit_events (event_id)
      );
      CREATE TABLE audit_tiles (
        level smallint NOT NULL CHECK (level BETWEEN 0 AND 6),
        tile_index bigint NOT NULL CHECK (tile_index >= 0),
        hashes bytea NOT NULL CHECK (octet_length(hashes) BETWEEN 32 AND 8192 AND octet_length(hashes) % 32 = 0),
        PRIMARY KEY (level, tile_index)
      );
      ALTER TABLE audit_tiles ALTER COLUMN hashes SET STORAGE EXTERNAL;
      CREATE TABLE audit_checkpoints (
        tree_size bigint PRIMARY KEY CHECK (tree_size >= 0),
        root_hash bytea NOT NULL CHECK (octet_length(root_hash) = 32),
        note text NOT NULL,
        signed_at timestamptz NOT NULL
      );

      -- Runs as its owner: the application itself may not queue, or it could queue an event twice and stop the log.
      CREATE FUNCTION audit_queue() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
        SET search_path = public, pg_temp AS $queue$
      BEGIN
        INSERT INTO audit_pending (event_id)
          SELECT event_id FROM new_events ORDER BY subject_id, file_seq;
        RETURN NULL;
      END $queue$;
      CREATE TRIGGER audit_events_queue AFTER INSERT ON audit_events
        REFERENCING NEW TABLE AS new_events FOR EACH STATEMENT EXECUTE FUNCTION audit_queue();
      ALTER TABLE audit_events ENABLE ALWAYS TRIGGER audit_events_queue;

      CREATE FUNCTION audit_leaves_the_queue() RETURNS trigger LANGUAGE plpgsql AS $leaves$
      BEGIN
        IF EXISTS (SELECT FROM gone LEFT JOIN audit_leaves USING (event_id) WHERE leaf_index IS NULL) THEN
          RAISE EXCEPTION 'an event leaves the queue for a place in the tree only' USING ERRCODE = 'RDA07';
        END IF;
        RETURN NULL;
      END $leaves$;
      CREATE TRIGGER audit_pending_placed AFTER DELETE ON audit_pending
        REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION audit_leaves_the_queue();
      ALTER TABLE audit_pending ENABLE ALWAYS TRIGGER audit_pending_placed;

      CREATE FUNCTION audit_tile_grows() RETURNS trigger LANGUAGE plpgsql AS $grows$
      BEGIN
        IF octet_length(NEW.hashes) <= octet_length(OLD.hashes)
          OR substring(NEW.hashes FROM 1 FOR octet_length(OLD.hashes)) <> OLD.hashes THEN
          RAISE EXCEPTION 'a tile of the audit log only ever grows' USING ERRCODE = 'RDA05';
        END IF;
        RETURN NEW;
      END $grows$;
      CREATE TRIGGER audit_tiles_grow BEFORE UPDATE ON audit_tiles FOR EACH ROW EXECUTE FUNCTION audit_tile_grows();
      CREATE TRIGGER audit_tiles_append_only BEFORE DELETE ON audit_tiles
        FOR EACH ROW EXECUTE FUNCTION audit_refuse_change();
      ALTER TABLE audit_tiles ENABLE ALWAYS TRIGGER audit_tiles_grow;
      ALTER TABLE audit_tiles ENABLE ALWAYS TRIGGER audit_tiles_append_only;

      INSERT INTO audit_pending (event_id) SELECT event_id FROM audit_events ORDER BY xact, subject_id, file_seq;

      REVOKE ALL ON FUNCTION audit_queue() FROM PUBLIC;
      GRANT SELECT, DELETE ON audit_pending TO desk_app;
      GRANT SELECT, INSERT ON audit_leaves, audit_tiles, audit_checkpoints TO desk_app;
      GRANT UPDATE (hashes) ON audit_tiles TO desk_app;`);
    for (const table of ['audit_leaves', 'audit_checkpoints']) {
      await run.query(`
        CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE ON ${table}
          FOR EACH ROW EXECUTE FUNCTION audit_refuse_change();
        ALTER TABLE ${table} ENABLE ALWAYS TRIGGER ${table}_append_only;`);
    }
    for (const table of ['audit_leaves', 'audit_checkpoints', 'audit_tiles']) {
      await run.query(`
        CREATE TRIGGER ${table}_no_truncate BEFORE TRUNCATE ON ${table}
          FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse_change();
        ALTER TABLE ${table} ENABLE ALWAYS TRIGGER ${table}_no_truncate;`);
    }
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('The tree over the audit log is not taken back.'));
  }
}
