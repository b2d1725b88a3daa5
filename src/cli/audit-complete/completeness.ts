import { DataSource } from 'typeorm';
import { CaseFileEntity } from '../../modules/case-files/case-file.entity.js';
import { checkDecisions } from './decision-checks.js';
import { checkEvents, type EventCounts } from './event-checks.js';
import { checkFiles } from './file-checks.js';

/** What was looked at and holds. */
export interface Complete extends EventCounts {
  readonly decided: number;
  readonly files: number;
}

/**
 * Shows that the log of a database is whole: every event has its place, every decided file its decision's event, every file's row
 * is what its last event says. It reads only, in one state of the database. Throws an Incomplete for the first thing that does not
 * hold, and what the database says when it cannot be asked.
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
    const decided = await checkDecisions(manager);
    const files = await checkFiles(manager);
    return { ...(await checkEvents(manager)), decided, files };
  } finally {
    await runner.rollbackTransaction().catch(() => undefined);
    await runner.release();
    await source.destroy();
  }
}
