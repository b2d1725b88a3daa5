import { type TamperedLog } from './tampered-log.js';

/** A table with an audit fence, and a column of it. */
export interface FencedTable {
  readonly name: string;
  readonly column: string;
}

/** Every table that has an audit fence, by the catalogue. */
export function fencedTables(log: TamperedLog): Promise<FencedTable[]> {
  return log.rows<FencedTable>(
    `SELECT c.relname AS name, min(a.attname) AS column FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
     JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' AND a.attidentity = ''
     WHERE t.tgname = c.relname || '_audit_fence' GROUP BY 1 ORDER BY 1`,
  );
}
