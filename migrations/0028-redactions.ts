import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { OF_THIS_TRANSACTION } from './support/audit-fence.js';

/**
 * Disclosures may leave the audit log, and only behind a redaction: at the COMMIT an event `audit.redaction` of the same
 * transaction must name their event and digests. The state of a subject stays, and what a redaction says. The application has no
 * DELETE on the table; it calls a function of the owner, which the fence holds as it holds everybody.
 */
export class Redactions0028 implements MigrationInterface {
  readonly name = 'Redactions1700000000028';

  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      CREATE FUNCTION audit_disclosed(disclosure text) RETURNS jsonb LANGUAGE sql IMMUTABLE STRICT
        SET search_path = pg_catalog, pg_temp
        AS $$ SELECT convert_from(decode(rpad(translate(disclosure, '-_', '+/'), (length(disclosure) + 3) / 4 * 4, '='),
                                         'base64'), 'UTF8')::jsonb $$;

      CREATE FUNCTION audit_redaction_fence() RETURNS trigger LANGUAGE plpgsql AS $fence$
      BEGIN
        IF audit_disclosed(OLD.disclosure)->>1 IN ('state', 'redacted') THEN
          RAISE EXCEPTION 'a state and what a redaction says stay in the audit log' USING ERRCODE = 'RDA51';
        END IF;
        IF NOT EXISTS (
          SELECT 1 FROM audit_events e
          JOIN audit_disclosures d USING (event_id), audit_disclosed(d.disclosure) AS said
          WHERE e.subject_type = 'event' AND e.subject_id = OLD.event_id::text AND e.action = 'audit.redaction'
            AND e.${OF_THIS_TRANSACTION} AND said->>1 = 'redacted'
            AND said->2->>'event' = OLD.event_id::text AND said->2->'digests' ? OLD.digest
        ) THEN
          RAISE EXCEPTION 'a disclosure left the audit log without a redaction in its transaction' USING ERRCODE = 'RDA50';
        END IF;
        RETURN NULL;
      END $fence$;
      DROP TRIGGER audit_disclosures_append_only ON audit_disclosures;
      CREATE TRIGGER audit_disclosures_append_only BEFORE UPDATE ON audit_disclosures
        FOR EACH ROW EXECUTE FUNCTION audit_refuse_change();
      ALTER TABLE audit_disclosures ENABLE ALWAYS TRIGGER audit_disclosures_append_only;
      CREATE CONSTRAINT TRIGGER audit_disclosures_redaction_fence AFTER DELETE ON audit_disclosures
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION audit_redaction_fence();
      ALTER TABLE audit_disclosures ENABLE ALWAYS TRIGGER audit_disclosures_redaction_fence;

      CREATE FUNCTION audit_redact(event uuid, digests text[]) RETURNS integer LANGUAGE sql SECURITY DEFINER
        SET search_path = public, pg_temp
        AS $$ WITH gone AS (
                DELETE FROM audit_disclosures WHERE event_id = event AND digest = ANY (digests) RETURNING 1)
              SELECT count(*)::integer FROM gone $$;
      REVOKE ALL ON FUNCTION audit_redact(uuid, text[]) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION audit_redact(uuid, text[]) TO desk_app;`);
  }

  async down(run: QueryRunner): Promise<void> {
    await run.query(`
      DROP FUNCTION audit_redact(uuid, text[]);
      DROP TRIGGER audit_disclosures_redaction_fence ON audit_disclosures;
      DROP FUNCTION audit_redaction_fence(), audit_disclosed(text);
      DROP TRIGGER audit_disclosures_append_only ON audit_disclosures;
      CREATE TRIGGER audit_disclosures_append_only BEFORE UPDATE OR DELETE ON audit_disclosures
        FOR EACH ROW EXECUTE FUNCTION audit_refuse_change();
      ALTER TABLE audit_disclosures ENABLE ALWAYS TRIGGER audit_disclosures_append_only;`);
  }
}
