/**
 * Tests run as ES modules of Node.js itself against a real PostgreSQL: test/support/global-setup.ts starts it and makes the
 * template. A worker runs its files one after another and loads the service once, so no file may leave anything behind in a module.
 */
export default {
  runner: 'jest-light-runner/child-process',
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  // Of what jest itself loads: the global setup. Tests are loaded by Node.js.
  transform: { '^.+\\.ts$': ['@swc/jest'] },
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
  testSequencer: '<rootDir>/test/support/longest-first.mjs',
  reporters: [
    'default',
    '<rootDir>/test/support/summary-reporter.mjs',
    '<rootDir>/test/support/stuck-file-reporter.mjs',
  ],
  modulePathIgnorePatterns: [
    '<rootDir>/dist/',
    '<rootDir>/.data/',
    '<rootDir>/.stryker-tmp/',
    '<rootDir>/.prepare/',
  ],
  maxWorkers: 2,
};
