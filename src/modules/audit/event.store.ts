import { Inject, Injectable } from '@nestjs/common';
import { type Actor } from '../../domain/access.js';
import { type EventDraft, isChained, leafOf } from '../../domain/audit/event.js';
import { CONFIG, type Config } from '../../config.js';
import { Clock } from '../../platform/clock.js';
import { canonicalJson } from '../../platform/crypto/canonical-json.js';
import { sealDisclosure, type SealedDisclosure } from '../../platform/crypto/disclosure.js';
import { leafHash } from '../../platform/crypto/hashing.js';
import { type AppendedEvent, EventSink } from '../../platform/database/event-sink.js';
import { packBytes } from '../../platform/database/packed-bytes.js';
import { rowsOf, type WriteTx } from '../../platform/database/tx.js';
import { Ids } from '../../platform/ids.js';
import { Turns } from '../../platform/turns.js';

interface ChainHead {
  readonly leafHash: string;
  readonly commit: string;
}

interface Disclosed {
  readonly eventId: string;
  readonly sealed: SealedDisclosure;
}

const EVENTS = `
  INSERT INTO audit_events (event_id, canonical)
  SELECT r.event_id, substring($1::bytea FROM r.start FOR r.length)
  FROM unnest($2::uuid[], $3::integer[], $4::integer[]) AS r (event_id, start, length)`;

const DISCLOSURES = `
  INSERT INTO audit_disclosures (event_id, digest, disclosure)
  SELECT * FROM unnest($5::uuid[], $6::text[], $7::text[])`;

function columnsOf(disclosed: readonly Disclosed[]): unknown[] {
  return [
    disclosed.map((one) => one.eventId),
    disclosed.map((one) => one.sealed.digest),
    disclosed.map((one) => one.sealed.disclosure),
  ];
}

/** Events stored by one statement; it bounds how long others wait while a large batch is written down. */
const CHUNK = 500;

/**
 * Appends events: seals their disclosures, makes canonical bytes, chains the changes of a file. One statement for every
 * 500 events, one more when a chain goes on.
 */
@Injectable()
export class EventStore extends EventSink {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {
    super();
  }

  override async append(
    tx: WriteTx,
    actor: Actor,
    drafts: readonly EventDraft[],
  ): Promise<readonly AppendedEvent[]> {
    const heads = await this.#chainHeads(tx, drafts);
    const receipts: AppendedEvent[] = [];
    for (let start = 0; start < drafts.length; start += CHUNK) {
      receipts.push(...(await this.#appendChunk(tx, actor, drafts.slice(start, start + CHUNK), heads)));
    }
    return receipts;
  }

  async #appendChunk(
    tx: WriteTx,
    actor: Actor,
    drafts: readonly EventDraft[],
    heads: Map<string, ChainHead>,
  ): Promise<readonly AppendedEvent[]> {
    const turns = new Turns();
    const time = this.clock.now().toISOString();
    const eventIds: string[] = [];
    const leaves: Buffer[] = [];
    const disclosed: Disclosed[] = [];
    const receipts: AppendedEvent[] = [];
    for (const draft of drafts) {
      await turns.yield();
      const eventId = this.ids.uuid();
      const sealed = (draft.disclosures ?? []).map(({ name, value }) =>
        sealDisclosure(this.ids.nonce(), name, value),
      );
      const state = draft.change && sealDisclosure(this.ids.nonce(), 'state', draft.change.state);
      if (state !== undefined) sealed.push(state);
      for (const one of sealed) disclosed.push({ eventId, sealed: one });
      const previous = isChained(draft) ? heads.get(draft.subject.id) : undefined;
      const canonical = canonicalJson(
        leafOf(draft, {
          log: this.config.auditLogOrigin,
          eventId,
          nonce: this.ids.nonce(),
          time,
          actor,
          digests: sealed.map((one) => one.digest),
          ...(state === undefined ? {} : { stateCommit: state.digest }),
          ...(previous === undefined ? {} : { previous }),
        }),
      );
      eventIds.push(eventId);
      leaves.push(canonical);
      const hash = leafHash(canonical).toString('hex');
      receipts.push({ eventId, leafHash: hash, time });
      if (isChained(draft) && state !== undefined) {
        heads.set(draft.subject.id, { leafHash: hash, commit: state.digest });
      }
    }
    const packed = packBytes(leaves);
    await rowsOf(tx, disclosed.length === 0 ? EVENTS : `WITH events AS (${EVENTS}) ${DISCLOSURES}`, [
      ...[packed.bytes, eventIds, packed.starts, packed.lengths],
      ...(disclosed.length === 0 ? [] : columnsOf(disclosed)),
    ]);
    return receipts;
  }

  /** The last chained event of each file that goes on; a file's first event has none. The caller holds the files' row locks. */
  async #chainHeads(tx: WriteTx, drafts: readonly EventDraft[]): Promise<Map<string, ChainHead>> {
    const files = drafts
      .filter((draft) => isChained(draft) && (draft.change?.version ?? 1) > 1)
      .map((draft) => draft.subject.id);
    if (files.length === 0) return new Map();
    const rows = await rowsOf<{ file: string; hash: string; commit: string }>(
      tx,
      `SELECT file, last.* FROM unnest($1::text[]) AS file, LATERAL (
         SELECT encode(leaf_hash, 'hex') AS hash, after_commit AS commit FROM audit_events
         WHERE subject_id = file AND file_seq IS NOT NULL ORDER BY file_seq DESC LIMIT 1) AS last`,
      [[...new Set(files)]],
    );
    return new Map(rows.map((row) => [row.file, { leafHash: row.hash, commit: row.commit }]));
  }
}
