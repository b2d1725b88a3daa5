import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { type ConnectionInfo } from '../../src/platform/database/connection-info.js';
import { type EmbeddedPostgresOptions } from '../../src/platform/database/embedded/start-embedded-postgres.js';
import { findPostmaster, stopPostmaster } from '../../src/platform/database/embedded/postmaster.js';
import { canaryScanner } from '../support/canaries/scan-database.js';
import { scanFiles } from '../support/canaries/scan-files.mjs';

/** The project these tests are in. */
export const PROJECT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** A process that uses an embedded PostgreSQL. */
export interface Holder {
  readonly port: number;
  readonly attached: boolean;
  readonly directory: string;
  readonly superuser: ConnectionInfo;
  readonly owner: ConnectionInfo;
  readonly app: ConnectionInfo;
  /** What its supervisor logged so far. */
  log(): string;
  /** Ends it as an operator does and waits for that. */
  end(): Promise<void>;
  /** Ends it as `kill -9` does. */
  kill(): Promise<void>;
}

/** How a holder is run. */
export interface HoldOptions extends Omit<EmbeddedPostgresOptions, 'log'> {
  readonly umask?: number;
  readonly uid?: number;
  readonly project?: string;
}

const children = new Set<ChildProcess>();
const directories = new Set<string>();
const ofServices = new Set<string>();
const scratches = new Set<string>();

/** An empty folder that everybody can enter; see {@link cleanUp}. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'referral-desk-start-'));
  chmodSync(folder, 0o755);
  scratches.add(folder);
  return folder;
}

/** Starts a holder without waiting for it. The first line it prints is its result. */
export function beginToHold(options: HoldOptions): { child: ChildProcess; result: Promise<Holder> } {
  const { uid, project = PROJECT, ...rest } = options;
  const child = spawn(
    process.execPath,
    [join(project, 'test/start/hold-database.mjs'), JSON.stringify({ fast: true, ...rest })],
    {
      cwd: '/',
      env: { PATH: process.env['PATH'] },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(uid === undefined ? {} : { uid, gid: uid }),
    },
  );
  children.add(child);
  let log = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (log += text));
  const gone = new Promise<void>((done) => child.once('close', () => done()));
  const result = new Promise<string>((done) => {
    createInterface(child.stdout).once('line', done);
    void gone.then(() => done(JSON.stringify({ failure: { name: 'Gone', message: log } })));
  }).then((line) => {
    const told = JSON.parse(line) as Holder & { failure?: { name: string; message: string } };
    if (told.failure !== undefined)
      throw Object.assign(new Error(told.failure.message), { name: told.failure.name });
    directories.add(told.directory);
    const signal = (name: NodeJS.Signals) => async () => {
      child.kill(name);
      await gone;
    };
    return { ...told, log: () => log, end: signal('SIGTERM'), kill: signal('SIGKILL') };
  });
  return { child, result };
}

/** Starts a holder and waits until it uses its database. Throws an error with the name and message it failed with. */
export function hold(options: HoldOptions): Promise<Holder> {
  return beginToHold(options).result;
}

/** The sentence that a start which must fail fails with. */
export async function refusal(options: HoldOptions): Promise<string> {
  const error = await hold(options).then(
    () => new Error('It started.'),
    (reason: Error) => reason,
  );
  expect(error.name).toBe('StartupError');
  expect(error.message).toMatch(/^[^\n]+\.$/);
  return error.message;
}

/** One query over a connection of its own. */
export async function ask<Row extends object>(
  at: ConnectionInfo,
  sql: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new Client(at);
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

/** Asks until there is an answer: for a database that is coming back. */
export async function askPatiently(at: ConnectionInfo, sql: string): Promise<object[]> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await ask(at, sql);
    } catch (error) {
      if (attempt === 100) throw error;
      await sleep(50);
    }
  }
}

/** The pid of the PostgreSQL of a holder; undefined when it is gone. */
export function postmasterOf(holder: Pick<Holder, 'directory'>): number | undefined {
  return findPostmaster(holder.directory)?.pid;
}

/** A copy of what a holder needs of this project, readable by everybody. */
export function copyOfProject(target: string): string {
  const parts = ['package.json', 'dist', 'test/start/hold-database.mjs'];
  const packages = ['@embedded-postgres', 'pg', 'xtend', 'split2', 'pgpass'].concat(
    ['pg-connection-string', 'pg-pool', 'pg-protocol', 'pg-types', 'pg-int8'],
    ['postgres-array', 'postgres-bytea', 'postgres-date', 'postgres-interval'],
  );
  for (const part of [...parts, ...packages.map((name) => `node_modules/${name}`)]) {
    mkdirSync(dirname(join(target, part)), { recursive: true });
    execFileSync('cp', ['-R', join(PROJECT, part), join(target, part)]);
  }
  execFileSync('chmod', ['-R', 'a+rX', target]);
  return target;
}

/** The same for one that runs. Never 0, which would name this whole process group in a signal, and kill the test run. */
export function runningPostmasterOf(holder: { readonly directory: string }): number {
  const pid = postmasterOf(holder);
  if (pid === undefined) throw new Error('The PostgreSQL of the cluster does not run.');
  return pid;
}

/** Has {@link cleanUp} stop the PostgreSQL of a cluster that the service started, and look for canaries in it. */
export function noteCluster(directory: string): void {
  directories.add(directory);
  ofServices.add(directory);
}

/**
 * Ends every holder and PostgreSQL of the tests so far and removes their folders. Throws when a canary stood in the open in a
 * cluster of the service or in a log beside it.
 */
export async function cleanUp(): Promise<void> {
  for (const child of children) child.kill('SIGKILL');
  children.clear();
  const found = new Set<string>();
  for (const directory of directories) {
    const pid = postmasterOf({ directory });
    if (pid !== undefined) await stopPostmaster(pid);
  }
  for (const directory of ofServices) for (const finding of findingsIn(directory)) found.add(finding);
  ofServices.clear();
  directories.clear();
  for (const folder of scratches) {
    if (existsSync(folder)) rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
  scratches.clear();
  if (found.size > 0) throw new Error(`A service of these tests left in the open: ${[...found].join(', ')}.`);
}

/** What is found in a cluster and in the logs of PostgreSQL and of the service beside it. */
function findingsIn(directory: string): readonly string[] {
  if (!existsSync(directory)) return [];
  const folder = dirname(directory);
  const logs = readdirSync(folder).filter((name) => name.endsWith('.log'));
  const found = logs.flatMap((name) => canaryScanner().find(readFileSync(join(folder, name))));
  return [...scanFiles(canaryScanner(), directory), ...found.map((finding) => `${finding} in a log`)];
}
