import { relative } from 'node:path';

/** Longer than the longest test file takes on a machine that is very busy; an hour where EVENTS asks for more than usual. */
const LONGEST_FILE_MS = process.env.EVENTS === undefined ? 300_000 : 3_600_000;

/** Ends a run in which a test file goes on for ever, and names the file: the runner itself knows no time limits. */
export default class StuckFileReporter {
  #timers = new Map();

  onTestFileStart({ path }) {
    const end = () => {
      console.error(
        `${relative(process.cwd(), path)} has run for ${LONGEST_FILE_MS / 1000} s and does not end: the run is given up.`,
      );
      process.exit(1);
    };
    this.#timers.set(path, setTimeout(end, LONGEST_FILE_MS));
  }

  onTestFileResult({ path }) {
    clearTimeout(this.#timers.get(path));
  }

  onRunComplete() {
    for (const timer of this.#timers.values()) clearTimeout(timer);
  }
}
