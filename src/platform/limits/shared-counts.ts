import { RateLimiterPostgres } from 'rate-limiter-flexible';
import { type DataSource } from 'typeorm';
import { WINDOW_SECONDS } from './limits.js';

const HOUR_MS = 3_600_000;

/** A count over all processes, and how long its window still runs. */
export interface SharedCount {
  readonly used: number;
  readonly leftMs: number;
}

/** Counts that several processes keep together, in the table `rate_counts`. No request waits for them. */
export class SharedCounts {
  readonly #limiter: RateLimiterPostgres;

  constructor(private readonly dataSource: DataSource) {
    this.#limiter = new RateLimiterPostgres({
      storeClient: dataSource,
      storeType: 'typeorm',
      tableName: 'rate_counts',
      tableCreated: true,
      // Its own clock would go on after the service has ended: see forgetOld.
      clearExpiredByTimeout: false,
      keyPrefix: '',
      points: Number.MAX_SAFE_INTEGER,
      duration: WINDOW_SECONDS,
    });
  }

  /** Adds points to a count and gives what it then is over all processes. Throws what the database throws. */
  async add(name: string, points: number): Promise<SharedCount> {
    const { consumedPoints, msBeforeNext } = await this.#limiter.penalty(name, points);
    return { used: consumedPoints, leftMs: msBeforeNext };
  }

  /** Removes counts whose window ended an hour ago or more. What the database does not take now is left for later. */
  async forgetOld(now: number): Promise<void> {
    await this.dataSource
      .query('DELETE FROM rate_counts WHERE expire < $1', [now - HOUR_MS])
      .catch(() => undefined);
  }
}
