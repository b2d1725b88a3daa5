import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { MIGRATIONS } from '../../../migrations/index.js';
import { Problem } from '../../platform/http/problem.js';

/** How long an event of the audit log may wait for its place, and its place for a signature, before something is wrong. */
const LONGEST_WAIT = '10 seconds';

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
      const rows = await this.dataSource.query<{ steps: number; waits: boolean }[]>(READY);
      if (rows[0]?.steps === MIGRATIONS.length && !rows[0].waits) return { status: 'ok' };
    } catch {
      // Told below: whatever the reason, the service is not ready.
    }
    throw new Problem('unavailable', { headers: { 'retry-after': '2' } });
  }
}

/**
 * The first leaf that no checkpoint holds counts as waiting when it is an old event's and nothing was signed for as long: an old event
 * alone may be that of a transaction that took its time.
 */
const READY = `
  SELECT (SELECT count(*)::int FROM migrations) AS steps,
    EXISTS (SELECT 1 FROM audit_pending WHERE queued_at < clock_timestamp() - interval '${LONGEST_WAIT}')
    OR EXISTS (
      SELECT 1 FROM (SELECT coalesce((SELECT max(tree_size) FROM audit_checkpoints), 0)) AS newest (size)
      JOIN audit_leaves ON leaf_index = size JOIN audit_events USING (event_id)
      WHERE recorded_at < clock_timestamp() - interval '${LONGEST_WAIT}' AND NOT EXISTS (
        SELECT 1 FROM audit_checkpoints
        WHERE tree_size = size AND signed_at >= clock_timestamp() - interval '${LONGEST_WAIT}')) AS waits`;
