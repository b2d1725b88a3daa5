import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/**
 * Starts the PostgreSQL of this test run and makes the template database, before any test. Workers find it through
 * TEST_POSTGRES. It lives in a process that cleans up by itself when this one ends, in whatever way.
 *
 * This file is loaded as CommonJS, outside of jest's module mapping: it imports nothing of the project.
 */
export default async function globalSetup({ rootDir }: { readonly rootDir: string }): Promise<void> {
  const child = spawn(process.execPath, [join(rootDir, 'test/support/throw-away-cluster.mjs')], {
    stdio: ['pipe', 'pipe', 'inherit'],
    detached: true,
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  const ended = new Promise<never>((_, fail) => {
    child.once('exit', (code) => fail(new Error(`The test database did not start (exit code ${code}).`)));
  });
  // Without this, the end of the process at teardown would be an error nobody waits for.
  ended.catch(() => undefined);
  const ready = new Promise<string>((done) => createInterface(child.stdout).once('line', done));
  process.env['TEST_POSTGRES'] = await Promise.race([ready, ended]);
  (globalThis as { testPostgres?: ChildProcess }).testPostgres = child;
}
