import { Injectable } from '@nestjs/common';
import { type ReadTx, rowsOf } from '../../platform/database/tx.js';

/** What a list of events is narrowed to. Instants are RFC 3339. */
export interface EventFilter {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly actor?: string | undefined;
  readonly file?: string | undefined;
  readonly action?: string | undefined;
}

/** An event as it is read. `xact` is the position of its transaction, for cursors only. */
export interface EventRow {
  readonly xact: string;
  readonly event_id: string;
  readonly recorded_at: Date;
  readonly action: string;
  readonly actor_id: string;
  readonly actor_role: string;
  readonly subject_type: string;
  readonly subject_id: string;
  readonly outcome: string;
  readonly file_seq: number | null;
  readonly leaf_hash: string;
  readonly canonical: string;
}

/** Pages of the log. */
@Injectable()
export class AuditEventsQuery {
  /**
   * Up to `limit` events after `after`, by transaction and then by id. Only transactions that no running one can still
   * come before are shown: an id alone would lose the events of a transaction that commits late.
   */
  async find(
    tx: ReadTx,
    filter: EventFilter,
    after: readonly string[] | null,
    limit: number,
  ): Promise<EventRow[]> {
    return rowsOf<EventRow>(
      tx,
      `SELECT xact::text, event_id, recorded_at, action, actor_id, actor_role, subject_type, subject_id, outcome,
              file_seq, encode(leaf_hash, 'hex') AS leaf_hash, convert_from(canonical, 'UTF8') AS canonical
       FROM audit_events
       WHERE xact < pg_snapshot_xmin(pg_current_snapshot())
         AND ($1::xid8 IS NULL OR (xact, event_id) > ($1::xid8, $2::uuid))
         AND ($3::timestamptz IS NULL OR recorded_at >= $3)
         AND ($4::timestamptz IS NULL OR recorded_at < $4)
         AND ($5::text IS NULL OR actor_id = $5)
         AND ($6::text IS NULL OR (subject_type = 'file' AND subject_id = $6))
         AND ($7::text IS NULL OR action = $7)
       ORDER BY xact, event_id LIMIT $8`,
      [
        after?.[0] ?? null,
        after?.[1] ?? null,
        filter.from ?? null,
        filter.to ?? null,
        filter.actor ?? null,
        filter.file ?? null,
        filter.action ?? null,
        limit,
      ],
    );
  }
}
