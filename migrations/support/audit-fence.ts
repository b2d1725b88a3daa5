/**
 * True for an event of this transaction, in a form that no index serves: the events of one subject are few, and those of a
 * transaction thousands. With `=` the planner takes now the one index and now the other, as statistics come and go.
 */
export const OF_THIS_TRANSACTION = 'xact IS NOT DISTINCT FROM pg_current_xact_id()';

/**
 * SQL of the fence behind the types: a deferred constraint trigger that refuses the COMMIT when a row of `table` was
 * inserted, updated or deleted and no change event of this transaction names its subject. `column` holds the
 * subject's id. Static SQL for each table, so that its plan is kept. It looks in this schema whatever the session's search path says.
 */
export function auditFence(table: string, subjectType: string, column: string): string {
  return `
    CREATE FUNCTION audit_fence_${table}() RETURNS trigger LANGUAGE plpgsql
      SET search_path = public, pg_temp AS $fence$
    DECLARE
      subject text := CASE WHEN TG_OP = 'DELETE' THEN OLD.${column}::text ELSE NEW.${column}::text END;
    BEGIN
      IF NOT EXISTS (
        SELECT 1 FROM audit_events
        WHERE subject_type = '${subjectType}' AND subject_id = subject AND changes AND ${OF_THIS_TRANSACTION}
      ) THEN
        RAISE EXCEPTION 'a change of ${table} has no audit event in its transaction' USING ERRCODE = 'RDA01';
      END IF;
      RETURN NULL;
    END $fence$;
    CREATE CONSTRAINT TRIGGER ${table}_audit_fence
      AFTER INSERT OR UPDATE OR DELETE ON ${table}
      DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION audit_fence_${table}();
    ALTER TABLE ${table} ENABLE ALWAYS TRIGGER ${table}_audit_fence;`;
}
