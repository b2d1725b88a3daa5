/**
 * Mutation test of the law engine (`npm run mutate` in bench/, after `npm install` there). The report is
 * reports/mutation/stca.json; fewer than nine mutants in ten killed is a failure.
 */
export default {
  packageManager: 'npm',
  plugins: [new URL('./in-process-runner.mjs', import.meta.url).pathname],
  testRunner: 'in-process',
  coverageAnalysis: 'perTest',
  mutate: ['src/domain/stca/**/*.ts'],
  ignorePatterns: ['.data', 'dist', 'reports', 'bench/node_modules'],
  reporters: ['progress-append-only', 'clear-text', 'json'],
  jsonReporter: { fileName: 'reports/mutation/stca.json' },
  concurrency: 2,
  // An endless loop is found by the count of its turns; a busy machine must not count as a mutant killed.
  timeoutMS: 60_000,
  thresholds: { high: 95, low: 90, break: 90 },
};
