import { RateLimiterPostgres } from 'rate-limiter-flexible';
import { type DataSource } from 'typeorm';
import { WINDOW_SECONDS } from './limits.js';

/** A count over all processes, and how long its window still runs. */
export interface SharedCount {
  readonly used: number;
  readonly leftMs: number;
}

/** Counts that several processes keep together, in the table `rate_counts`. No request waits for them. */
export class SharedCounts {
  readonly #limiter: RateLimiterPostgres;

  constructor(dataSource: DataSource) {
    this.#limiter = new RateLimiterPostgres({
      storeClient: dataSource,
      storeType: 'typeorm',
      tableName: 'rate_counts',
      tableCreated: true,
      clearExpiredByTimeout: true,
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
}
