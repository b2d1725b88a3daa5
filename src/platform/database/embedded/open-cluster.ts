import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { StartupError } from '../../startup-error.js';
import { type ClusterState, newClusterState, readClusterState, writeClusterState } from './cluster-state.js';
import { canEnter, databaseUser, type DatabaseUser } from './database-user.js';
import { initializeCluster } from './initialize-cluster.js';
import { findPostmaster } from './postmaster.js';
import { packagedMajor, postgresBinaries } from './postgres-binaries.js';
import { sharedPlace } from './shared-place.js';

/** A cluster that is made, whether it runs or not. */
export interface Cluster {
  readonly directory: string;
  readonly user: DatabaseUser | undefined;
  readonly state: ClusterState;
}

interface Context {
  readonly dataDir: string;
  readonly fast: boolean;
  readonly sharedPlaces: readonly string[];
  readonly log: (line: string) => void;
}

/**
 * The cluster of a data folder, made if it is missing. A cluster that was made and is gone is not made anew: that
 * would hide a loss.
 *
 * @throws StartupError when there is one that cannot be used
 */
export async function openCluster(context: Context): Promise<Cluster> {
  const { dataDir } = context;
  const state = readClusterState(dataDir);
  if (state === undefined && existsSync(join(dataDir, 'postgres'))) {
    throw new StartupError(
      `The data folder ${dataDir} has a database but no postgres.json, which keeps its passwords: put back a copy ` +
        `of that file, or name another folder with DATA_DIR.`,
    );
  }
  if (state !== undefined && existsSync(state.directory)) return existing(context, state);
  if (state?.initialized === true) {
    throw new StartupError(
      `The database of ${dataDir} is gone from ${state.directory}: put it back, or begin an empty one by ` +
        `removing postgres.json there.`,
    );
  }
  return initialized(context, state);
}

function existing(context: Context, state: ClusterState): Cluster {
  const { dataDir } = context;
  const directory = state.directory;
  const user = databaseUser(directory);
  const [made, brought] = [versionOf(directory), packagedMajor()];
  if (made !== brought) {
    throw new StartupError(
      `The database in ${directory} was made by PostgreSQL ${made} and this service brings PostgreSQL ${brought}: ` +
        `move the data over with pg_dump and pg_restore, or name another folder with DATA_DIR.`,
    );
  }
  // PostgreSQL refuses a folder that others can look into, as a restored copy may be.
  if ((statSync(directory).mode & 0o077) !== 0) chmodSync(directory, 0o700);
  const place = reachable(context, directory, user);
  if (state.initialized && place === directory) return { directory, user, state };
  const complete = { ...state, initialized: true, directory: place };
  writeClusterState(dataDir, complete);
  return { directory: place, user, state: complete };
}

/** Moves a cluster that does not run out of a folder that was closed to its user since the last start. */
function reachable(context: Context, directory: string, user: DatabaseUser | undefined): string {
  if (user === undefined || canEnter(directory, user) || findPostmaster(directory) !== undefined)
    return directory;
  const place = randomPlace(context.sharedPlaces, user);
  try {
    renameSync(directory, place);
  } catch (error) {
    throw new StartupError(
      `User ${user.uid}, as whom PostgreSQL runs, cannot enter ${directory} any more: give that user access to the ` +
        `folders above it, or start as an ordinary user who has it.`,
      { cause: error },
    );
  }
  context.log(`Moved the database from ${directory} to ${place}, which its user can enter.`);
  return place;
}

async function initialized(context: Context, earlier: ClusterState | undefined): Promise<Cluster> {
  const { dataDir, fast, sharedPlaces, log } = context;
  const user = databaseUser();
  const begun = earlier ?? newClusterState(clusterPlace(dataDir, user, sharedPlaces));
  const { directory, passwords } = begun;
  writeClusterState(dataDir, begun);
  log(`Making a database in ${directory}.`);
  const { initdb } = postgresBinaries({ user, dataDir, sharedPlaces });
  await initializeCluster(directory, initdb, user, passwords.admin, fast);
  const state = { ...begun, initialized: true };
  writeClusterState(dataDir, state);
  return { directory, user, state };
}

function versionOf(directory: string): string {
  try {
    return readFileSync(join(directory, 'PG_VERSION'), 'utf8').trim();
  } catch (error) {
    throw new StartupError(
      `${directory} is in the place of the database and is none: put back a copy of the database, ` +
        `or name another folder with DATA_DIR.`,
      { cause: error },
    );
  }
}

/** In the data folder where the database's user can get there and own it, else in a shared place under a random name. */
function clusterPlace(
  dataDir: string,
  user: DatabaseUser | undefined,
  sharedPlaces: readonly string[],
): string {
  if (user === undefined || (canEnter(dataDir, user) && canOwn(dataDir, user)))
    return join(dataDir, 'postgres');
  return randomPlace(sharedPlaces, user);
}

function randomPlace(sharedPlaces: readonly string[], user: DatabaseUser): string {
  return join(sharedPlace(sharedPlaces, user), randomBytes(8).toString('hex'));
}

/** Some mounted file systems keep everything as one user's. */
function canOwn(dataDir: string, user: DatabaseUser): boolean {
  const probe = mkdtempSync(join(dataDir, '.probe-'));
  try {
    chownSync(probe, user.uid, user.gid);
    return statSync(probe).uid === user.uid;
  } catch {
    return false;
  } finally {
    rmSync(probe, { recursive: true });
  }
}
