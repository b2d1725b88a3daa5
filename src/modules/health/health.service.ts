import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { MIGRATIONS } from '../../../migrations/index.js';
import { Problem } from '../../platform/http/problem.js';

/** Whether the service can serve. */
@Injectable()
export class HealthService implements BeforeApplicationShutdown {
  #draining = false;

  constructor(private readonly dataSource: DataSource) {}

  /** From here on the service takes no new work. */
  beforeApplicationShutdown(): void {
    this.#draining = true;
  }

  /** Answers when the database is reached and its schema is this program's; a problem otherwise. */
  async ready(): Promise<{ status: 'ok' }> {
    if (this.#draining) throw new Problem('unavailable');
    try {
      const rows = await this.dataSource.query<{ steps: number }[]>(
        'SELECT count(*)::int AS steps FROM migrations',
      );
      if (rows[0]?.steps === MIGRATIONS.length) return { status: 'ok' };
    } catch {
      // Told below: whatever the reason, the service is not ready.
    }
    throw new Problem('unavailable', { headers: { 'retry-after': '2' } });
  }
}
