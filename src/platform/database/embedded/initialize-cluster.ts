import { spawn } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { StartupError } from '../../startup-error.js';
import { type DatabaseUser } from './database-user.js';
import { ownerMark, sweepAbandoned } from './owner-mark.js';

/** The superuser of the cluster. */
export const SUPERUSER = 'desk_admin';

/** PostgreSQL's programs get this environment and nothing of ours: a PGPORT or a LANG of the user's would mislead them. */
export const ENVIRONMENT = { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/local/bin:/usr/bin:/bin' };

const NO_SUCH_USER = /could not look up effective user ID/;

/**
 * Makes a cluster at `directory`, whole or not at all: `initdb` works in a folder beside it, which is renamed when it
 * is complete and swept by a later start when it is not.
 *
 * @param initdb the program
 * @param fast leaves out flushing to the disk
 * @throws StartupError with what `initdb` says
 */
export async function initializeCluster(
  directory: string,
  initdb: string,
  user: DatabaseUser | undefined,
  password: string,
  fast: boolean,
): Promise<void> {
  const parent = dirname(directory);
  const prefix = `${basename(directory)}.init-`;
  sweepAbandoned(parent, prefix);
  const work = join(parent, `${prefix}${ownerMark()}`);
  const cluster = join(work, 'cluster');
  const passwordFile = join(work, 'password');
  try {
    mkdirSync(work);
    chmodSync(work, user === undefined ? 0o700 : 0o711);
    mkdirSync(cluster, { mode: 0o700 });
    writeFileSync(passwordFile, password, { mode: 0o400 });
    if (user !== undefined) {
      for (const path of [cluster, passwordFile]) chownSync(path, user.uid, user.gid);
    }
    await makeCluster(initdb, cluster, passwordFile, user, fast);
    renameSync(cluster, directory);
  } finally {
    if (existsSync(work)) rmSync(work, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Builtin C.UTF-8 compares and folds the same on every system, and knows Cyrillic. */
async function makeCluster(
  initdb: string,
  cluster: string,
  passwordFile: string,
  user: DatabaseUser | undefined,
  fast: boolean,
): Promise<void> {
  const options = [
    `--pgdata=${cluster}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    '--auth-host=scram-sha-256',
    '--auth-local=reject',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    `--lc-ctype=${process.platform === 'darwin' ? 'UTF-8' : 'C.UTF-8'}`,
    '--no-instructions',
    ...(fast ? ['--no-sync'] : []),
  ];
  let complaint = await run(initdb, options, user);
  if (complaint !== undefined && NO_SUCH_USER.test(complaint) && process.platform === 'linux') {
    // initdb alone insists on a user with a name; inside a user namespace of its own it can be nobody.
    const asNobody = ['--user', '--map-user=65534', '--map-group=65534', initdb, ...options];
    const second = await run('unshare', asNobody, user);
    complaint = second === undefined ? undefined : complaint;
  }
  if (complaint === undefined) return;
  throw new StartupError(
    `PostgreSQL could not make its database in ${dirname(dirname(cluster))} (${complaint}): ` +
      `correct that, or name another folder with DATA_DIR.`,
  );
}

/** What the program complained of; undefined when it ended well. */
function run(
  program: string,
  options: string[],
  user: DatabaseUser | undefined,
): Promise<string | undefined> {
  return new Promise((done) => {
    let errors = '';
    const child = spawn(program, options, {
      cwd: '/',
      env: ENVIRONMENT,
      stdio: ['ignore', 'ignore', 'pipe'],
      ...user,
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
    child.once('error', (error) => done(error.message));
    child.once('close', (code) => {
      const line = errors.split('\n').find((text) => /error:|FATAL:|could not/.test(text));
      done(
        code === 0
          ? undefined
          : (line?.replace(/^.*?(error|FATAL): +/, '') ?? `initdb ended with code ${code}`),
      );
    });
  });
}
