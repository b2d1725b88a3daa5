import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { type Logger } from 'pino';
import { CONFIG, type Config } from '../../../config.js';
import { consistencyRanges } from '../../../domain/audit/consistency-proof.js';
import { codeOf } from '../../../platform/database/unit-of-work.js';
import { LOGGER } from '../../../platform/logger.js';
import { BrokenLog } from '../../../domain/audit/broken-log.js';
import { type GrowingTree } from '../../../domain/audit/growing-tree.js';
import { StartupError } from '../../../platform/startup-error.js';
import { CheckpointSigner } from './checkpoint-signer.js';
import { EventQueue } from './event-queue.js';
import { SequencerConnection } from './sequencer-connection.js';
import { TreeReader, type TileSource } from './tree-reader.js';

/** The lock that one process holds while it gives places; any number that nothing else takes. */
const LEADER_LOCK = 7_247_001;

/** Between looks at an empty queue, and between attempts to lead: milliseconds. */
const IDLE_MS = 500;
const FOLLOWER_MS = 1_000;

/** SQLSTATE unique_violation. */
const ALREADY_THERE = '23505';

/** How long signing may wait while more events come, milliseconds. */
const SIGN_AT_LEAST_EVERY_MS = 500;

/** How long a statement is waited for when the application closes, and how often the log says that the same is still wrong: milliseconds. */
const CLOSE_MS = 2_000;
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
  /** The last attempt ended because something stands in the tree already. */
  #isJammed = false;
  #connection: SequencerConnection | undefined;
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
      () => this.#connection?.close(),
      () => undefined,
    );
    await this.#running;
    patience.abort();
    await late;
  }

  async #run(): Promise<void> {
    while (!this.#end.signal.aborted) {
      try {
        const connection = await SequencerConnection.open(this.config.databaseUrl);
        this.#connection = connection;
        await this.#lead(connection).finally(() => connection.close());
      } catch (error) {
        this.#isJammed = codeOf(error) === ALREADY_THERE;
        if (!this.#end.signal.aborted) this.#tell(error);
      }
      await this.#rest(FOLLOWER_MS);
    }
  }

  async #lead(source: TileSource): Promise<void> {
    while (!(await isLeader(source))) {
      await this.#rest(FOLLOWER_MS);
      if (this.#end.signal.aborted) return;
    }
    if (this.#isJammed) await this.#clear(source);
    const tree = await this.reader.grown(source);
    const queue = new EventQueue(source);
    // Before anything is added: that this is the log that was signed.
    await this.#sign(source, tree);
    let signedAt = performance.now();
    let isSigned = true;
    while (!this.#end.signal.aborted) {
      const { taken, hasMore } = await queue.drainInto(tree);
      if (taken > 0) isSigned = false;
      const isDue = performance.now() - signedAt >= SIGN_AT_LEAST_EVERY_MS;
      if (!isSigned && (!hasMore || isDue)) {
        await this.#sign(source, tree);
        [isSigned, signedAt] = [true, performance.now()];
      }
      if (!hasMore) await this.#rest(IDLE_MS);
    }
  }

  /** Signs the tree as it is. The tiles are committed: a tree that was signed is never ahead of them. */
  async #sign(source: TileSource, tree: GrowingTree): Promise<void> {
    const size = tree.leaves;
    const proven = [];
    for (const checkpoint of await this.signer.last(source)) {
      if (checkpoint.size > size) {
        throw new BrokenLog(`the audit log has ${size} entries, and ${checkpoint.size} were signed`);
      }
      const proof = await this.reader.hashesOf(source, consistencyRanges(checkpoint.size, size), size);
      proven.push({ checkpoint, proof });
    }
    const root = Buffer.from(tree.root());
    const note = await this.signer.sign({ size, root, last: proven });
    // It is there when the leader before was the last to sign.
    await source.query(
      `INSERT INTO audit_checkpoints (tree_size, root_hash, note, signed_at) VALUES ($1, $2, $3, clock_timestamp())
       ON CONFLICT (tree_size) DO NOTHING`,
      [size, root, note],
    );
  }

  /** Takes out of the queue what has its place already, as an owner may have queued it: nothing behind it would ever get one. */
  async #clear(source: TileSource): Promise<void> {
    const rows = await source.query(
      'DELETE FROM audit_pending USING audit_leaves l WHERE l.event_id = audit_pending.event_id RETURNING l.leaf_index',
      [],
    );
    if (rows.length > 0)
      this.logger.warn({ events: rows.length }, 'events were queued that have their place');
  }

  /** Says what is wrong: at once, and the same not more often than once a minute, for it is tried again every second. */
  #tell(error: unknown): void {
    const kind = error instanceof Error ? error.name : typeof error;
    const code = codeOf(error);
    // Only these sentences were written to be read; others may quote what was being written.
    const why = error instanceof BrokenLog || error instanceof StartupError ? { why: error.message } : {};
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

async function isLeader(source: TileSource): Promise<boolean> {
  const [row] = await source.query<{ leads: boolean }>('SELECT pg_try_advisory_lock($1) AS leads', [
    LEADER_LOCK,
  ]);
  return row?.leads === true;
}
