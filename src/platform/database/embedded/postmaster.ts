import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartupError } from '../../startup-error.js';
import { commandLine, isAlive } from './process-identity.js';

/** PostgreSQL's main process, as its `postmaster.pid` describes it. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  /** True when it accepts connections. */
  readonly ready: boolean;
}

/** How long recovery after a crash may take before a start gives up on it. */
const RECOVERY_LIMIT = 300_000;

/**
 * The living PostgreSQL of a cluster. A `postmaster.pid` that a killed one left behind does not count, not even when
 * its pid is another process's by now, or a zombie's: the process must have been started on this very folder.
 */
export function findPostmaster(directory: string): Postmaster | undefined {
  let lines: string[];
  try {
    lines = readFileSync(pidFile(directory), 'utf8').split('\n');
  } catch {
    return undefined;
  }
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 1 || !isAlive(pid)) return undefined;
  if (!commandLine(pid).includes(`postgres -D ${directory} `)) return undefined;
  return { pid, port: Number(lines[3] ?? 0), ready: (lines[7] ?? '').startsWith('ready') };
}

/**
 * Removes the `postmaster.pid` of a PostgreSQL that is gone, which a new one would otherwise take at its word. Only
 * after {@link findPostmaster} found none. Leftover children still guard the cluster through its shared memory.
 */
export function removeStalePidFile(directory: string): void {
  rmSync(pidFile(directory), { force: true });
}

/**
 * Waits until PostgreSQL accepts connections, or is gone.
 *
 * @param find looks it up again
 * @returns undefined when it is gone
 * @throws StartupError when it does neither for five minutes
 */
export async function untilReady(
  find: () => Postmaster | undefined,
  gone: () => boolean,
  log: (line: string) => void,
): Promise<Postmaster | undefined> {
  const began = Date.now();
  let told = false;
  while (!gone()) {
    const found = find();
    if (found?.ready === true) return found;
    if (!told && Date.now() - began > 5_000) {
      log('PostgreSQL is still recovering from a crash; this can take some minutes.');
      told = true;
    }
    if (Date.now() - began > RECOVERY_LIMIT) {
      throw new StartupError(
        'PostgreSQL has not become ready in five minutes: look into postgres.log in the data folder, then start again.',
      );
    }
    await sleep(10);
  }
  return undefined;
}

/**
 * Stops PostgreSQL: it ends every connection, writes what is in memory, and is gone when this resolves. One that has
 * not obeyed after half a minute is told to leave without writing, which costs the next start a recovery.
 *
 * @throws Error when it is still there after that
 */
export async function stopPostmaster(pid: number): Promise<void> {
  for (const [signal, patience] of [
    ['SIGINT', 30_000],
    ['SIGQUIT', 10_000],
  ] as const) {
    if (!signalled(pid, signal) || (await untilGone(pid, patience))) return;
  }
  throw new Error(`PostgreSQL (process ${pid}) does not stop.`);
}

function signalled(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
    throw error;
  }
}

async function untilGone(pid: number, patience: number): Promise<boolean> {
  const deadline = Date.now() + patience;
  while (isAlive(pid)) {
    if (Date.now() > deadline) return false;
    await sleep(10);
  }
  return true;
}

function pidFile(directory: string): string {
  return join(directory, 'postmaster.pid');
}
