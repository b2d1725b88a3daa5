import { spawn } from 'node:child_process';
import { closeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartupError } from '../../startup-error.js';
import { type DatabaseUser } from './database-user.js';
import { freePort } from './free-port.js';
import { ENVIRONMENT } from './initialize-cluster.js';
import { findPostmaster, type Postmaster, removeStalePidFile, untilReady } from './postmaster.js';
import { linesSince, openServerLog } from './server-log.js';
import { serverSettings } from './server-settings.js';

/** What is needed to start PostgreSQL on a cluster. */
export interface Launch {
  readonly program: string;
  readonly directory: string;
  readonly dataDir: string;
  readonly user: DatabaseUser | undefined;
  readonly fast: boolean;
  /** Taken when it is free; with `only`, waited for. */
  readonly port?: { readonly preferred: number; readonly only: boolean } | undefined;
  readonly log: (line: string) => void;
}

/** Another program took the port, or children of a killed PostgreSQL are not gone yet: both pass. */
const PORT_TAKEN = /Address already in use|could not create any TCP\/IP sockets/;
const NOT_GONE_YET = /is still in use|lock file "postmaster\.pid" already exists/;
const PATIENCE = 10_000;

/**
 * Starts PostgreSQL on a cluster that has none running and waits until it accepts connections. It gets a session of its own, so
 * that a signal to the terminal's or npm's process group does not reach it, and it outlives this process.
 *
 * @throws StartupError with PostgreSQL's own reason when it does not start
 */
export async function launchPostmaster(launch: Launch): Promise<Postmaster> {
  const deadline = Date.now() + PATIENCE;
  for (;;) {
    const { preferred, only } = launch.port ?? { preferred: undefined, only: false };
    const port = only && preferred !== undefined ? preferred : await freePort(preferred);
    const outcome = await attempt(launch, port);
    if (typeof outcome !== 'string') return outcome;
    const passing = PORT_TAKEN.test(outcome) || NOT_GONE_YET.test(outcome);
    if (!passing || Date.now() > deadline) throw refused(launch, outcome);
    await sleep(100);
  }
}

/** One try: the running PostgreSQL, or what it wrote before it ended. */
async function attempt(launch: Launch, port: number): Promise<Postmaster | string> {
  removeStalePidFile(launch.directory);
  const log = openServerLog(launch.dataDir);
  const child = spawn(launch.program, ['-D', launch.directory, ...serverSettings(port, launch.fast)], {
    cwd: '/',
    env: ENVIRONMENT,
    detached: true,
    stdio: ['ignore', log.file, log.file],
    ...launch.user,
  });
  closeSync(log.file);
  child.unref();
  let failure: string | undefined;
  child.once('error', (error) => (failure = error.message));
  const gone = () => failure !== undefined || child.exitCode !== null || child.signalCode !== null;
  const ours = () => {
    const found = findPostmaster(launch.directory);
    return found?.pid === child.pid ? found : undefined;
  };
  return (await untilReady(ours, gone, launch.log)) ?? failure ?? linesSince(log);
}

function refused(launch: Launch, output: string): StartupError {
  const lines = output.trim().split('\n');
  const line = lines.find((text) => /FATAL|PANIC/.test(text)) ?? lines.at(-1) ?? '';
  const reason = line.replace(/^.*?(FATAL|PANIC|LOG): +/, '');
  return new StartupError(
    `PostgreSQL does not start on ${launch.directory} (${reason || 'it gave no reason'}): ` +
      `correct that, or name another folder with DATA_DIR; its log is postgres.log in ${launch.dataDir}.`,
  );
}
