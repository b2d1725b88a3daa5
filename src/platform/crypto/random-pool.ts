import { randomFillSync } from 'node:crypto';

const POOL = 16_384;

const pool = Buffer.alloc(POOL);
let next = POOL;

/**
 * Bytes from the system's random generator, `length` of them, 16,384 at most. They are fetched 16 KiB at a time: a batch needs some
 * ten thousand short ones, and asking the system for each takes longer than sealing with it. What was given out is wiped
 * from the pool.
 */
export function freshBytes(length: number): Buffer {
  if (length > POOL - next) {
    randomFillSync(pool);
    next = 0;
  }
  const bytes = Buffer.from(pool.subarray(next, next + length));
  pool.fill(0, next, next + length);
  next += length;
  return bytes;
}
