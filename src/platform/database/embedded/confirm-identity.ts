import { StartupError } from '../../startup-error.js';
import { type ConnectionInfo } from '../connection-info.js';
import { asClient } from './provision-database.js';

/**
 * Makes sure that the server on the port is the one of this cluster. SCRAM proves it to us, too: a stranger on the
 * port cannot answer for a password it does not know.
 *
 * @throws StartupError when it is not, or does not take the password of `postgres.json`
 */
export async function confirmIdentity(superuser: ConnectionInfo, directory: string): Promise<void> {
  const serves = await asClient({ ...superuser, database: 'postgres' }, async (client) => {
    const answer = await client.query<{ directory: string }>(
      `SELECT current_setting('data_directory') AS directory`,
    );
    return answer.rows[0]?.directory;
  }).catch((error: Error) => {
    throw new StartupError(
      `The database in ${directory} does not let us in (${error.message}): put back the postgres.json that belongs ` +
        `to it, or name another folder with DATA_DIR.`,
    );
  });
  if (serves === directory) return;
  throw new StartupError(
    `Port ${superuser.port} is served by the database in ${serves}, not the one in ${directory}: start again.`,
  );
}
