import { type Actor } from '../../domain/access.js';
import { type ReadTx, rowsOf } from './tx.js';

/**
 * Does a part of an actor's transaction as the service itself, which sees the rows of every partner: what it finds must not
 * reach the actor. The events of the transaction stay the actor's. When the work throws the transaction is lost, and its
 * context with it.
 */
export async function asService<Result>(
  tx: ReadTx,
  { role }: Actor,
  work: () => Promise<Result>,
): Promise<Result> {
  await rowsOf(tx, `SELECT set_config('app.role', 'system', true)`);
  const result = await work();
  await rowsOf(tx, `SELECT set_config('app.role', $1, true)`, [role]);
  return result;
}
