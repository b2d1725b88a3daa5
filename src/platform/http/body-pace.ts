import { Problem } from './problem.js';

/** The slowest a body may come: so many bytes a second on average, once the grace is over. */
export interface Pace {
  readonly graceMs: number;
  readonly bytesPerSecond: number;
}

const LOOKS_PER_GRACE = 4;
const LONGEST_LOOK_MS = 1_000;

/**
 * Looks at a body while it comes, and calls `late` with the problem too-slow when it falls behind the pace; its answer
 * closes the connection. So a sender of one byte a second holds nothing for long. Call what it gives back at the end.
 */
export function checkPace(pace: Pace, received: () => number, late: (problem: Problem) => void): () => void {
  const { graceMs, bytesPerSecond } = pace;
  const began = performance.now();
  const timer = setInterval(
    () => {
      const seconds = (performance.now() - began - graceMs) / 1000;
      if (seconds > 0 && received() < seconds * bytesPerSecond + 1)
        late(new Problem('too-slow', { headers: { connection: 'close' } }));
    },
    Math.min(LONGEST_LOOK_MS, graceMs / LOOKS_PER_GRACE),
  );
  return () => clearInterval(timer);
}
