/**
 * SQL that hides the rows of a file from staff who declared a conflict of interest in it. `columns` hold file numbers; where
 * one can be null, the row is of no file then. Restrictive, so that no other policy gives the rows back; a scalar subquery,
 * so that the conflicts of who asks are looked up once in a statement. The table has row-level security already.
 */
export function conflictBlindness(table: string, columns: readonly string[] = ['file_number']): string {
  const unseen = columns.map((column) => `(${column} = ANY ((SELECT desk_conflicts())::text[])) IS NOT TRUE`);
  return `
    CREATE POLICY ${table}_without_conflict ON ${table} AS RESTRICTIVE TO desk_app
      USING (${unseen.join(' AND ')});`;
}
