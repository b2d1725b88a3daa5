/** Queries of the listing, one section each; every row is one line of text. Names only, no data. */
const SECTIONS = [
  [
    'Columns',
    `SELECT format('%s.%s %s%s%s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
              CASE WHEN a.attnotnull THEN ' not null' ELSE '' END,
              coalesce(CASE a.attgenerated WHEN 's' THEN ' generated ' ELSE ' default ' END || pg_get_expr(d.adbin, d.adrelid), ''))
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
     LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'v', 'p') ORDER BY c.relname, a.attnum`,
  ],
  [
    'Types',
    `SELECT format('%s: %s', t.typname, string_agg(e.enumlabel, ', ' ORDER BY e.enumsortorder))
     FROM pg_type t JOIN pg_enum e ON e.enumtypid = t.oid WHERE t.typnamespace = 'public'::regnamespace
     GROUP BY t.typname ORDER BY t.typname`,
  ],
  [
    'Constraints',
    `SELECT format('%s %s: %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
     FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND conrelid <> 0
       AND contype NOT IN ('n', 't') ORDER BY conrelid::regclass::text, conname`,
  ],
  ['Indexes', `SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY indexname`],
  [
    'Row-level security',
    `SELECT format('%s enabled=%s forced=%s', relname, relrowsecurity, relforcerowsecurity) FROM pg_class
     WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY relname`,
  ],
  [
    'Policies',
    `SELECT format('%s %s %s to %s using %s check %s', tablename, policyname, cmd, array_to_string(roles, ','),
              coalesce(qual, '-'), coalesce(with_check, '-'))
     FROM pg_policies WHERE schemaname = 'public' ORDER BY tablename, policyname`,
  ],
  [
    'Grants on tables',
    `SELECT format('%s: %s to %s', c.relname, string_agg(g.privilege_type, ', ' ORDER BY g.privilege_type), pg_get_userbyid(g.grantee))
     FROM pg_class c, aclexplode(c.relacl) g
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'v', 'S') AND g.grantee <> c.relowner
     GROUP BY c.relname, g.grantee ORDER BY c.relname, pg_get_userbyid(g.grantee)`,
  ],
  [
    'Grants on columns',
    `SELECT format('%s.%s: %s to %s', c.relname, a.attname, g.privilege_type, pg_get_userbyid(g.grantee))
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid, aclexplode(a.attacl) g
     WHERE c.relnamespace = 'public'::regnamespace ORDER BY c.relname, a.attnum, g.privilege_type`,
  ],
  [
    'Triggers',
    `SELECT format('%s enabled=%s', pg_get_triggerdef(t.oid), t.tgenabled)
     FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
     WHERE NOT t.tgisinternal AND c.relnamespace = 'public'::regnamespace ORDER BY c.relname, t.tgname`,
  ],
  [
    'Functions',
    `SELECT format('%s(%s) %s%s md5=%s%s', p.proname, pg_get_function_identity_arguments(p.oid),
              CASE WHEN p.prosecdef THEN 'security definer' ELSE 'security invoker' END,
              coalesce(' ' || array_to_string(p.proconfig, ' '), ''), md5(p.prosrc),
              coalesce(' grants=' || (SELECT string_agg(CASE g.grantee WHEN 0 THEN 'public' ELSE pg_get_userbyid(g.grantee) END, ','
                ORDER BY g.grantee) FROM aclexplode(p.proacl) g WHERE g.grantee <> p.proowner), ''))
     FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace
       AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
     ORDER BY p.proname, 1`,
  ],
] as const;

/** A part of the listing. */
export type Listed = (typeof SECTIONS)[number][0];

/** Asks a query of one column, and gives its values in order. */
export type AskColumn = (sql: string) => Promise<readonly string[]>;

/**
 * What the catalogue says about the schema, as text: committed as `migrations/schema.txt` and compared in a test, so
 * that a change of a table, grant, policy or trigger is seen in review.
 */
export async function schemaListing(ask: AskColumn): Promise<string> {
  const parts: string[] = [];
  for (const [title, sql] of SECTIONS) {
    const lines = await ask(sql);
    parts.push(`## ${title}\n${lines.map((line) => line.replace(/\s+/g, ' ')).join('\n')}\n`);
  }
  return parts.join('\n');
}
