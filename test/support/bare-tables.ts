import { type Client } from 'pg';
import { type Fence, fenceOf } from '../../src/cli/audit-complete/fence.js';

/** A table of which nothing is left but its columns, its grants and its fences. */
export interface BareTable {
  readonly name: string;
  /** What the event must name that covers a row made by {@link BareTable.rowOf}. */
  readonly subjectType: string;
  /** Columns of a row, with what makes it one of a subject. */
  rowOf(subjectId: string): Readonly<Record<string, string>>;
  /** What the service's role may do with it. */
  readonly may: { readonly insert: boolean; readonly delete: boolean };
  /** A column that the service's role may change. */
  readonly changeable?: string;
}

/**
 * Takes constraints, keys and every trigger but the fences off all tables of a database, as a superuser, so that any row can be put
 * into any of them and what refuses it is the fence. Gives the tables, from the catalogue: each that has an audit fence.
 */
export async function bareTables(superuser: Client): Promise<BareTable[]> {
  await superuser.query(BARE);
  const { rows } = await superuser.query<{
    name: string;
    text: string;
    columns: string[];
    insert: boolean;
    delete: boolean;
    changeable: string | null;
  }>(
    `SELECT c.relname AS name, p.prosrc AS text,
       (SELECT array_agg(attname::text) FROM pg_attribute WHERE attrelid = c.oid AND attnum > 0) AS columns,
       has_any_column_privilege('desk_app', c.oid, 'INSERT') AS insert, has_table_privilege('desk_app', c.oid, 'DELETE') AS delete,
       (SELECT min(attname) FROM pg_attribute WHERE attrelid = c.oid AND attnum > 0
          AND has_column_privilege('desk_app', c.oid, attnum, 'UPDATE')) AS changeable
     FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid
     WHERE c.relnamespace = 'public'::regnamespace AND t.tgname = c.relname || '_audit_fence' ORDER BY 1`,
  );
  return rows.map((row) => ({
    ...{ name: row.name, may: { insert: row.insert, delete: row.delete } },
    ...(row.changeable === null ? {} : { changeable: row.changeable }),
    ...subjectOf(fenceOf(row.name, row.text), row.columns),
  }));
}

function subjectOf({ covers }: Fence, columns: readonly string[]): Pick<BareTable, 'subjectType' | 'rowOf'> {
  const [cover] = covers;
  if (cover?.id === undefined || cover.id === null) throw new Error('this fence names no subject first');
  const column = cover.id.replace(/^t\.|::text$/g, '');
  const type = /^'(.*)'$/.exec(cover.type)?.[1];
  const sealed: Record<string, string> = columns.includes('wrapped_key') ? { wrapped_key: '\\x00' } : {};
  return {
    subjectType: type ?? 'batch',
    rowOf: (id) => ({ ...sealed, ...(type === undefined ? { cause_type: 'batch' } : {}), [column]: id }),
  };
}

const BARE = `DO $bare$
  DECLARE
    one record;
  BEGIN
    FOR one IN
      SELECT conrelid::regclass AS of, conname AS name FROM pg_constraint
      WHERE connamespace = 'public'::regnamespace AND conrelid <> 0 AND contype <> 't'
        AND conrelid::regclass::text !~ '^audit_|^migrations$'
      ORDER BY array_position('{f,c,x,u,p,n}', contype::text)
    LOOP
      BEGIN
        EXECUTE format('ALTER TABLE %s DROP CONSTRAINT IF EXISTS %I CASCADE', one.of, one.name);
      EXCEPTION WHEN object_not_in_prerequisite_state OR syntax_error OR invalid_table_definition THEN
        NULL; -- an identity column cannot be null
      END;
    END LOOP;
    FOR one IN
      SELECT tgrelid::regclass AS of, tgname AS name FROM pg_trigger
      WHERE NOT tgisinternal AND tgname !~ '_fence$' AND tgrelid::regclass::text !~ '^audit_'
    LOOP
      EXECUTE format('ALTER TABLE %s DISABLE TRIGGER %I', one.of, one.name);
    END LOOP;
    FOR one IN
      SELECT oid::regclass AS of FROM pg_class WHERE relforcerowsecurity AND relnamespace = 'public'::regnamespace
    LOOP
      EXECUTE format('ALTER TABLE %s NO FORCE ROW LEVEL SECURITY', one.of);
    END LOOP;
  END $bare$`;
