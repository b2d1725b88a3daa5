import { readFileSync } from 'node:fs';
import { type EntityManager } from 'typeorm';
import { type Listed, schemaListing } from '../../platform/database/schema-listing.js';
import { Incomplete } from './incomplete.js';

const COMMITTED = new URL('../../../migrations/schema.txt', import.meta.url);

/** Parts of the listing that guard rows. What other roles than the service’s may read is no affair of the log. */
const GUARDS: readonly Listed[] = [
  'Constraints',
  'Row-level security',
  'Policies',
  'Grants on tables',
  'Grants on columns',
  'Triggers',
  'Functions',
];

/**
 * Looks whether the guards of the database are those that the steps of the schema make: fences and other triggers, each switched on,
 * their functions, constraints, policies, what the service may do. Throws {@link Incomplete} for the first that is missing, changed or new:
 * as long as one is off, rows can be changed without an event.
 */
export async function checkGuards(manager: EntityManager): Promise<void> {
  const found = await schemaListing(async (sql) => {
    const rows = await manager.query<Record<string, string>[]>(sql);
    return rows.flatMap((row) => Object.values(row));
  });
  const wanted = guardsIn(readFileSync(COMMITTED, 'utf8'));
  const there = guardsIn(found);
  const missing = [...wanted].find((line) => !there.has(line));
  const [says, line] =
    missing === undefined
      ? ['has a guard that no step of the schema makes', [...there].find((one) => !wanted.has(one))]
      : ['lacks a guard that the steps of the schema make', missing];
  if (line !== undefined) throw new Incomplete(`the database ${says}: ${line}`);
}

/** The lines of a listing that guard rows, each with the part it stands in. */
function guardsIn(listing: string): ReadonlySet<string> {
  return new Set(
    listing.split(/^## /m).flatMap((part) => {
      const [title = '', ...lines] = part.split('\n');
      if (!GUARDS.includes(title as Listed)) return [];
      const isOurs = (line: string): boolean =>
        line !== '' && (!title.startsWith('Grants') || line.endsWith(' to desk_app'));
      return lines.filter(isOurs).map((line) => `${title}, ${line}`);
    }),
  );
}
