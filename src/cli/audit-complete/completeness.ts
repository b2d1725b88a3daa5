import { DataSource } from 'typeorm';
import { CaseFileEntity } from '../../modules/case-files/case-file.entity.js';
import { checkDecisions } from './decision-checks.js';
import { checkEvents, type EventCounts } from './event-checks.js';
import { readFences } from './fences.js';
import { checkFiles } from './file-checks.js';
import { checkGuards } from './guard-checks.js';
import { checkRows, type RowCounts } from './row-checks.js';
import { checkSubjects } from './subject-checks.js';

/** What was looked at and holds. */
export interface Complete extends EventCounts, RowCounts {
  readonly decided: number;
  readonly files: number;
}

/**
 * Shows that the log of a database is whole: every guard is on, every event has its place, every decided file its decision's event,
 * every file's row is what its last event says, no subject is gone, every row was written with an event that covers it. It reads only,
 * in one state of the database. Throws an Incomplete for the first thing that does not hold, a CannotTell where all that can be
 * asked holds and the last of these cannot, and what the database says when it cannot be asked.
 */
export async function completenessOf(databaseUrl: string): Promise<Complete> {
  const source = new DataSource({
    ...{ type: 'postgres', url: databaseUrl, entities: [CaseFileEntity], poolSize: 1 },
    applicationName: 'referral-desk audit:complete',
  });
  await source.initialize();
  const runner = source.createQueryRunner();
  try {
    await runner.startTransaction('REPEATABLE READ');
    await runner.query(`SET TRANSACTION READ ONLY`);
    await runner.query(`SELECT set_config('app.role', 'system', true)`);
    const { manager } = runner;
    await checkGuards(manager);
    const decided = await checkDecisions(manager);
    const files = await checkFiles(manager);
    const events = await checkEvents(manager);
    const fences = await readFences(manager);
    await checkSubjects(manager, fences);
    // Last: where it cannot tell, everything else holds.
    return { ...events, ...(await checkRows(manager, fences)), decided, files };
  } finally {
    await runner.rollbackTransaction().catch(() => undefined);
    await runner.release();
    await source.destroy();
  }
}
