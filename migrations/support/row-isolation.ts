/**
 * SQL that isolates a partner-owned table: row-level security, enabled and forced. A row is seen by the partner it
 * belongs to, and by staff and the service itself. The settings are made with set_config(…, true) first in each
 * transaction; with none made, nothing is seen. Written with scalar subqueries so that they are evaluated once.
 */
export function rowIsolation(table: string): string {
  return `
    ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
    ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
    CREATE POLICY ${table}_isolation ON ${table} TO desk_app
      USING ((SELECT desk_sees_all_partners()) OR partner_id = (SELECT desk_partner()))
      WITH CHECK ((SELECT desk_sees_all_partners()) OR partner_id = (SELECT desk_partner()));`;
}
