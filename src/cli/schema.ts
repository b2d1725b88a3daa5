import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { startEmbeddedPostgres } from '../platform/database/embedded/start-embedded-postgres.js';
import { migrate } from '../platform/database/migrate.js';
import { schemaListing } from '../platform/database/schema-listing.js';

/** `npm run schema`: writes migrations/schema.txt from a fresh database. */
export async function main(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'referral-desk-schema-'));
  const postgres = await startEmbeddedPostgres({ dataDir, fast: true });
  const client = new Client({ ...postgres.owner });
  try {
    await migrate(postgres.owner);
    await client.connect();
    writeFileSync('migrations/schema.txt', await schemaListing(client));
    process.stdout.write('Written: migrations/schema.txt\n');
  } finally {
    await client.end();
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
