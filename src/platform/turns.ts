import { setImmediate as nextTurn } from 'node:timers/promises';

/** Longest a piece of work keeps the process to itself, in milliseconds, give or take one of its steps. */
const SLICE_MS = 15;

/** Lets other requests have their turn during long work. */
export class Turns {
  #since = performance.now();

  /** Call it between steps: it waits for a turn when the work has had its slice of time, else it goes on at once. */
  async yield(): Promise<void> {
    if (performance.now() - this.#since < SLICE_MS) return;
    await nextTurn();
    this.#since = performance.now();
  }
}
