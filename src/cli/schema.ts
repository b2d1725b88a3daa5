import { writeFileSync } from 'node:fs';
import { Client } from 'pg';
import { schemaListing } from '../platform/database/schema-listing.js';
import { withThrowAwayPostgres } from './throw-away-postgres.js';

/** `npm run schema`: writes migrations/schema.txt from a fresh database. */
export async function main(): Promise<void> {
  const listing = await withThrowAwayPostgres(async (postgres) => {
    const client = new Client({ ...postgres.owner });
    await client.connect();
    try {
      return await schemaListing(async (sql) => {
        const { rows } = await client.query<[string]>({ text: sql, rowMode: 'array' });
        return rows.map(([line]) => line);
      });
    } finally {
      await client.end();
    }
  });
  writeFileSync('migrations/schema.txt', listing);
  process.stdout.write('Written: migrations/schema.txt\n');
}
