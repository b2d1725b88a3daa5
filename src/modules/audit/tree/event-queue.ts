import { type GrowingTree } from '../../../domain/audit/growing-tree.js';
import { type TileSource } from './tree-reader.js';

/** Events given places by one statement. */
const BATCH = 4_096;

/** After this the queue is looked through from its very beginning, whatever is known of it: milliseconds. */
const WHOLE_LOOK_EVERY_MS = 60_000;

interface Waiting {
  readonly queueId: bigint;
  readonly eventId: string;
  readonly leafHash: Buffer;
}

/**
 * The events that wait for their place, as one leader takes them. Rows that were taken stay in the way of every later look for as
 * long as somebody reads an older state of the database, a backup for hours; so a look begins where nothing older can come any more.
 *
 * Which is not behind the newest row that was seen: one with a smaller number may be committed later. But every transaction that
 * had a number by then also had its id, so a smaller one than the transaction that took that row; once all of those have ended,
 * what a look does not find up to that row will never come.
 */
export class EventQueue {
  /** Nothing waits up to here, nor ever will. */
  #floor = 0n;
  /** A row that was seen, and the transaction behind which nothing can come before it. */
  #mark: { readonly queueId: bigint; readonly xact: bigint } | undefined;
  #wholeLookAt = 0;

  constructor(private readonly source: TileSource) {}

  /**
   * Gives the events that wait longest their places in the tree, in the order in which they were queued: of one file an event is
   * queued after the one before it was committed, so their order holds. Places, tiles and the queue change in one statement, or
   * not at all; the tree is of no use after an error. Answers how many, and whether it left any.
   */
  async drainInto(tree: GrowingTree): Promise<{ readonly taken: number; readonly hasMore: boolean }> {
    const waiting = await this.#look();
    const last = waiting.at(-1);
    if (last === undefined) return { taken: 0, hasMore: false };
    const first = tree.leaves;
    const tiles = tree.append(waiting.map((one) => one.leafHash));
    const [row] = await this.source.query<{ xact: string }>(PLACE, [
      waiting.map((one) => one.eventId),
      first,
      tiles.map((tile) => tile.level),
      tiles.map((tile) => tile.index),
      tiles.map((tile) => tile.hashes),
    ]);
    if (row !== undefined) this.#mark ??= { queueId: last.queueId, xact: BigInt(row.xact) };
    return { taken: waiting.length, hasMore: waiting.length === BATCH };
  }

  async #look(): Promise<Waiting[]> {
    if (performance.now() - this.#wholeLookAt > WHOLE_LOOK_EVERY_MS) {
      [this.#floor, this.#wholeLookAt] = [0n, performance.now()];
    }
    const rows = await this.source.query<{
      oldest: string;
      queue_id: string | null;
      event_id: string;
      leaf_hash: Buffer;
    }>(LOOK, [this.#floor]);
    const waiting = rows.flatMap(({ queue_id: id, event_id: eventId, leaf_hash: leafHash }) =>
      id === null ? [] : [{ queueId: BigInt(id), eventId, leafHash }],
    );
    this.#raiseFloor(BigInt(rows[0]?.oldest ?? 0), waiting[0]);
    return waiting;
  }

  #raiseFloor(oldestOpen: bigint, first: Waiting | undefined): void {
    const mark = this.#mark;
    if (mark === undefined || oldestOpen < mark.xact) return;
    if (first !== undefined && first.queueId <= mark.queueId) return;
    if (mark.queueId > this.#floor) this.#floor = mark.queueId;
    this.#mark = undefined;
  }
}

/** The first rows of the queue alone, then their events: never the other way round, however many there are of either. */
const LOOK = `
  WITH next AS MATERIALIZED (
    SELECT queue_id, event_id FROM audit_pending WHERE queue_id > $1::bigint ORDER BY queue_id LIMIT ${BATCH})
  SELECT pg_snapshot_xmin(pg_current_snapshot())::text AS oldest, queue_id, event_id, leaf_hash
  FROM (VALUES (1)) AS always LEFT JOIN (next JOIN audit_events USING (event_id)) ON true ORDER BY queue_id`;

const PLACE = `
  WITH taken AS (DELETE FROM audit_pending WHERE event_id = ANY ($1::uuid[])),
    tiles AS (
      INSERT INTO audit_tiles (level, tile_index, hashes) SELECT * FROM unnest($3::smallint[], $4::bigint[], $5::bytea[])
      ON CONFLICT (level, tile_index) DO UPDATE SET hashes = excluded.hashes),
    placed AS (
      INSERT INTO audit_leaves (leaf_index, event_id)
      SELECT $2::bigint + place - 1, event_id FROM unnest($1::uuid[]) WITH ORDINALITY AS t (event_id, place))
  SELECT pg_current_xact_id()::text AS xact`;
