import { Injectable } from '@nestjs/common';
import { type ReadTx, rowsOf } from '../../platform/database/tx.js';

/** What a list of events is narrowed to; null where it is not. Instants are RFC 3339, `until` is not counted itself. */
export interface EventFilter {
  readonly from: string | null;
  readonly until: string | null;
  readonly actor: string | null;
  readonly file: string | null;
  readonly action: string | null;
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
  /** Null while it waits for its place in the tree. */
  readonly leaf_index: string | null;
  readonly canonical: string;
}

const SELECT = `SELECT xact::text, event_id, recorded_at, action, actor_id, actor_role, subject_type, subject_id, outcome,
    file_seq, encode(leaf_hash, 'hex') AS leaf_hash, leaf_index, convert_from(canonical, 'UTF8') AS canonical
  FROM audit_events LEFT JOIN audit_leaves USING (event_id)`;

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
      `${SELECT}
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
        ...[filter.from, filter.until, filter.actor, filter.file, filter.action],
        limit,
      ],
    );
  }

  /** The event of an id, committed; undefined where there is none. `eventId` must be a UUID. */
  async findOne(tx: ReadTx, eventId: string): Promise<EventRow | undefined> {
    const [row] = await rowsOf<EventRow>(tx, `${SELECT} WHERE event_id = $1`, [eventId]);
    return row;
  }
}
