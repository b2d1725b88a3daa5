import { Client } from 'pg';
import { type TestApp } from './app.js';
import { eventually } from './desk.js';

/**
 * Waits until a checkpoint holds every event there is, and gives its size. Asks the database, because asking the service would be an
 * event again. Throws when it does not come to that: then the service runs without its sequencer.
 */
export async function untilSigned(test: TestApp): Promise<number> {
  const client = new Client({ ...test.database.app });
  await client.connect();
  try {
    const signed = await eventually(
      async () => {
        const { rows } = await client.query<{ size: number; waiting: number }>(
          `SELECT coalesce(max(tree_size), 0)::int AS size,
             ((SELECT count(*) FROM audit_events) - coalesce(max(tree_size), 0))::int AS waiting FROM audit_checkpoints`,
        );
        return rows[0];
      },
      (row) => row?.waiting === 0,
    );
    if (signed?.waiting !== 0) {
      throw new Error('The log is not signed: start the test’s service with { sequencer: true }.');
    }
    return signed.size;
  } finally {
    await client.end();
  }
}
