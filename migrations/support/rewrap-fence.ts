/**
 * SQL that makes the audit fence of a table bear a rotation of the key-encryption key: where nothing but the wrapping of a
 * data key changes, `wrapped_key` and `key_version`, the event of the rotation in this transaction is enough. A wrapping says
 * nothing of what is wrapped, so it is no version of the row's subject. The table has its auditFence already.
 */
export function rewrapFence(table: string, subjectType: string, column: string): string {
  return `
    CREATE OR REPLACE FUNCTION audit_fence_${table}() RETURNS trigger LANGUAGE plpgsql AS $fence$
    DECLARE
      subject text := CASE WHEN TG_OP = 'DELETE' THEN OLD.${column}::text ELSE NEW.${column}::text END;
      wanted text := '${subjectType}';
    BEGIN
      IF TG_OP = 'UPDATE' AND NEW.wrapped_key IS NOT NULL AND OLD.wrapped_key IS NOT NULL
        AND to_jsonb(NEW) - ARRAY['wrapped_key', 'key_version'] = to_jsonb(OLD) - ARRAY['wrapped_key', 'key_version'] THEN
        wanted := 'key-rotation';
      END IF;
      IF NOT EXISTS (
        SELECT 1 FROM audit_events
        WHERE subject_type = wanted AND (subject_id = subject OR wanted = 'key-rotation')
          AND xact = pg_current_xact_id() AND changes
      ) THEN
        RAISE EXCEPTION 'a change of ${table} has no audit event in its transaction' USING ERRCODE = 'RDA01';
      END IF;
      RETURN NULL;
    END $fence$;`;
}
