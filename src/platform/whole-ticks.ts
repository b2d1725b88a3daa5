import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Has a piece of work take a whole number of ticks, in milliseconds: what it found on the way, a millisecond more or less, then does
 * not show in how long somebody waits for it.
 */
export async function inWholeTicks<Result>(tickMs: number, work: () => Promise<Result>): Promise<Result> {
  const began = performance.now();
  const result = await work();
  await sleep(tickMs - ((performance.now() - began) % tickMs));
  return result;
}
