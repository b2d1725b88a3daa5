import { readEnvironment } from '../config.js';
import { migrate } from '../platform/database/migrate.js';
import { StartupError } from '../platform/startup-error.js';

/** `npm run migrate`: brings the schema of a deployment up to date as its owner. */
export async function main(): Promise<void> {
  const ownerUrl = readEnvironment().live?.ownerUrl;
  if (ownerUrl === undefined) {
    throw new StartupError(
      'DATABASE_OWNER_URL is not set: give the address of the database as desk_owner, beside DATABASE_URL.',
    );
  }
  const steps = await migrate(ownerUrl);
  process.stdout.write(steps.length === 0 ? 'The schema is up to date.\n' : `Done: ${steps.join(', ')}\n`);
}
