import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { MIGRATIONS } from '../../../migrations/index.js';
import { Problem } from '../../platform/http/problem.js';

/** How long an event of the audit log may wait for its place, and for a checkpoint, before something is wrong. */
const LONGEST_WAIT = '10 seconds';

/** Whether an event waits too long: queued, or placed last and under no checkpoint yet. */
const WAITS = `
  EXISTS (SELECT 1 FROM audit_pending WHERE queued_at < clock_timestamp() - interval '${LONGEST_WAIT}')
  OR EXISTS (
    SELECT 1 FROM (SELECT leaf_index, event_id FROM audit_leaves ORDER BY leaf_index DESC LIMIT 1) AS newest
    JOIN audit_events USING (event_id)
    WHERE leaf_index >= (SELECT coalesce(max(tree_size), 0) FROM audit_checkpoints)
      AND recorded_at < clock_timestamp() - interval '${LONGEST_WAIT}')`;

/** Whether the service can serve. */
@Injectable()
export class HealthService implements BeforeApplicationShutdown {
  #draining = false;

  constructor(private readonly dataSource: DataSource) {}

  /** From here on the service takes no new work. */
  beforeApplicationShutdown(): void {
    this.#draining = true;
  }

  /** Answers when the database is reached, its schema is this program's and the audit log is being sequenced; a problem otherwise. */
  async ready(): Promise<{ status: 'ok' }> {
    if (this.#draining) throw new Problem('unavailable');
    try {
      const rows = await this.dataSource.query<{ steps: number; waits: boolean }[]>(
        `SELECT (SELECT count(*)::int FROM migrations) AS steps, ${WAITS} AS waits`,
      );
      if (rows[0]?.steps === MIGRATIONS.length && !rows[0].waits) return { status: 'ok' };
    } catch {
      // Told below: whatever the reason, the service is not ready.
    }
    throw new Problem('unavailable', { headers: { 'retry-after': '2' } });
  }
}
