import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { type BatchDto, type WaitingBatchDto } from '../../src/modules/intake/dto/batch-answers.dto.js';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded/start-embedded-postgres.js';
import { aReferral } from '../support/desk.js';
import { cleanUp, noteCluster, scratchFolder } from './holders.js';
import { clusterOf, killServers, serve, type Server, somePort } from './servers.js';

const ROWS = 500;

const dataDir = join(scratchFolder(), 'data');
let server: Server;

afterAll(async () => {
  killServers();
  if (existsSync(join(dataDir, 'postgres.json'))) noteCluster(clusterOf(dataDir));
  await cleanUp();
});

const demo = () =>
  JSON.parse(readFileSync(join(dataDir, 'demo.json'), 'utf8')) as {
    readonly url: string;
    readonly apiKeys: { readonly partnerA: string };
  };

const headers = () => ({ 'x-api-key': demo().apiKeys.partnerA, 'content-type': 'application/json' });

const send = (key: string, referrals: readonly object[]): Promise<Response> =>
  fetch(`${demo().url}/v1/referral-batches`, {
    method: 'POST',
    headers: { ...headers(), 'idempotency-key': key, prefer: 'respond-async' },
    body: JSON.stringify({ referrals }),
  });

const read = async (id: string): Promise<BatchDto> =>
  (await (await fetch(`${demo().url}/v1/referral-batches/${id}`, { headers: headers() })).json()) as BatchDto;

async function until(id: string, satisfies: (batch: BatchDto) => boolean): Promise<BatchDto> {
  for (let attempt = 0; ; attempt++) {
    const batch = await read(id);
    if (satisfies(batch) || attempt === 3000) return batch;
    await sleep(5);
  }
}

/** Referrals of one person each. */
const someReferrals = (amount: number): object[] =>
  Array.from({ length: amount }, () =>
    aReferral((referral) => {
      delete referral['familyMembers'];
    }),
  );

describe('a batch sent with Prefer: respond-async', () => {
  it('that kill -9 of the service ends in its middle is wholly there after the next start, once', async () => {
    server = await serve({ dataDir, port: await somePort() });
    // Its transaction rests where every file is written, and nothing is committed.
    await onDatabase(`
      CREATE FUNCTION rest() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(1.5); RETURN NULL; END $$;
      CREATE TRIGGER rest BEFORE INSERT ON batch_rows FOR EACH STATEMENT EXECUTE FUNCTION rest()`);
    const referrals = someReferrals(ROWS);
    const sent = await send('KANAREIKA-crash', referrals);
    const text = await sent.text();
    expect(sent.status).toBe(202);
    const { id } = JSON.parse(text) as WaitingBatchDto;
    while (!(await isResting())) await sleep(20);
    expect(await read(id)).toMatchObject({ state: 'processing', counts: { received: ROWS, accepted: 0 } });
    expect(await server.end('SIGKILL')).toBe('SIGKILL');
    expect(await stored()).toMatchObject({ batches: 1, files: 0, rows: 0, received: 0, finished: 0 });
    await onDatabase('DROP TRIGGER rest ON batch_rows; DROP FUNCTION rest()');

    server = await serve({ dataDir, port: server.port });
    const again = await send('KANAREIKA-crash', referrals);
    expect([again.status, await again.text()]).toEqual([202, text]);
    const done = await until(id, ({ state }) => state === 'finished');
    expect(done).toMatchObject({
      state: 'finished',
      counts: { received: ROWS, accepted: ROWS, rejected: 0 },
    });
    expect(await stored()).toEqual({
      batches: 1,
      files: ROWS,
      rows: ROWS,
      received: ROWS,
      finished: 1,
      bodies: 0,
    });
  }, 120_000);

  it('that the end of the service interrupts, or finds still waiting, is done after the next start', async () => {
    const [first, second] = [
      await send('KANAREIKA-1', someReferrals(100)),
      await send('KANAREIKA-2', someReferrals(2)),
    ];
    const ids = [first, second].map((answer) => answer.headers.get('location')?.split('/').at(-1) ?? '');
    expect(await server.end()).toBe(0);
    server = await serve({ dataDir, port: server.port });
    for (const id of ids) {
      expect(await until(id, ({ state }) => state === 'finished')).toMatchObject({ outcome: 'all-accepted' });
    }
    expect(await stored()).toMatchObject({ batches: 3, files: ROWS + 102, rows: ROWS + 102, bodies: 0 });
    expect(await server.end()).toBe(0);
  }, 60_000);
});

/** Whether the transaction of a batch rests. */
async function isResting(): Promise<boolean> {
  const rows = await onDatabase(`SELECT 1 FROM pg_stat_activity WHERE wait_event = 'PgSleep'`);
  return rows.length > 0;
}

/** What is in the database that the service brought up, counted. */
async function stored(): Promise<Record<string, unknown> | undefined> {
  const [counts] = await onDatabase(
    `SELECT (SELECT count(*)::int FROM referral_batches) AS batches, (SELECT count(*)::int FROM case_files) AS files,
       (SELECT count(*)::int FROM batch_rows) AS rows,
       (SELECT count(*)::int FROM audit_events WHERE action = 'file.received') AS received,
       (SELECT count(*)::int FROM audit_events WHERE action = 'batch.finished') AS finished,
       (SELECT count(*)::int FROM batch_bodies) + (SELECT count(*)::int FROM batch_body_pieces)
         + (SELECT count(*)::int FROM batch_progress) AS bodies`,
  );
  return counts;
}

/** Asks the database that the service brought up, as its superuser. */
async function onDatabase(sql: string): Promise<Record<string, unknown>[]> {
  const postgres = await startEmbeddedPostgres({ dataDir });
  const client = new Client({ ...postgres.superuser });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
    await postgres.stop();
  }
}
