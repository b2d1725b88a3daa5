import { fork } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { inProject } from '../../scripts/lib/project.mjs';

/**
 * Runs work beside a service as `npm start` runs it, worker and sequencer and all, in a process of its own, on a PostgreSQL of its own.
 * `before` works on the migrated database before the service is there.
 *
 * @param {{ fast?: boolean, options?: string[], before?: (superuser: pg.Client) => Promise<void> }} how `fast`: the database need not
 *   keep what it commits; `options`: of node for the process of the service
 * @param {(desk: { url: string, tokens: object, apiKeys: object, pid: number, superuser: pg.Client, postgres: object }) => Promise<Result>} work
 */
export async function withLiveDesk({ fast = false, options = [], before = async () => undefined }, work) {
  const { startEmbeddedPostgres } = await built('platform/database/embedded/start-embedded-postgres');
  const { migrate } = await built('platform/database/migrate');
  const folder = mkdtempSync(join(tmpdir(), 'referral-desk-audit-'));
  // As root, the database runs as another user, who must be able to reach it.
  chmodSync(folder, 0o711);
  const dataDir = join(folder, 'data');
  const postgres = await startEmbeddedPostgres({ dataDir, fast });
  const superuser = new pg.Client(postgres.superuser);
  let service;
  try {
    await migrate(postgres.owner);
    await superuser.connect();
    await before(superuser);
    const desk = {
      ...{ superuser, postgres },
      /** Ends the service and starts it anew, on the same database. */
      async restart() {
        await ended(service);
        service = await start(dataDir, options);
        Object.assign(desk, JSON.parse(readFileSync(join(dataDir, 'demo.json'), 'utf8')), {
          pid: service.pid,
        });
      },
    };
    await desk.restart();
    return await work(desk);
  } finally {
    await ended(service);
    await superuser.end();
    await postgres.stop();
    rmSync(postgres.directory, { recursive: true, force: true });
    rmSync(folder, { recursive: true, force: true });
  }
}

async function start(dataDir, options) {
  rmSync(join(dataDir, 'demo.json'), { force: true });
  const service = fork(inProject('scripts/start.mjs'), [], {
    cwd: inProject(),
    env: { PATH: process.env.PATH, HOME: dataDir, PORT: String(await somePort()), DATA_DIR: dataDir },
    execArgv: options,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  // Written last, when the service is ready.
  for (let attempt = 0; attempt < 600; attempt += 1) {
    if (existsSync(join(dataDir, 'demo.json'))) return service;
    if (service.exitCode !== null) break;
    await sleep(100);
  }
  await ended(service);
  throw new Error('the service did not start within a minute');
}

async function ended(service) {
  if (service === undefined || service.exitCode !== null) return;
  const end = new Promise((done) => service.once('close', done));
  service.kill('SIGTERM');
  await end;
}

function somePort() {
  return new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}

/** A module of the service, as it was built. */
export function built(path) {
  return import(`../../dist/src/${path}.js`);
}
