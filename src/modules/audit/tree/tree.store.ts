import { Injectable } from '@nestjs/common';
import { type ReadTx, rowsOf } from '../../../platform/database/tx.js';

/** A signed checkpoint as it is kept. */
export interface StoredCheckpoint {
  readonly size: number;
  readonly note: string;
}

/** What is read of the tree beside its hashes. */
@Injectable()
export class TreeStore {
  /** The newest signed checkpoint, if there is one. */
  async findNewest(tx: ReadTx): Promise<StoredCheckpoint | undefined> {
    const [row] = await rowsOf<{ size: string; note: string }>(
      tx,
      'SELECT tree_size AS size, note FROM audit_checkpoints ORDER BY tree_size DESC LIMIT 1',
    );
    return row === undefined ? undefined : { size: Number(row.size), note: row.note };
  }

  /** Whether there is a redaction that the tree of `size` leaves does not have: then it does not say why disclosures are gone. */
  async hasRedactionAfter(tx: ReadTx, size: number): Promise<boolean> {
    const [row] = await rowsOf<{ has: boolean }>(
      tx,
      `SELECT EXISTS (
         SELECT 1 FROM audit_events LEFT JOIN audit_leaves USING (event_id)
         WHERE subject_type = 'event' AND action = 'audit.redaction' AND (leaf_index IS NULL OR leaf_index >= $1)) AS has`,
      [size],
    );
    return row?.has ?? false;
  }

  /** When the first checkpoint was signed. */
  async findFirstSigned(tx: ReadTx): Promise<Date | undefined> {
    const [row] = await rowsOf<{ at: Date }>(
      tx,
      'SELECT signed_at AS at FROM audit_checkpoints ORDER BY tree_size LIMIT 1',
    );
    return row?.at;
  }

  /** Whether there is such an event, and its place in the tree if it has one. */
  async findPlace(tx: ReadTx, eventId: string): Promise<{ readonly index: number | null } | undefined> {
    const [row] = await rowsOf<{ index: string | null }>(
      tx,
      `SELECT leaf_index AS index FROM audit_events LEFT JOIN audit_leaves USING (event_id) WHERE event_id = $1`,
      [eventId],
    );
    return row === undefined ? undefined : { index: row.index === null ? null : Number(row.index) };
  }

  /** The first `width` hashes of a tile; undefined when it is not there or not that wide. */
  async findTile(
    tx: ReadTx,
    tile: { readonly level: number; readonly index: number; readonly width: number },
  ): Promise<Buffer | undefined> {
    const [row] = await rowsOf<{ hashes: Buffer }>(
      tx,
      `SELECT substring(hashes FROM 1 FOR $3) AS hashes FROM audit_tiles
       WHERE level = $1 AND tile_index = $2 AND octet_length(hashes) >= $3`,
      [tile.level, tile.index, tile.width * 32],
    );
    return row?.hashes;
  }

  /** The canonical bytes of leaves `from` up to, not including, `to`, in order; those that are there. */
  async listEntries(tx: ReadTx, from: number, to: number): Promise<readonly Buffer[]> {
    const rows = await rowsOf<{ canonical: Buffer }>(
      tx,
      `SELECT canonical FROM audit_leaves JOIN audit_events USING (event_id)
       WHERE leaf_index >= $1 AND leaf_index < $2 ORDER BY leaf_index`,
      [from, to],
    );
    return rows.map(({ canonical }) => canonical);
  }

  /** Seconds that the oldest event waits for its place; null when none waits. */
  async findOldestWait(tx: ReadTx): Promise<number | null> {
    const [row] = await rowsOf<{ seconds: number | null }>(
      tx,
      `SELECT extract(epoch FROM clock_timestamp() - queued_at)::float8 AS seconds
       FROM audit_pending ORDER BY queue_id LIMIT 1`,
    );
    return row?.seconds ?? null;
  }
}
