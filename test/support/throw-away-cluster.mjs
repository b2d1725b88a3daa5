// The PostgreSQL of one test run, in a process of its own: prints where it is as one line of JSON, and when its
// standard input closes, which it does however its parent ends, stops PostgreSQL, looks through all it ever wrote for what is
// told of the people in the tests, and removes every trace of it. The exit code is 1 when something was found.
import { accessSync, chmodSync, constants, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepare } from '../../scripts/lib/prepare.mjs';
import { CANARIES } from './canaries/canaries.mjs';
import { scanFiles } from './canaries/scan-files.mjs';
import { Scanner } from './canaries/scanner.mjs';
import { watchLog } from './canaries/watch-log.mjs';

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);
const abandoned = new Promise((resolve) => process.stdin.once('close', resolve).resume());

await prepare({ dev: true });
const { startEmbeddedPostgres } =
  await import('../../dist/src/platform/database/embedded/start-embedded-postgres.js');
const { migrate } = await import('../../dist/src/platform/database/migrate.js');

const scanner = new Scanner(CANARIES);
const scratch = mkdtempSync(join(inMemory() ?? tmpdir(), 'referral-desk-test-'));
chmodSync(scratch, 0o711);
let postgres;
try {
  postgres = await startEmbeddedPostgres({ dataDir: join(scratch, 'data'), fast: true });
  await migrate(postgres.owner);
  const { superuser, owner, app } = postgres;
  const log = await watchLog(scanner, postgres);
  process.stdout.write(`${JSON.stringify({ superuser, owner, app })}\n`);
  await abandoned;
  const watched = await log.end();
  await postgres.stop();
  const found = [
    ...new Set([...watched, ...scanFiles(scanner, scratch), ...scanFiles(scanner, postgres.directory)]),
  ];
  if (found.length > 0) {
    process.exitCode = 1;
    console.error(`Canaries stood in the open in the database of this test run: ${found.join(', ')}.`);
  }
} catch (error) {
  process.exitCode = 1;
  console.error(error);
} finally {
  await postgres?.stop();
  if (postgres) rmSync(postgres.directory, { recursive: true, force: true });
  rmSync(scratch, { recursive: true, force: true });
}
process.exit();

/** Linux's file system in memory, where there is room: cloning a database takes 20 ms there and 120 ms on a disk. */
function inMemory() {
  try {
    accessSync('/dev/shm', constants.W_OK);
    const { bavail, bsize } = statfsSync('/dev/shm');
    return bavail * bsize > 2_000_000_000 ? '/dev/shm' : undefined;
  } catch {
    return undefined;
  }
}
