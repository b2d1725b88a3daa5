import { writeFileSync } from 'node:fs';

/**
 * Writes `N passed, N failed, N skipped` to the file SUMMARY_FILE names, for scripts/test.mjs to print last. A test
 * file that could not be run at all counts as one failure.
 */
export default class SummaryReporter {
  onRunComplete(_contexts, results) {
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests + results.numTodoTests;
    const line = `${results.numPassedTests} passed, ${failed} failed, ${skipped} skipped\n`;
    if (process.env.SUMMARY_FILE) writeFileSync(process.env.SUMMARY_FILE, line);
  }
}
