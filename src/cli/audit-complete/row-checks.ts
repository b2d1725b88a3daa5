import { type EntityManager } from 'typeorm';
import { haveComeRound } from '../../domain/audit/transaction-numbers.js';
import { CannotTell } from '../audit-verify/cannot-tell.js';
import { type Cover, type Fence } from './fence.js';
import { Incomplete } from './incomplete.js';

/** What was found out about the rows of all fenced tables. */
export interface RowCounts {
  readonly rows: number;
  /** Those among them that a step of the schema wrote last, which leaves no event. */
  readonly ofSteps: number;
}

/**
 * Looks whether every row of a fenced table was written last by a transaction of which the log has an event that covers it. PostgreSQL
 * keeps that transaction's number in each row (`xmin`, through freezing too), the log keeps it in each event. Throws
 * {@link Incomplete} for the first row that was written behind the log; {@link CannotTell} where the numbers are not those of the
 * writers: in a database that was put back from a dump, and after 2^32 transactions, when a number may be another's.
 */
export async function checkRows(manager: EntityManager, fences: readonly Fence[]): Promise<RowCounts> {
  const putBack = await countPutBack(manager);
  let rows = 0;
  let ofSteps = 0;
  for (const fence of fences) {
    const found = await uncovered(manager, fence);
    if (found.first !== null && putBack === 0) {
      throw new Incomplete(
        `a row of ${fence.table} (${found.first}) was written last by a transaction without an event that covers it; such rows in this table: ${found.uncovered}`,
      );
    }
    rows += found.rows;
    ofSteps += found.ofSteps;
    if (putBack > 0 && found.uncovered + found.ofSteps > 0) throw new CannotTell(PUT_BACK);
  }
  if (await hasComeRound(manager)) throw new CannotTell(COME_ROUND);
  return { rows, ofSteps };
}

const PUT_BACK =
  'whether each row was written with its event cannot be told: the database was put back from a dump, and its rows name the transaction that put them back. Everything else holds. Ask the database that the dump is of, or a physical copy of it';
const COME_ROUND =
  'whether each row was written with its event cannot be told: the database has had more than 4,294,967,296 transactions, and the numbers that rows keep have come round. No row was found without one, and everything else holds';

/** The rows of a table that no event covers: the first one's name, and how many; how many there are; how many are of a step. */
async function uncovered(
  manager: EntityManager,
  { table, named, covers, join = '' }: Fence,
): Promise<{ first: string | null; uncovered: number; ofSteps: number; rows: number }> {
  const [found] = await manager.query<
    { first: string | null; uncovered: string; steps: string; rows: string }[]
  >(
    `SELECT min(name) FILTER (WHERE NOT step) AS first, count(*) FILTER (WHERE NOT step) AS uncovered,
       count(*) FILTER (WHERE step) AS steps, (SELECT count(*) FROM ${table}) AS rows
     FROM (SELECT ${named} AS name, EXISTS (SELECT FROM migrations m WHERE m.xmin = t.xmin) AS step
           FROM ${table} t ${join} WHERE ${covers.map(notCoveredBy).join(' AND ')}) AS behind`,
  );
  return {
    first: found?.first ?? null,
    uncovered: Number(found?.uncovered),
    ofSteps: Number(found?.steps),
    rows: Number(found?.rows),
  };
}

function notCoveredBy({ type, id, when }: Cover): string {
  const subject = id === null ? '' : `AND e.subject_id = ${id}`;
  const condition = when === undefined ? '' : `AND ${when}`;
  return `NOT EXISTS (SELECT FROM audit_events e
    WHERE e.changes AND e.subject_type = ${type} ${subject} AND e.xact::xid = t.xmin ${condition})`;
}

/**
 * How many events are in rows that another transaction wrote than the event says, as after a dump was put back: then they are the
 * oldest ones. Throws {@link Incomplete} when an older one is as it was: somebody wrote the newer one anew.
 */
async function countPutBack(manager: EntityManager): Promise<number> {
  const [found] = await manager.query<{ putBack: string; anew: string | null }[]>(
    `SELECT count(*) FILTER (WHERE other) AS "putBack",
       max(place) FILTER (WHERE other) > min(place) FILTER (WHERE NOT other) AS anew
     FROM (SELECT e.xmin <> e.xact::xid AS other, leaf_index AS place
           FROM audit_events e LEFT JOIN audit_leaves USING (event_id)) AS written`,
  );
  if (found?.anew) throw new Incomplete('an event’s row was written anew, and rows of older events were not');
  return Number(found?.putBack);
}

async function hasComeRound(manager: EntityManager): Promise<boolean> {
  const [found] = await manager.query<{ oldest: string | null; newest: string }[]>(
    `SELECT min(xact)::text AS oldest, pg_snapshot_xmax(pg_current_snapshot())::text AS newest FROM audit_events`,
  );
  return typeof found?.oldest === 'string' && haveComeRound(BigInt(found.oldest), BigInt(found.newest));
}
