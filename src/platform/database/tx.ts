import { type EntityManager } from 'typeorm';

declare const WRITE: unique symbol;
declare const READ: unique symbol;

/** A transaction that may only read. Stores take it; only the unit of work makes it. */
export interface ReadTx {
  readonly manager: EntityManager;
  readonly [READ]: true;
}

/** A transaction that may write. Only the unit of work makes it, so no store can write without an event. */
export interface WriteTx extends ReadTx {
  readonly [WRITE]: true;
}

/** Runs one statement with parameters and gives its rows. The single place where a store meets SQL. */
export async function rowsOf<Row>(
  tx: ReadTx,
  sql: string,
  parameters: readonly unknown[] = [],
): Promise<Row[]> {
  const result: unknown = await tx.manager.query(sql, [...parameters]);
  return (isPair(result) ? result[0] : result) as Row[];
}

/** Runs a statement that changes rows and gives their number. */
export async function changedRows(tx: WriteTx, sql: string, parameters: readonly unknown[]): Promise<number> {
  const result: unknown = await tx.manager.query(sql, [...parameters]);
  return isPair(result) ? result[1] : 0;
}

/** TypeORM answers UPDATE and DELETE with [rows, count], everything else with the rows. */
function isPair(result: unknown): result is [never[], number] {
  return (
    Array.isArray(result) && result.length === 2 && Array.isArray(result[0]) && typeof result[1] === 'number'
  );
}
