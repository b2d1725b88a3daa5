import { type ChildProcess } from 'node:child_process';

/** Ends the PostgreSQL of this test run and waits until every trace of it is gone. */
export default async function globalTeardown(): Promise<void> {
  const child = (globalThis as { testPostgres?: ChildProcess }).testPostgres;
  if (child === undefined || child.exitCode !== null) return;
  const gone = new Promise((done) => child.once('exit', done));
  child.stdin?.end();
  await gone;
}
