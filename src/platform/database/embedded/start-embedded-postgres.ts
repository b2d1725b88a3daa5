import { join } from 'node:path';
import { type ConnectionInfo } from '../connection-info.js';
import { confirmIdentity } from './confirm-identity.js';
import { openCluster, type Cluster } from './open-cluster.js';
import { writeClusterState } from './cluster-state.js';
import { openDataFolder } from './data-folder.js';
import { withDirectoryLock } from './directory-lock.js';
import { SUPERUSER } from './initialize-cluster.js';
import { launchPostmaster } from './launch-postmaster.js';
import { isLeased, releaseLease, takeLease } from './leases.js';
import { packagedMajor, postgresBinaries } from './postgres-binaries.js';
import { findPostmaster, type Postmaster, stopPostmaster, untilReady } from './postmaster.js';
import { provisionDatabase } from './provision-database.js';
import { SHARED_PLACES } from './shared-place.js';
import { supervise } from './supervise.js';

/** What {@link startEmbeddedPostgres} is told. */
export interface EmbeddedPostgresOptions {
  readonly dataDir: string;
  /** Gets one line for each thing an operator would want to know. */
  readonly log?: (line: string) => void;
  /** Gives up durability for speed: for databases that are thrown away. */
  readonly fast?: boolean;
  /** Where root may keep what the database's user must reach; see {@link SHARED_PLACES}. */
  readonly sharedPlaces?: readonly string[];
}

/** A running PostgreSQL that this process uses and looks after. */
export interface EmbeddedPostgres {
  readonly host: string;
  readonly port: number;
  /** The superuser: makes and drops databases. Never for serving. */
  readonly superuser: ConnectionInfo;
  /** The owner of the tables: runs migrations. */
  readonly owner: ConnectionInfo;
  /** The service. */
  readonly app: ConnectionInfo;
  /** True when it was running already: another process uses it, or did and was killed. */
  readonly attached: boolean;
  /** Where the cluster is: in the data folder, or in a shared place. */
  readonly directory: string;
  /** Ends this process's use; the last process to do so stops PostgreSQL. Close connections first. */
  stop(): Promise<void>;
}

const HOST = '127.0.0.1';
const DATABASE = 'referral_desk';

/**
 * Brings up the PostgreSQL of a data folder, making the folder, the cluster, the roles and the database where they are
 * missing, or joins the one that is running. While it is used it is watched, and started again on the same port if it
 * dies; connections to it break then and must be made anew.
 *
 * @throws StartupError with one sentence that says what is wrong, why and what to do
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { log = () => undefined, fast = false, sharedPlaces = SHARED_PLACES } = options;
  // Before anything is written: there may be none for this platform.
  packagedMajor();
  const dataDir = openDataFolder(options.dataDir);
  const locked = <T>(work: () => Promise<T>) => withDirectoryLock(join(dataDir, 'postgres.lock'), work);

  const { cluster, running, attached, lease } = await locked(async () => {
    const cluster = await openCluster({ dataDir, fast, sharedPlaces, log });
    const lease = takeLease(dataDir);
    try {
      const found = await joinRunning(cluster, log);
      const running = found ?? (await launch(cluster, cluster.state.port));
      await makeReady(cluster, running);
      return { cluster, running, attached: found !== undefined, lease };
    } catch (error) {
      releaseLease(lease);
      await stopIfUnused(cluster);
      throw error;
    }
  });

  const supervision = supervise(running.pid, () => locked(async () => (await revive()).pid), log);
  let stopped: Promise<void> | undefined;
  const info = (user: string, password: string): ConnectionInfo =>
    Object.freeze({ host: HOST, port: running.port, user, password, database: DATABASE });
  const { passwords } = cluster.state;
  return {
    host: HOST,
    port: running.port,
    superuser: info(SUPERUSER, passwords.admin),
    owner: info('desk_owner', passwords.owner),
    app: info('desk_app', passwords.app),
    attached,
    directory: cluster.directory,
    stop: () => (stopped ??= stop()),
  };

  async function launch(target: Cluster, preferred: number | undefined, only = false): Promise<Postmaster> {
    const { directory, user } = target;
    const { postgres: program } = postgresBinaries({ user, dataDir, sharedPlaces });
    const port = preferred === undefined ? undefined : { preferred, only };
    return launchPostmaster({ program, directory, dataDir, user, fast, port, log });
  }

  async function makeReady(target: Cluster, { port }: Postmaster): Promise<void> {
    const { directory, state } = target;
    const superuser = {
      host: HOST,
      port,
      user: SUPERUSER,
      password: state.passwords.admin,
      database: DATABASE,
    };
    await confirmIdentity(superuser, directory);
    if (!state.provisioned) await provisionDatabase(superuser, state.passwords);
    if (!state.provisioned || state.port !== port) {
      writeClusterState(dataDir, { ...state, provisioned: true, port });
    }
  }

  async function revive(): Promise<Postmaster> {
    return (await joinRunning(cluster, log)) ?? (await launch(cluster, running.port, true));
  }

  async function stopIfUnused(target: Cluster): Promise<void> {
    const last = isLeased(dataDir) ? undefined : findPostmaster(target.directory);
    if (last !== undefined) await stopPostmaster(last.pid);
  }

  async function stop(): Promise<void> {
    await supervision.end();
    await locked(async () => {
      releaseLease(lease);
      await stopIfUnused(cluster);
    });
  }
}

/** The PostgreSQL that runs on this cluster, once it accepts connections; undefined when none does or it just ends. */
async function joinRunning(cluster: Cluster, log: (line: string) => void): Promise<Postmaster | undefined> {
  const find = () => findPostmaster(cluster.directory);
  return untilReady(find, () => find() === undefined, log);
}
