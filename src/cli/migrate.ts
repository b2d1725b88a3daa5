import { readOwnerUrl } from '../config.js';
import { migrate } from '../platform/database/migrate.js';

/** `npm run migrate`: brings the schema of a deployment up to date as its owner. DATABASE_OWNER_URL is all it needs. */
export async function main(): Promise<void> {
  const steps = await migrate(readOwnerUrl());
  process.stdout.write(steps.length === 0 ? 'The schema is up to date.\n' : `Done: ${steps.join(', ')}\n`);
}
