import { execFile, spawn } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { type Variables } from '../../src/config.js';
import { urlOf } from '../../src/platform/database/url-of.js';
import { liveVariables } from '../support/live-variables.js';
import { aSigningKey } from '../support/signing-key.js';
import { cloneDatabase, type TestDatabase } from '../support/template-database.js';
import { ask, cleanUp, PROJECT, scratchFolder } from './holders.js';
import { type LiveServer, LiveServers } from './live-server.js';

const servers = new LiveServers();
let database: TestDatabase;
let folder: string;
let state: string;
let variables: Record<string, string>;

beforeAll(async () => {
  database = await cloneDatabase();
  folder = scratchFolder();
  state = join(folder, 'signer', 'state');
  variables = { ...settings(liveVariables(urlOf(database.app))), AUDIT_SIGNER_STATE: state };
});

afterAll(async () => {
  await servers.killAll();
  await cleanUp();
  await database.drop();
});

function settings(given: Variables): Record<string, string> {
  const set = Object.entries({ PATH: process.env['PATH'], HOME: folder, ...given });
  return Object.fromEntries(set.filter((one): one is [string, string] => one[1] !== undefined));
}

/** Events there are, and how many the newest checkpoint has. */
async function signed(): Promise<{ events: number; size: number }> {
  const [row] = await ask<{ events: number; size: number }>(
    database.superuser,
    `SELECT (SELECT count(*) FROM audit_events)::integer AS events,
       (SELECT coalesce(max(tree_size), 0) FROM audit_checkpoints)::integer AS size`,
  );
  return row ?? { events: -1, size: -1 };
}

/** Waits until more is signed than that, and nothing waits. */
async function signedBeyond(before: number): Promise<number> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const { events, size } = await signed();
    if (size > before && size === events) return size;
    await sleep(100);
  }
  throw new Error('nothing more was signed in 30 s');
}

/** A server as an operator starts it, with other settings than those of this deployment. */
function start(change: Variables = {}): Promise<LiveServer> {
  return servers.launch((port) => ({
    args: ['scripts/start.mjs'],
    env: settings({ ...variables, ...change, PORT: String(port) }),
  }));
}

/** What a server says that does not start: one sentence, without the key. */
async function refusal(change: Variables): Promise<string> {
  const said = await start(change).then(
    () => 'It started.',
    (error: Error) => error.message,
  );
  const key = (change['AUDIT_SIGNING_KEY'] ?? variables['AUDIT_SIGNING_KEY'] ?? '').split('\n');
  for (const line of key.filter((one) => one !== '')) expect(said).not.toContain(line);
  expect(said).toMatch(/^The server ended: [^\n]+\.\n$/);
  return said;
}

describe('the audit log of a deployment', () => {
  it('is added to by what seeds, without the key, and then signed by a worker alone', async () => {
    const seeds = join(folder, 'seed.json');
    writeFileSync(seeds, '{"staff":[{"staffId":"stf_one","tokenSubject":"subject-one","role":"officer"}]}');
    const env = { ...variables, AUDIT_SIGNING_KEY_FILE: '/nowhere/at/all' };
    await promisify(execFile)(process.execPath, ['scripts/run.mjs', 'cli/seed', seeds], {
      cwd: PROJECT,
      env: settings({ ...env, AUDIT_SIGNING_KEY: undefined, AUDIT_SIGNER_STATE: undefined }),
    });
    expect((await signed()).size).toBe(0);
    const worker = spawn(process.execPath, ['scripts/run.mjs', 'cli/worker'], {
      ...{ cwd: PROJECT, env: settings(variables), stdio: 'ignore' },
    });
    const ended = new Promise((done) => worker.once('close', done));
    const size = await signedBeyond(0);
    worker.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(readFileSync(state, 'utf8').split('\n').slice(0, 2)).toEqual(['desk.example/audit', String(size)]);
    expect(statSync(state).mode & 0o777).toBe(0o600);
  }, 60_000);

  it('is gone on with by a server', async () => {
    const { size } = await signed();
    const server = await start();
    const headers = { authorization: 'Bearer none' };
    expect((await fetch(`${server.url}/v1/files`, { headers })).status).toBe(401);
    expect(await signedBeyond(size)).toBeGreaterThan(size);
    await server.kill();
  }, 60_000);
});

it('what looks whether the log is complete is given the database’s address and no key', async () => {
  const { stdout } = await promisify(execFile)(
    ...([process.execPath, ['scripts/run.mjs', 'cli/audit-complete']] as const),
    { cwd: PROJECT, env: settings({ DATABASE_URL: variables['DATABASE_URL'] }) },
  );
  expect(stdout).toMatch(/^COMPLETE: /);
}, 60_000);

describe('a server does not start, and says which setting and why,', () => {
  it('with a key that is broken', async () => {
    const AUDIT_SIGNING_KEY = aSigningKey().slice(0, 70);
    expect(await refusal({ AUDIT_SIGNING_KEY })).toContain('AUDIT_SIGNING_KEY is not a private key in PEM');
  }, 60_000);

  it('on a log smaller than last signed, and leaves what was signed as it is', async () => {
    const { size } = await signed();
    const before = readFileSync(state, 'utf8');
    const older = await cloneDatabase();
    const said = await refusal({ DATABASE_URL: urlOf(older.app) });
    expect(said).toContain(`has 0 entries, and ${size} were signed (${state})`);
    expect(readFileSync(state, 'utf8')).toBe(before);
    await older.drop();
  }, 60_000);
});
