import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findPostmaster } from '../../src/platform/database/embedded/postmaster.js';
import { PROJECT } from './holders.js';

/** The service as `npm start` runs it, in a process of its own. */
export interface Server {
  readonly port: number;
  readonly dataDir: string;
  /** Everything it printed so far. */
  output(): string;
  /** Sends a signal and waits for the end; gives the exit code, or the signal that ended it. */
  end(signal?: NodeJS.Signals): Promise<number | NodeJS.Signals | null>;
  /** Waits until it serves, after a start or a fault. Throws with its output when it ends or takes too long. */
  ready(): Promise<void>;
  /** Resolves with the exit code when it ends by itself. */
  readonly ended: Promise<number | NodeJS.Signals | null>;
}

/** How a server is run. */
export interface ServeOptions {
  readonly dataDir: string;
  readonly port: number;
  readonly uid?: number;
  readonly project?: string;
  readonly command?: readonly [string, ...string[]];
}

const children = new Set<ChildProcess>();

/** Starts a server without waiting for it. */
export function beginToServe(options: ServeOptions): Server {
  const {
    dataDir,
    port,
    uid,
    project = PROJECT,
    command = [process.execPath, 'scripts/start.mjs'],
  } = options;
  const [program, ...args] = command;
  const child = spawn(program, args, {
    cwd: project,
    env: { PATH: process.env['PATH'], HOME: dirname(dataDir), PORT: String(port), DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  children.add(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  const ended = new Promise<number | NodeJS.Signals | null>((done) => {
    child.once('close', (code, signal) => done(code ?? signal));
  });
  const isOver = () => child.exitCode !== null || child.signalCode !== null;
  return {
    port,
    dataDir,
    ended,
    output: () => output,
    end(signal = 'SIGTERM') {
      child.kill(signal);
      return ended;
    },
    async ready() {
      for (let attempt = 0; attempt < 250 && !isOver(); attempt++) {
        // The identities are written once it serves, and those of an earlier run are gone by then.
        if ((await answers(port)) && existsSync(join(dataDir, 'demo.json'))) return;
        await sleep(100);
      }
      throw new Error(`The server ${isOver() ? 'ended' : 'is not ready'}: ${output}`);
    },
  };
}

/** Starts a server and waits until it serves. */
export async function serve(options: ServeOptions): Promise<Server> {
  const server = beginToServe(options);
  await server.ready();
  return server;
}

/** A port nobody listens on. */
export function somePort(): Promise<number> {
  return new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => done(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

/** Where the cluster of a data folder is. */
export function clusterOf(dataDir: string): string {
  const state = JSON.parse(readFileSync(join(dataDir, 'postgres.json'), 'utf8')) as { directory: string };
  return resolve(dataDir, state.directory);
}

/** The pid of the PostgreSQL of a data folder; undefined when none runs. */
export function postgresOf(dataDir: string): number | undefined {
  return findPostmaster(clusterOf(dataDir))?.pid;
}

/** A copy of the built project with the packages a deployment needs, and without sources, readable by everybody. */
export function copyOfDeployment(target: string): string {
  const lock = JSON.parse(readFileSync(join(PROJECT, 'node_modules/.package-lock.json'), 'utf8')) as {
    packages: Record<string, { dev?: boolean }>;
  };
  const packages = Object.entries(lock.packages)
    .filter(([path, { dev }]) => dev !== true && !path.slice(1).includes('/node_modules/'))
    .map(([path]) => path);
  for (const part of ['package.json', 'dist', 'scripts', ...packages]) {
    mkdirSync(dirname(join(target, part)), { recursive: true });
    execFileSync('cp', ['-R', join(PROJECT, part), join(target, part)]);
  }
  execFileSync('chmod', ['-R', 'a+rX', target]);
  return target;
}

/** Kills the servers that are left. */
export function killServers(): void {
  for (const child of children) child.kill('SIGKILL');
  children.clear();
}

async function answers(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/health/ready`, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false;
  }
}
