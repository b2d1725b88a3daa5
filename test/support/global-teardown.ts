import { type ChildProcess } from 'node:child_process';

/** Ends the PostgreSQL of this test run and waits until every trace of it is gone. Throws when it held a canary in the open. */
export default async function globalTeardown(): Promise<void> {
  const child = (globalThis as { testPostgres?: ChildProcess }).testPostgres;
  if (child === undefined || child.exitCode !== null) return;
  const gone = new Promise<number | null>((done) => child.once('exit', done));
  child.stdin?.end();
  if ((await gone) !== 0)
    throw new Error('What the database wrote is not clean, as told above: the run fails.');
}
