import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Client } from 'pg';
import { type Logger } from 'pino';
import { CONFIG, type Config } from '../../../config.js';
import { consistencyRanges } from '../../../domain/audit/consistency-proof.js';
import { TILE_WIDTH } from '../../../domain/audit/tile.js';
import { SHA256_TREE } from '../../../platform/crypto/tree-hash.js';
import { codeOf } from '../../../platform/database/unit-of-work.js';
import { LOGGER } from '../../../platform/logger.js';
import { StartupError } from '../../../platform/startup-error.js';
import { CheckpointSigner } from './checkpoint-signer.js';
import { GrowingTree } from '../../../domain/audit/growing-tree.js';
import { TreeReader, type TileSource } from './tree-reader.js';

/** The lock that one process holds while it gives places; any number that nothing else takes. */
const LEADER_LOCK = 7_247_001;

/** Between looks at an empty queue, and between attempts to lead: milliseconds. */
const IDLE_MS = 200;
const FOLLOWER_MS = 1_000;

/** Events given places by one statement, and how long signing may wait while more come, milliseconds. */
const BATCH = 4_096;
const SIGN_AT_LEAST_EVERY_MS = 500;

/** How long a connection may take, and how long a statement is waited for when the application closes: milliseconds. */
const CONNECT_MS = 5_000;
const CLOSE_MS = 2_000;

/** How often the log says that the same is still wrong: milliseconds. */
const TELL_AGAIN_MS = 60_000;

/**
 * Gives every event its place in the tree, writes leaves and tiles, and signs. Any number of processes may run one: whoever holds
 * the lock leads, on a connection of its own, and when that connection is lost so is the lock. What a leader does is one statement
 * at a time, whole or not at all, so that it may be killed at any moment.
 */
@Injectable()
export class Sequencer implements OnModuleDestroy {
  readonly #end = new AbortController();
  #running: Promise<void> | undefined;
  #client: Client | undefined;
  #told: { readonly what: string; readonly at: number } | undefined;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly reader: TreeReader,
    private readonly signer: CheckpointSigner,
  ) {}

  /** Starts to wait for the lead, and goes on until the application is closed. */
  start(): void {
    this.#running ??= this.#run();
  }

  /** Comes to rest after the statement it is at; one that takes too long is let go, and the database undoes it. */
  async onModuleDestroy(): Promise<void> {
    this.#end.abort();
    const patience = new AbortController();
    const late = sleep(CLOSE_MS, undefined, { signal: patience.signal }).then(
      () => this.#client?.end(),
      () => undefined,
    );
    await this.#running;
    patience.abort();
    await late;
  }

  async #run(): Promise<void> {
    while (!this.#end.signal.aborted) {
      const client = new Client({
        connectionString: this.config.databaseUrl,
        application_name: 'referral-desk sequencer',
        connectionTimeoutMillis: CONNECT_MS,
      });
      this.#client = client;
      // A connection that is lost between two statements tells it here; the next statement then fails.
      client.on('error', () => undefined);
      try {
        await client.connect();
        await this.#lead(client);
      } catch (error) {
        if (!this.#end.signal.aborted) this.#tell(error);
      } finally {
        await client.end().catch(() => undefined);
      }
      await this.#rest(FOLLOWER_MS);
    }
  }

  async #lead(client: Client): Promise<void> {
    const source = sourceOf(client);
    while (!(await isLeader(source))) {
      await this.#rest(FOLLOWER_MS);
      if (this.#end.signal.aborted) return;
    }
    const tree = await takeUp(source);
    await this.#sign(source, tree);
    let signedAt = performance.now();
    let isSigned = true;
    while (!this.#end.signal.aborted) {
      const taken = await drain(source, tree);
      if (taken > 0) isSigned = false;
      const isDue = performance.now() - signedAt >= SIGN_AT_LEAST_EVERY_MS;
      if (!isSigned && (taken < BATCH || isDue)) {
        await this.#sign(source, tree);
        [isSigned, signedAt] = [true, performance.now()];
      }
      if (taken < BATCH) await this.#rest(IDLE_MS);
    }
  }

  /** Signs the tree as it is, unless that has been done. The tiles are committed: a tree that was signed is never ahead of them. */
  async #sign(source: TileSource, tree: GrowingTree): Promise<void> {
    const size = tree.leaves;
    const [known] = await source.query('SELECT 1 FROM audit_checkpoints WHERE tree_size = $1', [size]);
    if (known !== undefined) return;
    const last = await this.signer.last(source);
    const proven = [];
    for (const checkpoint of last) {
      // A log that became shorter has no proof, and is not signed.
      const ranges = checkpoint.size > size ? [] : consistencyRanges(checkpoint.size, size);
      const proof = await this.reader.hashesOf(source, ranges, size);
      proven.push({ checkpoint, proof });
    }
    const root = Buffer.from(tree.root());
    const note = await this.signer.sign({ size, root, last: proven });
    await source.query(
      'INSERT INTO audit_checkpoints (tree_size, root_hash, note, signed_at) VALUES ($1, $2, $3, clock_timestamp())',
      [size, root, note],
    );
  }

  /** Says what is wrong: at once, and the same not more often than once a minute, for it is tried again every second. */
  #tell(error: unknown): void {
    const kind = error instanceof Error ? error.name : typeof error;
    const code = codeOf(error);
    // Only these sentences were written to be read; others may quote what was being written.
    const why = error instanceof StartupError ? { why: error.message } : {};
    const what = JSON.stringify({ kind, code, ...why });
    const now = performance.now();
    if (this.#told?.what === what && now - this.#told.at < TELL_AGAIN_MS) return;
    this.#told = { what, at: now };
    this.logger.error({ kind, code, ...why }, 'the audit log is not being sequenced; it is tried again');
  }

  async #rest(milliseconds: number): Promise<void> {
    await sleep(milliseconds, undefined, { signal: this.#end.signal }).catch(() => undefined);
  }
}

