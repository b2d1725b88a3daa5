import 'reflect-metadata';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readDatabase } from '../config.js';
import { checkDatabase } from '../platform/database/check-database.js';
import { startEmbeddedPostgres } from '../platform/database/embedded/start-embedded-postgres.js';
import { codeOf } from '../platform/database/unit-of-work.js';
import { urlOf } from '../platform/database/url-of.js';
import { StartupError } from '../platform/startup-error.js';
import { type Complete, completenessOf } from './audit-complete/completeness.js';
import { Incomplete } from './audit-complete/incomplete.js';
import { CannotTell } from './audit-verify/cannot-tell.js';

/**
 * `npm run audit:complete`: shows that every decided file has its decision's event, every event its leaf, every file's row the state
 * that its last event discloses, and every row of every business table an event of the transaction that wrote it last; against
 * DATABASE_URL, or the database of the demo. It reads only, and needs no key. Exit code 0: complete; 1: not, and the first thing that does not hold is
 * named; 2: it cannot tell, and why.
 */
export async function main(): Promise<void> {
  try {
    process.stdout.write(`${sentenceOf(await look())}\n`);
  } catch (error) {
    if (error instanceof Incomplete) {
      process.stdout.write(`INCOMPLETE: ${error.message}.\n`);
      process.exitCode = 1;
    } else if (error instanceof CannotTell) {
      process.stdout.write(`CANNOT TELL: ${error.message}.\n`);
      process.exitCode = 2;
    } else if (error instanceof StartupError || codeOf(error) !== '') {
      const why = error instanceof StartupError ? error.message : `the database answers ${codeOf(error)}.`;
      process.stderr.write(`Cannot tell: ${why}\n`);
      process.exitCode = 2;
    } else {
      throw error;
    }
  }
}

async function look(): Promise<Complete> {
  const { databaseUrl, dataDir } = readDatabase();
  if (databaseUrl !== undefined) {
    await checkDatabase(databaseUrl);
    return completenessOf(databaseUrl);
  }
  if (!existsSync(join(dataDir, 'secrets.json'))) {
    throw new StartupError(
      `There is no demo in ${dataDir}: start one with npm start, name its folder with DATA_DIR, or set DATABASE_URL.`,
    );
  }
  const postgres = await startEmbeddedPostgres({ dataDir });
  try {
    const url = urlOf(postgres.app);
    await checkDatabase(url);
    return await completenessOf(url);
  } finally {
    await postgres.stop();
  }
}

function sentenceOf({ events, waiting, decided, files, rows, ofSteps }: Complete): string {
  const queue = waiting === 0 ? '' : `, of which ${waiting} wait for it`;
  const steps =
    ofSteps === 0 ? '' : `, but ${ofSteps} that a step of the schema wrote last, which leaves none`;
  return `COMPLETE: events, each with its leaf: ${events}${queue}; decided files, each with its decision’s event: ${decided}; files, each as its last event says: ${files}; rows, each with an event of the transaction that wrote it last: ${rows}${steps}.`;
}
