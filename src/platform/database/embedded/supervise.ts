import { isAlive } from './process-identity.js';

/** Looks after a running PostgreSQL until it is called off. */
export interface Supervision {
  /** Calls it off; resolves when a revival under way has ended. */
  end(): Promise<void>;
}

const LOOK_EVERY = 200;
/** Pauses before the first, second, … revival; the last one is kept to for as long as it takes. */
const PAUSES = [0, 250, 1_000, 4_000, 10_000];
/** A PostgreSQL that lived this long is not in a loop of crashes: the pauses begin anew. */
const HEALTHY_AFTER = 60_000;

/**
 * Watches the process of PostgreSQL and revives it when it dies, so that a running service works again by itself,
 * also when what stood in the way (a full disk, say) goes away later. Does not keep this process alive.
 *
 * @param pid the process to watch
 * @param revive starts PostgreSQL again on the same port, or finds that another process did, and gives its pid
 */
export function supervise(
  pid: number,
  revive: () => Promise<number>,
  log: (line: string) => void,
): Supervision {
  let watched = pid;
  let since = Date.now();
  let deaths = 0;
  let ended = false;
  let revival: Promise<void> = Promise.resolve();
  let timer = setTimeout(look, LOOK_EVERY).unref();

  function look(): void {
    if (isAlive(watched)) {
      timer = setTimeout(look, LOOK_EVERY).unref();
      return;
    }
    if (Date.now() - since > HEALTHY_AFTER) deaths = 0;
    log('PostgreSQL ended unexpectedly; starting it again.');
    reviveAfterPause();
  }

  function reviveAfterPause(): void {
    const pause = PAUSES[Math.min(deaths++, PAUSES.length - 1)];
    timer = setTimeout(() => (revival = tryToRevive()), pause).unref();
  }

  async function tryToRevive(): Promise<void> {
    try {
      watched = await revive();
      since = Date.now();
      log('PostgreSQL is running again.');
      if (!ended) timer = setTimeout(look, LOOK_EVERY).unref();
    } catch (error) {
      log(error instanceof Error ? error.message : String(error));
      if (!ended) reviveAfterPause();
    }
  }

  return {
    async end() {
      ended = true;
      clearTimeout(timer);
      await revival;
    },
  };
}
