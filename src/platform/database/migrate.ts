import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { MIGRATIONS } from '../../../migrations/index.js';
import { migrateQueue } from '../queue/migrate-queue.js';
import { StartupError } from '../startup-error.js';
import { type ConnectionInfo } from './connection-info.js';
import { urlOf } from './url-of.js';

const LOCK = 7_220_411;

/**
 * Brings the schema, and that of the queue, up to date as the owner of the tables and gives the names of the steps taken. TypeORM's own run
 * takes no lock, so two services starting at once would both migrate: an advisory lock on a client of its own is held
 * around it. Throws what the database says when a step fails; that step is rolled back.
 */
export async function migrate(owner: ConnectionInfo | string): Promise<string[]> {
  const url = typeof owner === 'string' ? owner : urlOf(owner);
  const guard = new Client({ connectionString: url, application_name: 'referral-desk migrate' });
  await guard.connect().catch(() => {
    throw new StartupError(
      'The database cannot be reached as its owner: check DATABASE_OWNER_URL, that PostgreSQL runs, and the role’s password.',
    );
  });
  const source = new DataSource({ type: 'postgres', url, migrations: MIGRATIONS, synchronize: false });
  try {
    await guard.query('SELECT pg_advisory_lock($1)', [LOCK]);
    await source.initialize();
    const done = await source.runMigrations({ transaction: 'each' });
    await migrateQueue(url);
    return done.map((step) => step.name);
  } finally {
    if (source.isInitialized) await source.destroy();
    await guard.end();
  }
}