function sourceOf(client: Client): TileSource {
  return {
    query: async <Row>(sql: string, parameters: readonly unknown[]) =>
      (await client.query(sql, [...parameters])).rows as Row[],
  };
}

async function isLeader(source: TileSource): Promise<boolean> {
  const [row] = await source.query<{ leads: boolean }>('SELECT pg_try_advisory_lock($1) AS leads', [
    LEADER_LOCK,
  ]);
  return row?.leads === true;
}

/** The tree as the leader before left it. */
async function takeUp(source: TileSource): Promise<GrowingTree> {
  const [row] = await source.query<{ size: string }>(
    'SELECT coalesce(max(leaf_index) + 1, 0) AS size FROM audit_leaves',
    [],
  );
  const size = Number(row?.size ?? 0);
  const last: { level: number; index: number }[] = [];
  for (let level = 0, count = size; count > 0; level += 1, count = Math.floor(count / TILE_WIDTH)) {
    last.push({ level, index: Math.floor((count - 1) / TILE_WIDTH) });
  }
  const tiles = await source.query<{ level: number; hashes: Buffer }>(
    `SELECT level, hashes FROM audit_tiles
     JOIN unnest($1::smallint[], $2::bigint[]) AS t (level, tile_index) USING (level, tile_index)`,
    [last.map(({ level }) => level), last.map(({ index }) => index)],
  );
  const byLevel = new Map(tiles.map(({ level, hashes }) => [level, hashes]));
  return GrowingTree.of(
    SHA256_TREE,
    size,
    last.map(({ level }) => byLevel.get(level)),
  );
}

/**
 * Gives the events that wait their places, in the order in which they were queued: of one file an event is queued after the one
 * before it was committed, so their order holds. Answers how many.
 */
async function drain(source: TileSource, tree: GrowingTree): Promise<number> {
  const waiting = await source.query<{ event_id: string; leaf_hash: Buffer }>(
    `SELECT event_id, leaf_hash FROM audit_pending JOIN audit_events USING (event_id) ORDER BY queue_id LIMIT ${BATCH}`,
    [],
  );
  if (waiting.length === 0) return 0;
  const first = tree.leaves;
  const tiles = tree.append(waiting.map((one) => one.leaf_hash));
  await source.query(
    `WITH taken AS (DELETE FROM audit_pending WHERE event_id = ANY ($1::uuid[])),
       tiles AS (
         INSERT INTO audit_tiles (level, tile_index, hashes) SELECT * FROM unnest($3::smallint[], $4::bigint[], $5::bytea[])
         ON CONFLICT (level, tile_index) DO UPDATE SET hashes = excluded.hashes)
     INSERT INTO audit_leaves (leaf_index, event_id)
     SELECT $2::bigint + place - 1, event_id FROM unnest($1::uuid[]) WITH ORDINALITY AS t (event_id, place)`,
    [
      waiting.map((one) => one.event_id),
      first,
      tiles.map((tile) => tile.level),
      tiles.map((tile) => tile.index),
      tiles.map((tile) => tile.hashes),
    ],
  );
  return waiting.length;
}
