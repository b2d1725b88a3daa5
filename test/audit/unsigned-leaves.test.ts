import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { startTestApp, type TestApp } from '../support/app.js';

let test: TestApp;
let owner: Client;

beforeAll(async () => {
  test = await startTestApp();
  owner = new Client({ ...test.database.superuser });
  await owner.connect();
  // What the start has written waits for a sequencer that does not run.
  await owner.query(`INSERT INTO audit_leaves (leaf_index, event_id)
    SELECT row_number() OVER (ORDER BY queue_id) - 1, event_id FROM audit_pending; DELETE FROM audit_pending`);
});

afterAll(async () => {
  await owner.end();
  await test.close();
});

const ready = async (): Promise<number> => (await test.request.get('/health/ready')).status;

/** Stores an event of some time ago and gives it the next place. */
async function place(ago: string): Promise<void> {
  const id = randomUUID();
  await owner.query(
    `INSERT INTO audit_events (event_id, canonical) VALUES ($1::uuid, convert_to(json_build_object('eventId', $1::uuid,
       'time', now() - $2::interval, 'action', 'file.read', 'outcome', 'allowed', 'actor', json_build_object('id', 'system',
       'role', 'system'), 'subject', json_build_object('type', 'file', 'id', 'BUSY-1'))::text, 'UTF8'))`,
    [id, ago],
  );
  await owner.query('INSERT INTO audit_leaves SELECT max(leaf_index) + 1, $1 FROM audit_leaves', [id]);
  await owner.query('DELETE FROM audit_pending');
}

/** Signs, or as good as, all that has a place. */
async function sign(ago: string): Promise<void> {
  await owner.query(
    `INSERT INTO audit_checkpoints SELECT count(*), sha256(''), '', now() - $1::interval FROM audit_leaves`,
    [ago],
  );
}

describe('the service, where events have a place and nobody signs the tree', () => {
  it('is ready while the newest checkpoint holds all of them', async () => {
    await sign('1 hour');
    expect(await ready()).toBe(200);
  });

  it('is ready while the first that it does not hold is young', async () => {
    await place('1 second');
    expect(await ready()).toBe(200);
    await sign('1 hour');
  });

  it('is not ready once that one is old', async () => {
    await place('11 seconds');
    expect(await ready()).toBe(503);
    await sign('1 hour');
  });

  it('is ready where only the event is old, as after a long transaction, and something was signed just now', async () => {
    await place('1 hour');
    await sign('0 seconds');
    await place('1 hour');
    expect(await ready()).toBe(200);
  });
});
