import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { type ConnectionInfo } from '../../src/platform/database/connection-info.js';
import { scanDatabase } from './canaries/scan-database.js';

/** A migrated, empty database of a test's own, and the three roles in it. */
export interface TestDatabase {
  readonly app: ConnectionInfo;
  readonly owner: ConnectionInfo;
  readonly superuser: ConnectionInfo;
  /** Removes the database, whoever is still connected. Throws when a canary stood in it in the open. */
  drop(): Promise<void>;
}

/**
 * Clones the template database that the test run has made, in about 20 ms. What belongs to the database as a whole is not cloned
 * by PostgreSQL and is made again: who may connect, and that nobody else may. Given a database, it clones that one, as a
 * backup would; nobody may be connected to it.
 *
 * @throws Error when the tests run without jest's global setup
 */
export async function cloneDatabase(from?: TestDatabase): Promise<TestDatabase> {
  const template = templateCluster();
  const database = `test_${randomBytes(6).toString('hex')}`;
  const within = <T extends ConnectionInfo>(info: T): ConnectionInfo => ({ ...info, database });
  await asSuperuser(template.superuser, async (client) => {
    await create(client, database, (from ?? template).superuser.database);
    await client.query(`REVOKE ALL ON DATABASE ${database} FROM PUBLIC;
      GRANT CONNECT ON DATABASE ${database} TO desk_app;
      ALTER DATABASE ${database} SET timezone TO 'UTC'`);
  });
  return {
    app: within(template.app),
    owner: within(template.owner),
    superuser: within(template.superuser),
    drop: async () => {
      const found = await scanDatabase(within(template.superuser));
      await asSuperuser(template.superuser, async (client) => {
        await client.query(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`);
      });
      if (found.length > 0) throw new Error(`A test left in the open: ${found.join(', ')}.`);
    },
  };
}

function templateCluster(): Pick<TestDatabase, 'app' | 'owner' | 'superuser'> {
  const known = process.env['TEST_POSTGRES'];
  if (known === undefined) throw new Error('There is no test database: run the tests with npm test.');
  return JSON.parse(known) as Pick<TestDatabase, 'app' | 'owner' | 'superuser'>;
}

/** A template cannot be cloned while somebody is connected to it, as a passing maintenance process may be. */
async function create(client: Client, database: string, template: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await client.query(`CREATE DATABASE ${database} TEMPLATE ${template} OWNER desk_owner`);
      return;
    } catch (error) {
      if ((error as { code?: string }).code !== OBJECT_IN_USE || attempt === 50) throw error;
      await sleep(20 * attempt);
    }
  }
}

async function asSuperuser(info: ConnectionInfo, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ ...info, database: 'postgres' });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

const OBJECT_IN_USE = '55006';
