import { readFileSync } from 'node:fs';
import { Client } from 'pg';
import { type ConnectionInfo } from '../connection-info.js';

/** The statements a deployment's server is made ready with, too; beside the compiled code as beside the source. */
const ROLES = new URL('../../../../migrations/init/roles.sql', import.meta.url);

/**
 * Makes the database, its owner and the service's role in a new cluster. Run again after a crash half-way it completes what is
 * missing.
 *
 * @param superuser the superuser, and the database to make
 */
export async function provisionDatabase(
  superuser: ConnectionInfo,
  passwords: { readonly owner: string; readonly app: string },
): Promise<void> {
  await asClient({ ...superuser, database: 'postgres' }, async (client) => {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [superuser.database]);
    if (found.rowCount === 0)
      await client.query(`CREATE DATABASE ${client.escapeIdentifier(superuser.database)}`);
  });
  await asClient(superuser, async (client) => {
    // Whoever calls this notes that it is done: it must be, also where durability was given up.
    await client.query('SET synchronous_commit TO on');
    await client.query(
      `SELECT set_config('desk.owner_password', $1, false), set_config('desk.app_password', $2, false)`,
      [passwords.owner, passwords.app],
    );
    await client.query(readFileSync(ROLES, 'utf8'));
  });
}

/** Connects, does the work, disconnects. Throws what the connection or the work throws. */
export async function asClient<T>(at: ConnectionInfo, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({
    ...at,
    application_name: 'referral-desk supervisor',
    connectionTimeoutMillis: 10_000,
  });
  // A connection that breaks between two queries has nobody to throw at.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
