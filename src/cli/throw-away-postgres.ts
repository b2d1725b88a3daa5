import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from '../platform/database/embedded/start-embedded-postgres.js';
import { migrate } from '../platform/database/migrate.js';

/** Runs work on a migrated PostgreSQL of its own, of which nothing is left afterwards. */
export async function withThrowAwayPostgres<Result>(
  work: (postgres: EmbeddedPostgres, dataDir: string) => Promise<Result>,
): Promise<Result> {
  const scratch = mkdtempSync(join(tmpdir(), 'referral-desk-'));
  // As root, the database runs as another user, who must be able to reach it.
  chmodSync(scratch, 0o711);
  const dataDir = join(scratch, 'data');
  const postgres = await startEmbeddedPostgres({ dataDir, fast: true });
  try {
    await migrate(postgres.owner);
    return await work(postgres, dataDir);
  } finally {
    await postgres.stop();
    rmSync(postgres.directory, { recursive: true, force: true });
    rmSync(scratch, { recursive: true, force: true });
  }
}
