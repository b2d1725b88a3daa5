import { Logger, runMigrations } from 'graphile-worker';
import { Client } from 'pg';

/** What the service's role may do with the queue: all that running jobs needs, and nothing to its schema. */
const RIGHTS: Readonly<Record<string, string>> = {
  _private_jobs: 'SELECT, INSERT, UPDATE, DELETE',
  _private_job_queues: 'SELECT, INSERT, UPDATE',
  _private_tasks: 'SELECT, INSERT',
  _private_known_crontabs: 'SELECT, INSERT, UPDATE',
};

/**
 * Brings the schema of the queue, `graphile_worker`, up to date as the owner, and lets desk_app work with it. The queue
 * switches row-level security on without a policy, so its tables are shut to everyone but their owner: each gets one policy
 * for desk_app. Doing it again changes nothing. Throws what the database says.
 */
export async function migrateQueue(ownerUrl: string): Promise<void> {
  await runMigrations({ connectionString: ownerUrl, logger: new Logger(() => () => undefined) });
  const client = new Client({ connectionString: ownerUrl, application_name: 'referral-desk migrate' });
  await client.connect();
  try {
    await client.query(`BEGIN;
      REVOKE ALL ON SCHEMA graphile_worker FROM PUBLIC;
      REVOKE ALL ON ALL FUNCTIONS IN SCHEMA graphile_worker FROM PUBLIC;
      REVOKE ALL ON ALL TABLES IN SCHEMA graphile_worker FROM desk_app;
      GRANT USAGE ON SCHEMA graphile_worker TO desk_app;
      GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA graphile_worker TO desk_app;
      GRANT SELECT ON graphile_worker.migrations TO desk_app;
      ${Object.entries(RIGHTS).map(rightsOn).join('\n')}
      COMMIT;`);
  } finally {
    await client.end();
  }
}

function rightsOn([table, rights]: readonly [string, string]): string {
  return `
    GRANT ${rights} ON graphile_worker.${table} TO desk_app;
    DROP POLICY IF EXISTS desk_app_works ON graphile_worker.${table};
    CREATE POLICY desk_app_works ON graphile_worker.${table} TO desk_app USING (true) WITH CHECK (true);`;
}
