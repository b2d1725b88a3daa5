import { setImmediate as nextTurn } from 'node:timers/promises';

/**
 * Longest a piece of work keeps the process to itself, in milliseconds, give or take one of its steps. A request that
 * only reads asks the database some six times and may wait a slice before each.
 */
const SLICE_MS = 1.5;

/** Where the next long work lines up; all of them in a process share one line. */
let line: Promise<void> = Promise.resolve();

/** Lets other requests have their turn during long work. However much long work there is, one slice of it is done between them. */
export class Turns {
  #since = performance.now();

  /** Call it between steps: it waits for a turn when the work has had its slice of time, else it goes on at once. */
  async yield(): Promise<void> {
    if (performance.now() - this.#since < SLICE_MS) return;
    line = line.then(() => nextTurn());
    await line;
    this.#since = performance.now();
  }
}
