import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * The audit log's events. The application role may read them and insert `event_id` and `canonical`; everything else in
 * a row is taken from the canonical bytes by the database, so that a row and its leaf cannot say different things.
 * Nobody may change or remove an event: grants, and triggers that are always on, the owner included.
 */
export class Audit0001 implements MigrationInterface {
  readonly name = 'Audit1700000000001';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE TABLE audit_events (
        event_id uuid PRIMARY KEY,
        canonical bytea NOT NULL CHECK (octet_length(canonical) BETWEEN 2 AND 65536),
        leaf_hash bytea NOT NULL GENERATED ALWAYS AS (sha256('\\x00'::bytea || canonical)) STORED,
        xact xid8 NOT NULL,
        recorded_at timestamptz NOT NULL,
        action text NOT NULL,
        actor_id text NOT NULL,
        actor_role text NOT NULL,
        subject_type text NOT NULL,
        subject_id text NOT NULL,
        changes boolean NOT NULL,
        file_seq integer CHECK (file_seq > 0),
        after_commit text,
        outcome text NOT NULL CHECK (outcome IN ('allowed', 'denied', 'failed'))
      );
      CREATE INDEX audit_events_subject ON audit_events (subject_type, subject_id, xact);
      CREATE UNIQUE INDEX audit_events_chain ON audit_events (subject_id, file_seq) WHERE file_seq IS NOT NULL;
      CREATE INDEX audit_events_order ON audit_events (xact, event_id);

      CREATE FUNCTION audit_events_fill() RETURNS trigger LANGUAGE plpgsql AS $fill$
      DECLARE
        leaf jsonb := convert_from(NEW.canonical, 'UTF8')::jsonb;
        last_seq integer;
        last_hash bytea;
        last_commit text;
      BEGIN
        IF leaf->>'eventId' IS DISTINCT FROM NEW.event_id::text THEN
          RAISE EXCEPTION 'the event id is not that of the canonical bytes' USING ERRCODE = 'RDA02';
        END IF;
        NEW.xact := pg_current_xact_id();
        NEW.recorded_at := (leaf->>'time')::timestamptz;
        NEW.action := leaf->>'action';
        NEW.actor_id := leaf->'actor'->>'id';
        NEW.actor_role := leaf->'actor'->>'role';
        NEW.subject_type := leaf->'subject'->>'type';
        NEW.subject_id := leaf->'subject'->>'id';
        NEW.changes := leaf ? 'after';
        NEW.file_seq := (leaf->>'fileSeq')::integer;
        NEW.after_commit := leaf->'after'->>'commit';
        NEW.outcome := leaf->>'outcome';
        IF NEW.subject_type = 'file' AND NEW.changes AND NEW.file_seq IS NULL THEN
          RAISE EXCEPTION 'a change of a file has no place in its chain' USING ERRCODE = 'RDA03';
        END IF;
        IF NEW.file_seq IS NOT NULL THEN
          SELECT file_seq, leaf_hash, after_commit INTO last_seq, last_hash, last_commit FROM audit_events
          WHERE subject_id = NEW.subject_id AND file_seq IS NOT NULL ORDER BY file_seq DESC LIMIT 1;
          IF NEW.file_seq <> coalesce(last_seq, 0) + 1
            OR leaf->>'prev' IS DISTINCT FROM encode(last_hash, 'hex')
            OR leaf->'before'->>'commit' IS DISTINCT FROM last_commit THEN
            RAISE EXCEPTION 'the event does not follow the last one of its file' USING ERRCODE = 'RDA04';
          END IF;
        END IF;
        RETURN NEW;
      END $fill$;
      CREATE TRIGGER audit_events_fill BEFORE INSERT ON audit_events
        FOR EACH ROW EXECUTE FUNCTION audit_events_fill();
      ALTER TABLE audit_events ENABLE ALWAYS TRIGGER audit_events_fill;

      CREATE TABLE audit_disclosures (
        event_id uuid NOT NULL REFERENCES audit_events (event_id),
        digest text NOT NULL CHECK (length(digest) = 43),
        disclosure text NOT NULL,
        PRIMARY KEY (event_id, digest),
        CHECK (digest = rtrim(translate(encode(sha256(convert_to(disclosure, 'UTF8')), 'base64'), '+/', '-_'), '='))
      );

      CREATE FUNCTION audit_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $refuse$
      BEGIN
        RAISE EXCEPTION 'the audit log is only ever appended to' USING ERRCODE = 'RDA05';
      END $refuse$;`);
    for (const table of ['audit_events', 'audit_disclosures']) {
      await run.query(`
        CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE ON ${table}
          FOR EACH ROW EXECUTE FUNCTION audit_refuse_change();
        CREATE TRIGGER ${table}_no_truncate BEFORE TRUNCATE ON ${table}
          FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse_change();
        ALTER TABLE ${table} ENABLE ALWAYS TRIGGER ${table}_append_only;
        ALTER TABLE ${table} ENABLE ALWAYS TRIGGER ${table}_no_truncate;`);
    }
    await run.query(`
      GRANT SELECT ON migrations TO desk_app;
      GRANT SELECT, INSERT (event_id, canonical) ON audit_events TO desk_app;
      GRANT SELECT, INSERT (event_id, digest, disclosure) ON audit_disclosures TO desk_app;`);
  }

  async down(): Promise<void> {
    throw new Error('The audit log is not taken back.');
  }
}
