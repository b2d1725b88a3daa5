/** Transactions until PostgreSQL's 32-bit number of one, which is all that a row keeps of who wrote it, comes round again. */
const ROUND = 2n ** 32n;

/**
 * Whether the number that a row keeps may be that of two transactions: one between the oldest of which there is an event and the
 * newest there is (both 64-bit, as PostgreSQL's `xid8`).
 */
export function haveComeRound(oldest: bigint, newest: bigint): boolean {
  return newest - oldest >= ROUND;
}
