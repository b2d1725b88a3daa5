/** SQL that isolates a table of the desk alone: a partner sees no row of it, of its own files either. Enabled and forced. */
export function deskIsolation(table: string): string {
  return `
    ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
    ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
    CREATE POLICY ${table}_isolation ON ${table} TO desk_app
      USING ((SELECT desk_sees_all_partners()))
      WITH CHECK ((SELECT desk_sees_all_partners()));`;
}
