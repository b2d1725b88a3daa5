import { type EntityManager } from 'typeorm';
import { type Fence } from './fence.js';
import { Incomplete } from './incomplete.js';

/**
 * Looks whether every subject that an event changed still has its row, where the service never deletes one: in the table whose primary
 * key is the subject's id, and whose rows hang on no other of the same subject. Throws {@link Incomplete} for the first that is gone.
 */
export async function checkSubjects(manager: EntityManager, fences: readonly Fence[]): Promise<void> {
  const homes = await readHomes(manager, fences);
  for (const { table, type, column } of homes) {
    const [gone] = await manager.query<{ id: string | null }[]>(
      `SELECT min(subject_id) AS id FROM audit_events e WHERE changes AND subject_type = $1
         AND NOT EXISTS (SELECT FROM ${table} WHERE ${column}::text = e.subject_id)`,
      [type],
    );
    if (typeof gone?.id === 'string') {
      throw new Incomplete(`${type} ${gone.id}: the log has it, and there is no row`);
    }
  }
}

interface Home {
  readonly table: string;
  readonly type: string;
  readonly column: string;
}

/** The table that is the home of each type of subject, by the keys in the catalogue. */
export async function readHomes(manager: EntityManager, fences: readonly Fence[]): Promise<Home[]> {
  const candidates = fences.flatMap(({ table, subject }) => (subject ? [{ table, ...subject }] : []));
  return manager.query<Home[]>(
    `SELECT f.table, f.type, f.column
     FROM unnest($1::text[], $2::text[], $3::text[]) AS f ("table", type, "column")
     JOIN pg_constraint k ON k.conrelid = f.table::regclass AND k.contype = 'p' AND cardinality(k.conkey) = 1
     JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1] AND a.attname = f.column
     WHERE NOT has_table_privilege('desk_app', k.conrelid, 'DELETE')
       AND NOT EXISTS (
         SELECT FROM pg_constraint r JOIN unnest($1::text[], $2::text[]) AS o ("table", type) ON r.confrelid = o.table::regclass
         WHERE r.contype = 'f' AND r.conrelid = k.conrelid AND r.conkey @> k.conkey AND o.type = f.type
           AND o.table <> f.table)
     ORDER BY 1`,
    [
      candidates.map((one) => one.table),
      candidates.map((one) => one.type),
      candidates.map((one) => one.column),
    ],
  );
}
