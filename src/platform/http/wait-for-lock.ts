import { type ReadTx, rowsOf } from '../database/tx.js';
import { codeOf } from '../database/unit-of-work.js';
import { Problem } from './problem.js';

/** PostgreSQL's code for a statement that waited or ran too long. */
const CANCELLED = '57014';

/** Runs a statement that takes a lock until the transaction ends. Problem: unavailable, when it waits too long. */
export async function waitForLock(tx: ReadTx, sql: string, parameters: readonly unknown[]): Promise<void> {
  try {
    await rowsOf(tx, sql, parameters);
  } catch (error) {
    throw codeOf(error) === CANCELLED
      ? new Problem('unavailable', { headers: { 'retry-after': '5' } })
      : error;
  }
}
