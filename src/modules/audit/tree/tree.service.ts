import { createPublicKey } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Actor } from '../../../domain/access.js';
import { consistencyRanges } from '../../../domain/audit/consistency-proof.js';
import { inclusionRanges } from '../../../domain/audit/inclusion-proof.js';
import { type LeafRange } from '../../../domain/audit/leaf-range.js';
import { verifierKeyText } from '../../../domain/audit/signed-note.js';
import { numberOfPath, TILE_WIDTH } from '../../../domain/audit/tile.js';
import { type ReadTx, rowsOf } from '../../../platform/database/tx.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { Problem } from '../../../platform/http/problem.js';
import { CheckpointSigner } from './checkpoint-signer.js';
import { bundleOf } from './entry-bundle.js';
import {
  type AuditKeysDto,
  type ConsistencyProofDto,
  type ConsistencyProofQuery,
  type InclusionProofDto,
  type InclusionProofQuery,
} from './tree.dto.js';
import { TreeReader } from './tree-reader.js';
import { TreeStore } from './tree.store.js';

/** The tree over the log, as auditors pull it. Hashes tell nobody anything, so only the entries' reads are events. */
@Injectable()
export class TreeService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tree: TreeStore,
    private readonly reader: TreeReader,
    private readonly signer: CheckpointSigner,
  ) {}

  /** The newest signed checkpoint. Problem: log-not-signed-yet before the first. */
  async checkpoint(actor: Actor): Promise<string> {
    return this.unitOfWork.read(actor, async (tx) => (await this.#newest(tx)).note);
  }

  /** The key that signs. */
  async keys(actor: Actor): Promise<AuditKeysDto> {
    const { key } = this.signer;
    const jwk = { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(key.publicKey).toString('base64url') };
    const publicKey = createPublicKey({ key: jwk, format: 'jwk' }).export({ type: 'spki', format: 'pem' });
    return this.unitOfWork.read(actor, async (tx) => {
      const first = await this.tree.findFirstSigned(tx);
      const validFrom = first?.toISOString() ?? null;
      const verifierKey = verifierKeyText(key);
      const item = {
        verifierKey,
        algorithm: 'Ed25519' as const,
        publicKey: publicKey.toString(),
        validFrom,
        validTo: null,
      };
      return { items: [item] };
    });
  }

  /**
   * That an event is in the tree of a size. Problems: not-found for an event there is none of; tree-size-unknown for a size that was
   * not signed yet; not-in-tree for an event that came later.
   */
  async inclusion(actor: Actor, { eventId, treeSize }: InclusionProofQuery): Promise<InclusionProofDto> {
    return this.unitOfWork.read(actor, async (tx) => {
      const size = await this.#sizeUpTo(tx, treeSize, 'treeSize');
      const place = await this.tree.findPlace(tx, eventId);
      if (place === undefined) throw new Problem('not-found');
      const { index } = place;
      if (index === null || index >= size) throw new Problem('not-in-tree', { params: { size } });
      return { eventId, index, size, hashes: await this.#hashes(tx, inclusionRanges(index, size), size) };
    });
  }

  /** That the log was only added to. Problems: invalid-request when from > to; tree-size-unknown for a size that was not signed yet. */
  async consistency(actor: Actor, { from, to }: ConsistencyProofQuery): Promise<ConsistencyProofDto> {
    return this.unitOfWork.read(actor, async (tx) => {
      const size = await this.#sizeUpTo(tx, to, 'to');
      await this.#sizeUpTo(tx, from, 'from');
      if (from > size) {
        throw new Problem('invalid-request', { faults: [{ pointer: '?from', code: 'from-after-to' }] });
      }
      return { from, to: size, hashes: await this.#hashes(tx, consistencyRanges(from, size), size) };
    });
  }

  /** The bytes of a tile. Problem: not-found. */
  async tile(actor: Actor, level: string, path: string): Promise<Buffer> {
    const place = placeOf(path);
    if (!/^[0-6]$/.test(level) || place === null) throw new Problem('not-found');
    const bytes = await this.unitOfWork.read(actor, (tx) =>
      this.tree.findTile(tx, { level: Number(level), ...place }),
    );
    if (bytes === undefined) throw new Problem('not-found');
    return bytes;
  }

  /** The entries of a tile, each behind its length in two bytes; the read is an event. Problem: not-found. */
  async entries(actor: Actor, path: string): Promise<Buffer> {
    const place = placeOf(path);
    if (place === null) throw new Problem('not-found');
    const first = place.index * TILE_WIDTH;
    return this.unitOfWork.run(actor, async (tx) => {
      const entries = await this.tree.listEntries(tx, first, first + place.width);
      if (entries.length < place.width) throw new Problem('not-found');
      return {
        result: bundleOf(entries),
        events: [
          {
            action: 'audit-log.read',
            subject: { type: 'audit-log', id: 'entries' },
            disclosures: [{ name: 'entries', value: { first, count: place.width } }],
          },
        ],
      };
    });
  }

  async #newest(tx: ReadTx): Promise<{ readonly size: number; readonly note: string }> {
    const newest = await this.tree.findNewest(tx);
    if (newest === undefined) throw new Problem('log-not-signed-yet', { headers: { 'retry-after': '2' } });
    return newest;
  }

  /** A size that was asked for, or that of the newest checkpoint. */
  async #sizeUpTo(tx: ReadTx, asked: number | undefined, name: string): Promise<number> {
    const { size } = await this.#newest(tx);
    if (asked === undefined) return size;
    if (asked <= size) return asked;
    throw new Problem('tree-size-unknown', {
      params: { size },
      faults: [{ pointer: `?${name}`, code: 'out-of-range', params: { expected: `0–${size}` } }],
    });
  }

  async #hashes(tx: ReadTx, ranges: readonly LeafRange[], size: number): Promise<string[]> {
    const source = {
      query: <Row>(sql: string, parameters: readonly unknown[]) => rowsOf<Row>(tx, sql, parameters),
    };
    const hashes = await this.reader.hashesOf(source, ranges, size);
    return hashes.map((hash) => hash.toString('base64'));
  }
}

/** The tile a path names: `x001/067` or `x001/067.p/5`. */
function placeOf(path: string): { readonly index: number; readonly width: number } | null {
  const [, number = '', part] = /^([x0-9/]+?)(?:\.p\/([1-9]\d{0,2}))?$/.exec(path) ?? [];
  const index = numberOfPath(number);
  const width = part === undefined ? TILE_WIDTH : Number(part);
  return index === null || (part !== undefined && width >= TILE_WIDTH) ? null : { index, width };
}
