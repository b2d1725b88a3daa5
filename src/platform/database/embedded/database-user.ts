import { execFileSync, spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { StartupError } from '../../startup-error.js';
import { isRoot } from './data-folder.js';

/** A user of the operating system, for the options of `spawn`. */
export interface DatabaseUser {
  readonly uid: number;
  readonly gid: number;
}

/** The unprivileged user that nearly every system has, and that works where no such user is listed. */
const NOBODY: DatabaseUser = { uid: 65534, gid: 65534 };

/**
 * The user PostgreSQL must run as: undefined when that is this process's own. PostgreSQL refuses to run as root, so
 * root starts it as the owner of the existing cluster, else as `postgres`, else as nobody.
 *
 * @param cluster the folder of the cluster, when there is one already
 * @throws StartupError when the cluster belongs to a user this process cannot become
 */
export function databaseUser(cluster?: string): DatabaseUser | undefined {
  const owner = cluster === undefined ? undefined : statSync(cluster);
  if (isRoot()) {
    if (owner === undefined) return idsOf('postgres') ?? NOBODY;
    if (owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
    throw new StartupError(
      `The database in ${cluster} belongs to root, as whom PostgreSQL refuses to run: give it to another user ` +
        `with chown -R postgres, or name another folder with DATA_DIR.`,
    );
  }
  if (owner === undefined || owner.uid === process.geteuid?.()) return undefined;
  throw new StartupError(
    `The database in ${cluster} belongs to user ${owner.uid} and this process runs as user ${process.geteuid?.()}: ` +
      `start as that user, or name another folder with DATA_DIR.`,
  );
}

/**
 * True when the user can enter a folder: asked of the operating system by entering it, since modes alone do not
 * tell what access lists and mounts allow.
 *
 * @throws StartupError when this process cannot become that user
 */
export function canEnter(folder: string, user: DatabaseUser | undefined): boolean {
  const answer = spawnSync('/bin/sh', ['-c', 'test -x "$0"', folder], { cwd: '/', stdio: 'ignore', ...user });
  if (answer.error === undefined) return answer.status === 0;
  throw new StartupError(
    `PostgreSQL refuses to run as root and this process cannot become user ${user?.uid} ` +
      `(${answer.error.message}): start as an ordinary user, or name a server with DATABASE_URL.`,
  );
}

function idsOf(name: string): DatabaseUser | undefined {
  const id = (option: string) =>
    Number(execFileSync('id', [option, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  try {
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return undefined;
  }
}
