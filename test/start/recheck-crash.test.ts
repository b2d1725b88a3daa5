import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded/start-embedded-postgres.js';
import { aReferral } from '../support/desk.js';
import { cleanUp, noteCluster, scratchFolder } from './holders.js';
import { clusterOf, killServers, postgresOf, serve, type Server, somePort } from './servers.js';

const FILES = 400;

const dataDir = join(scratchFolder(), 'data');
let server: Server;

interface Demo {
  readonly url: string;
  readonly apiKeys: { readonly partnerA: string };
  readonly tokens: Record<'manager' | 'administrator', string>;
}

interface Progress {
  readonly recheckId: string;
  readonly state: string;
  readonly files: number;
  readonly checked: number;
  readonly changed: number;
}

afterAll(async () => {
  killServers();
  if (existsSync(join(dataDir, 'postgres.json'))) noteCluster(clusterOf(dataDir));
  await cleanUp();
});

const demo = () => JSON.parse(readFileSync(join(dataDir, 'demo.json'), 'utf8')) as Demo;

async function call<Body>(as: 'manager' | 'administrator', path: string, body?: object): Promise<Body> {
  const { url, tokens } = demo();
  const answer = await fetch(`${url}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${tokens[as]}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return (await answer.json()) as Body;
}

async function until(recheckId: string, satisfies: (progress: Progress) => boolean): Promise<Progress> {
  for (let attempt = 0; ; attempt++) {
    const progress = await call<Progress>('manager', `/v1/stca/rechecks/${recheckId}`);
    if (satisfies(progress) || attempt === 3000) return progress;
    await sleep(5);
  }
}

const suspend = (publicizedOn: string, lastDay: string) =>
  call('administrator', '/v1/stca/notices', {
    kind: 'suspension',
    gazette: 'Made-up',
    publicizedOn,
    lastDay,
  });

const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

describe('a re-check', () => {
  it('that kill -9 of the service ends in its middle goes on after the next start, each file once', async () => {
    server = await serve({ dataDir, port: await somePort() });
    const referrals = Array.from({ length: FILES }, () =>
      aReferral((referral) => {
        referral['intendedRoute'] = 'land-port-of-entry';
      }),
    );
    const sent = await fetch(`${demo().url}/v1/referral-batches`, {
      method: 'POST',
      headers: {
        'x-api-key': demo().apiKeys.partnerA,
        'idempotency-key': 'crash',
        'content-type': 'application/json',
      },
      body: JSON.stringify({ referrals }),
    });
    expect(sent.status).toBe(201);
    await suspend(day(-1), day(3));
    const { recheckId } = await call<Progress>('manager', '/v1/stca/rechecks', {});
    const before = await until(recheckId, ({ checked }) => checked > 0);
    expect(await server.end('SIGKILL')).toBe('SIGKILL');
    expect(before.state).toBe('running');

    server = await serve({ dataDir, port: server.port });
    const done = await until(recheckId, ({ state }) => state === 'finished');
    expect(done).toMatchObject({ state: 'finished', files: FILES, checked: FILES, changed: FILES });
    const { rows } = await onDatabase(
      `SELECT version, conclusion,
         (SELECT count(*)::int FROM stca_checks c WHERE c.file_number = f.file_number AND cause = 'recheck') AS checks,
         (SELECT count(*)::int FROM audit_events e
            WHERE subject_id = f.file_number AND action = 'file.rechecked') AS events
       FROM case_files f GROUP BY file_number, version, conclusion, checks, events`,
    );
    expect(rows).toHaveLength(FILES);
    for (const row of rows) {
      expect(row).toEqual({ version: 2, conclusion: 'does-not-apply', checks: 1, events: 1 });
    }
  }, 120_000);

  it('that the end of the service interrupts goes on after the next start', async () => {
    const { recheckId } = await call<Progress>('manager', '/v1/stca/rechecks', { on: day(30) });
    await until(recheckId, ({ checked }) => checked > 0);
    expect(await server.end()).toBe(0);
    server = await serve({ dataDir, port: server.port });
    const done = await until(recheckId, ({ state }) => state === 'finished');
    expect(done).toMatchObject({ state: 'finished', files: FILES, checked: FILES, changed: FILES });
  }, 60_000);

  it('is made after kill -9 of PostgreSQL, by the worker that lives on', async () => {
    await killPostgres();
    await sleep(300);
    await server.ready();
    const { recheckId } = await call<Progress>('manager', '/v1/stca/rechecks', {});
    const done = await until(recheckId, ({ state }) => state === 'finished');
    expect(done).toMatchObject({ state: 'finished', checked: FILES, changed: 0 });
    expect(await server.end()).toBe(0);
  }, 120_000);
});

describe('the nightly review of urgency', () => {
  it('that kill -9 of the service ends in its middle is made up for at the next start, each file once', async () => {
    const postgres = await startEmbeddedPostgres({ dataDir });
    const client = new Client({ ...postgres.superuser });
    await client.connect();
    const urgencies = async (): Promise<unknown[]> =>
      (
        await client.query<Record<string, unknown>>(
          `SELECT file_number, urgency, urgency_reason, ruled_urgency, ruled_urgency_reason, urgency_review_on::text,
             version - (SELECT count(*)::int FROM audit_events WHERE subject_type = 'file' AND subject_id = file_number
               AND action = 'file.urgency-recomputed') AS version
           FROM case_files ORDER BY file_number`,
        )
      ).rows;
    const reviewed = async (): Promise<number> =>
      (
        await client.query<{ count: number }>(
          `SELECT count(*)::int AS count FROM audit_events WHERE action = 'file.urgency-recomputed'`,
        )
      ).rows[0]?.count ?? 0;
    try {
      const before = await urgencies();
      await client.query(`
        ALTER TABLE case_files DISABLE TRIGGER case_files_audit_fence;
        UPDATE case_files SET urgency = 'normal', ruled_urgency = 'normal', urgency_review_on = '2026-01-01';
        ALTER TABLE case_files ENABLE ALWAYS TRIGGER case_files_audit_fence`);
      // Somebody is at work on half of the files, so the review is not over when it is killed.
      await client.query('BEGIN');
      await client.query(
        `SELECT FROM case_files ORDER BY file_number DESC LIMIT ${FILES / 2} FOR NO KEY UPDATE`,
      );
      server = await serve({ dataDir, port: await somePort() });
      for (let attempt = 0; (await reviewed()) === 0 && attempt < 3000; attempt++) await sleep(5);
      expect(await server.end('SIGKILL')).toBe('SIGKILL');
      await client.query('COMMIT');
      const half = await reviewed();
      expect([half > 0, half <= FILES / 2]).toEqual([true, true]);

      server = await serve({ dataDir, port: server.port });
      for (let attempt = 0; (await reviewed()) < FILES && attempt < 3000; attempt++) await sleep(10);
      expect(await server.end()).toBe(0);
      expect(await reviewed()).toBe(FILES);
      expect(await urgencies()).toEqual(before);
    } finally {
      await client.end();
      await postgres.stop();
    }
  }, 120_000);
});

/** Kills the PostgreSQL of the service once it runs. Never signals pid 0, which would be this whole process group. */
async function killPostgres(): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const pid = postgresOf(dataDir);
    if (pid !== undefined) {
      process.kill(pid, 'SIGKILL');
      return;
    }
    await sleep(100);
  }
  throw new Error('The PostgreSQL of the service does not run.');
}

/** Asks the database that the service brought up, as its superuser. */
async function onDatabase(sql: string): Promise<{ rows: Record<string, unknown>[] }> {
  const postgres = await startEmbeddedPostgres({ dataDir });
  const client = new Client({ ...postgres.superuser });
  await client.connect();
  try {
    return await client.query<Record<string, unknown>>(sql);
  } finally {
    await client.end();
    await postgres.stop();
  }
}
