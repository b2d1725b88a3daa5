/**
 * SQL that has a table with an audit fence refuse TRUNCATE, whoever asks: it fires no trigger of rows, so that the fence would not
 * see them go. It is always on.
 */
export function truncateFence(table: string): string {
  return `
    CREATE TRIGGER ${table}_truncate_fence BEFORE TRUNCATE ON ${table}
      FOR EACH STATEMENT EXECUTE FUNCTION audit_truncate_fence();
    ALTER TABLE ${table} ENABLE ALWAYS TRIGGER ${table}_truncate_fence;`;
}
