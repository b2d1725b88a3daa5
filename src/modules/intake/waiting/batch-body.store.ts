import { Injectable } from '@nestjs/common';
import { type Actor } from '../../../domain/access.js';
import { type NewBatch } from '../../../domain/referral/batch.js';
import { FieldCipher, ownerOf, type Place, type WrappedKey } from '../../../platform/crypto/field-cipher.js';
import { KeyVersions } from '../../../platform/crypto/key-versions.js';
import { type ReadTx, rowsOf, type WriteTx } from '../../../platform/database/tx.js';
import { type BatchFormat } from '../formats/batch-format.js';

/** The body of a batch that waits, still closed, with the batch and who sent it. */
export interface BatchBody extends WrappedKey {
  readonly batch: NewBatch;
  /** Rows in it, by what was counted when it came. */
  readonly rows: number;
  readonly keyId: string;
  readonly requestId: string;
  readonly format: BatchFormat;
  readonly pieces: number;
}

interface BodyRow extends Omit<BatchBody, 'batch'>, Omit<NewBatch, 'receivedAt'> {
  readonly receivedAt: Date;
}

/** Bytes sealed at once, at most: 4 MiB. It bounds the memory that sealing and opening take beside the body. */
const PIECE_BYTES = 4 * 1024 * 1024;

/** What was sent of batches that wait, sealed in pieces under a data key of each batch's own. */
@Injectable()
export class BatchBodyStore {
  constructor(
    private readonly cipher: FieldCipher,
    private readonly keyVersions: KeyVersions,
  ) {}

  /** Pieces of all bodies of a partner that wait; a body has one at least. */
  async countPieces(tx: ReadTx, partnerId: string): Promise<number> {
    const [row] = await rowsOf<{ pieces: number }>(
      tx,
      'SELECT coalesce(sum(pieces), 0)::int AS pieces FROM batch_bodies WHERE partner_id = $1',
      [partnerId],
    );
    return row?.pieces ?? 0;
  }

  /** Stores a body, and who sent it, so that it can be worked on in their name. */
  async insert(
    tx: WriteTx,
    { batchId, partnerId }: NewBatch,
    actor: Actor,
    { format, chunks }: { readonly format: BatchFormat; readonly chunks: readonly Buffer[] },
  ): Promise<void> {
    const dataKey = this.cipher.newDataKey(ownerOfBody(batchId), await this.keyVersions.forWriting(tx));
    const pieces = piecesOf(chunks);
    await rowsOf(
      tx,
      `INSERT INTO batch_bodies (batch_id, partner_id, key_id, request_id, format, pieces, wrapped_key, key_version)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        ...[batchId, partnerId, actor.id, actor.requestId, format, pieces.length],
        ...[dataKey.wrapped, dataKey.keyVersion],
      ],
    );
    for (const [piece, parts] of pieces.entries()) {
      const sealed = this.cipher.sealBytes(dataKey.key, placeOf(batchId, piece), Buffer.concat(parts));
      await rowsOf(
        tx,
        'INSERT INTO batch_body_pieces (batch_id, piece, partner_id, sealed) VALUES ($1, $2, $3, $4)',
        [batchId, piece, partnerId, sealed],
      );
    }
  }

  /** The body of a batch; undefined once the batch has ended. */
  async find(tx: ReadTx, batchId: string): Promise<BatchBody | undefined> {
    const [row] = await rowsOf<BodyRow>(
      tx,
      `SELECT b.batch_id AS "batchId", b.partner_id AS "partnerId", b.mode, b.received_at AS "receivedAt",
         b.pending AS rows, s.key_id AS "keyId", s.request_id AS "requestId", s.format, s.pieces,
         s.wrapped_key AS wrapped, s.key_version AS "keyVersion"
       FROM batch_bodies s JOIN referral_batches b USING (batch_id) WHERE batch_id = $1`,
      [batchId],
    );
    if (row === undefined) return undefined;
    const { partnerId, mode, receivedAt, ...body } = row;
    return { ...body, batch: { batchId, partnerId, mode, receivedAt: receivedAt.toISOString() } };
  }

  /** The bytes of a body in their order, a piece at a time. Throws when one is missing or does not open. */
  async *read(tx: ReadTx, { batch: { batchId }, pieces, ...wrapped }: BatchBody): AsyncGenerator<Buffer> {
    const dataKey = await this.cipher.unwrap(wrapped, ownerOfBody(batchId));
    for (let piece = 0; piece < pieces; piece++) {
      const [row] = await rowsOf<{ sealed: Buffer }>(
        tx,
        'SELECT sealed FROM batch_body_pieces WHERE batch_id = $1 AND piece = $2',
        [batchId, piece],
      );
      if (row === undefined) throw new Error('a piece of a waiting batch is missing');
      yield this.cipher.openBytes(dataKey, placeOf(batchId, piece), row.sealed);
    }
  }

  /** Destroys the data key of a body, and the body. */
  async destroy(tx: WriteTx, batchId: string): Promise<void> {
    await rowsOf(tx, 'DELETE FROM batch_body_pieces WHERE batch_id = $1', [batchId]);
    await rowsOf(tx, 'DELETE FROM batch_bodies WHERE batch_id = $1', [batchId]);
  }
}

/** Chunks put together to pieces of {@link PIECE_BYTES}, the last one shorter. Nothing is copied. */
function piecesOf(chunks: readonly Buffer[]): Buffer[][] {
  const pieces: Buffer[][] = [];
  let room = 0;
  for (let chunk of chunks) {
    while (chunk.length > 0) {
      if (room === 0) {
        pieces.push([]);
        room = PIECE_BYTES;
      }
      const part = chunk.subarray(0, room);
      pieces.at(-1)?.push(part);
      room -= part.length;
      chunk = chunk.subarray(part.length);
    }
  }
  return pieces;
}

function ownerOfBody(batchId: string): string {
  return ownerOf({ table: 'batch_bodies', row: batchId });
}

function placeOf(batchId: string, piece: number): Place {
  return { table: 'batch_body_pieces', column: 'sealed', row: `${batchId}/${piece}` };
}
