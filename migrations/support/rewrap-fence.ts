import { OF_THIS_TRANSACTION } from './audit-fence.js';

/**
 * SQL that makes the audit fence of a table bear a rotation of the key-encryption key: where nothing but the wrapping of a
 * data key changes, `wrapped_key` and `key_version`, the event of the rotation in this transaction is enough. A wrapping says
 * nothing of what is wrapped, so it is no version of the row's subject. The table has its auditFence already.
 */
export function rewrapFence(table: string, subjectType: string, column: string): string {
  return `
    CREATE OR REPLACE FUNCTION audit_fence_${table}() RETURNS trigger LANGUAGE plpgsql
      SET search_path = public, pg_temp AS $fence$
    DECLARE
      subject text := CASE WHEN TG_OP = 'DELETE' THEN OLD.${column}::text ELSE NEW.${column}::text END;
      found boolean;
    BEGIN
      -- Two statements, each with a plan of its own: one with OR cannot look its subject up by the index.
      IF TG_OP = 'UPDATE' AND NEW.wrapped_key IS NOT NULL AND OLD.wrapped_key IS NOT NULL
        AND to_jsonb(NEW) - ARRAY['wrapped_key', 'key_version'] = to_jsonb(OLD) - ARRAY['wrapped_key', 'key_version'] THEN
        found := EXISTS (
          SELECT 1 FROM audit_events
          WHERE subject_type = 'key-rotation' AND xact = pg_current_xact_id() AND changes
        );
      ELSE
        found := EXISTS (
          SELECT 1 FROM audit_events
          WHERE subject_type = '${subjectType}' AND subject_id = subject AND changes AND ${OF_THIS_TRANSACTION}
        );
      END IF;
      IF NOT found THEN
        RAISE EXCEPTION 'a change of ${table} has no audit event in its transaction' USING ERRCODE = 'RDA01';
      END IF;
      RETURN NULL;
    END $fence$;`;
}
