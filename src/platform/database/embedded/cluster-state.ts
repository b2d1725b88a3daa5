import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { StartupError } from '../../startup-error.js';
import { adopt } from './data-folder.js';

/** What `postgres.json` in the data folder keeps about the database: where it is, and the passwords it was made with. */
export interface ClusterState {
  /** Absolute; written relative to the data folder where it is inside, so that the folder may be moved. */
  readonly directory: string;
  /** True once the cluster is made in that place: from then on its absence is a loss, not a first start. */
  readonly initialized: boolean;
  /** True once the roles and the database are made. */
  readonly provisioned: boolean;
  /** The port of the last start, taken again when it is free. */
  readonly port?: number;
  readonly passwords: Readonly<Record<'admin' | 'owner' | 'app', string>>;
}

/** The state of a cluster that is not made yet, with fresh random passwords. */
export function newClusterState(directory: string): ClusterState {
  const password = () => randomBytes(24).toString('base64url');
  return {
    directory,
    initialized: false,
    provisioned: false,
    passwords: { admin: password(), owner: password(), app: password() },
  };
}

/**
 * The state of the cluster of a data folder, or undefined when the folder has none.
 *
 * @throws StartupError when the file is there and cannot be used
 */
export function readClusterState(dataDir: string): ClusterState | undefined {
  const path = statePath(dataDir);
  try {
    const state = JSON.parse(readFileSync(path, 'utf8')) as ClusterState;
    return { ...state, directory: resolve(dataDir, state.directory) };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    if (code === 'EACCES') {
      throw new StartupError(
        `The data folder ${dataDir} was last used by another user, and ${path} cannot be read by this one: ` +
          `start as that user, or name another folder with DATA_DIR.`,
        { cause: error },
      );
    }
    throw new StartupError(
      `${path}, which keeps the passwords of the database, is damaged: put back a copy of it, ` +
        `or name an empty folder with DATA_DIR.`,
    );
  }
}

/** Writes the state so that a crash leaves the old file or the new one, readable by its owner only. */
export function writeClusterState(dataDir: string, state: ClusterState): void {
  const path = statePath(dataDir);
  const inside = relative(dataDir, state.directory);
  const directory = inside.startsWith('..') ? state.directory : inside;
  const file = openSync(`${path}.new`, 'w', 0o600);
  writeFileSync(file, `${JSON.stringify({ ...state, directory }, null, 2)}\n`);
  fsyncSync(file);
  closeSync(file);
  adopt(`${path}.new`);
  renameSync(`${path}.new`, path);
  const folder = openSync(dirname(path), 'r');
  fsyncSync(folder);
  closeSync(folder);
}

function statePath(dataDir: string): string {
  return join(dataDir, 'postgres.json');
}
