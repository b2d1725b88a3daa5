import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { clearInterval, setInterval } from 'node:timers';
import pg from 'pg';

const EVERY_MS = 2_000;
const SLOT = 'canaries';

/**
 * Looks at the write-ahead log of a cluster while it grows, for it is soon overwritten and a database that was dropped
 * leaves nothing else. A replication slot holds back each segment until it has been looked at.
 */
export async function watchLog(scanner, { superuser, directory }) {
  const client = new pg.Client({ ...superuser, database: 'postgres' });
  // It breaks when PostgreSQL is stopped; what it had not looked at then stands in the folder, which is looked at last.
  client.on('error', () => undefined);
  await client.connect();
  await client.query('SELECT pg_create_physical_replication_slot($1, true)', [SLOT]);
  const found = new Set();
  const seen = new Set();
  const look = async () => {
    const { rows } = await client.query(
      `SELECT name FROM pg_ls_waldir() WHERE length(name) = 24 AND name < pg_walfile_name(pg_current_wal_lsn())`,
    );
    for (const { name } of rows) {
      if (seen.has(name)) continue;
      seen.add(name);
      for (const canary of scanner.find(readFileSync(join(directory, 'pg_wal', name)))) {
        found.add(`${canary} in the write-ahead log`);
      }
    }
    await client.query('SELECT pg_replication_slot_advance($1, pg_current_wal_lsn())', [SLOT]);
  };
  let running = Promise.resolve();
  const timer = setInterval(() => (running = running.then(look, look)), EVERY_MS);
  return {
    /** Ends the watch and gives what was found. */
    async end() {
      clearInterval(timer);
      await running.then(look, look);
      await client.end();
      return [...found].sort();
    },
  };
}
