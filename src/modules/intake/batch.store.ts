import { Injectable } from '@nestjs/common';
import {
  type Batch,
  type BatchProgress,
  type RowOutcome,
  type RowStatus,
} from '../../domain/referral/batch.js';
import { FieldCipher, ownerOf } from '../../platform/crypto/field-cipher.js';
import { type ReadTx, rowsOf, type WriteTx } from '../../platform/database/tx.js';
import { Problem } from '../../platform/http/problem.js';
import { FileReference, SEALED_REFERENCE, type SealedReference } from '../case-files/file-reference.js';
import { RefusedRow } from './refused-row.js';
import { EndedMeanwhile } from './waiting/ended-meanwhile.js';

/** Place in the list of batches: the instant of receipt and the batch, so that the order is total. */
export type BatchPosition = readonly [receivedAt: string, batchId: string];

/** A batch, and how far the work on it is while it waits. */
export interface FollowedBatch {
  readonly batch: Batch;
  readonly progress: BatchProgress | null;
}

interface BatchRow extends Omit<Batch, 'receivedAt'> {
  readonly receivedAt: Date;
  readonly attempts: number | null;
  readonly done: number | null;
}

interface OutcomeRow extends SealedReference {
  readonly index: number;
  readonly number: number | null;
  readonly fileNumber: string | null;
  readonly sealed: Buffer | null;
  readonly batchKey: Buffer | null;
  readonly batchKeyVersion: number | null;
}

const SELECT = `SELECT b.batch_id AS "batchId", b.partner_id AS "partnerId", b.mode, b.received_at AS "receivedAt", b.state,
  b.pending, b.accepted, b.rejected, b.refusal, p.attempts, p.done
  FROM referral_batches b LEFT JOIN batch_progress p USING (batch_id)`;

/** Reads batches that the transaction's actor may see. */
@Injectable()
export class BatchStore {
  constructor(
    private readonly cipher: FieldCipher,
    private readonly references: FileReference,
    private readonly refused: RefusedRow,
  ) {}

  /** The batch, if there is one. `batchId` must be a UUID. */
  async find(tx: ReadTx, batchId: string): Promise<FollowedBatch | undefined> {
    const rows = await rowsOf<BatchRow>(tx, `${SELECT} WHERE b.batch_id = $1`, [batchId]);
    return rows.map(toBatch)[0];
  }

  /**
   * A batch that waits, locked until the transaction ends. Throws EndedMeanwhile when it has ended. Problem: unavailable
   * while another transaction holds it.
   */
  async getWaitingLocked(tx: WriteTx, batchId: string): Promise<Batch> {
    const rows = await rowsOf<BatchRow>(
      tx,
      `${SELECT} WHERE b.batch_id = $1 FOR NO KEY UPDATE OF b SKIP LOCKED`,
      [batchId],
    );
    const batch = rows.map(toBatch)[0]?.batch;
    if (batch === undefined) throw new Problem('unavailable');
    if (batch.state !== 'waiting') throw new EndedMeanwhile();
    return batch;
  }

  /** Up to `limit` batches after `after`, the newest first. */
  async list(tx: ReadTx, after: BatchPosition | null, limit: number): Promise<FollowedBatch[]> {
    const rows = await rowsOf<BatchRow>(
      tx,
      `${SELECT}
       WHERE $1::timestamptz IS NULL OR (b.received_at, b.batch_id) < ($1::timestamptz, $2::uuid)
       ORDER BY b.received_at DESC, b.batch_id DESC LIMIT $3`,
      [after?.[0] ?? null, after?.[1] ?? null, limit],
    );
    return rows.map(toBatch);
  }

  /** Up to `limit` rows of a batch after the row `afterIndex`, in the order sent. */
  async listRows(
    tx: ReadTx,
    batchId: string,
    page: { readonly status: RowStatus | undefined; readonly afterIndex: number; readonly limit: number },
  ): Promise<RowOutcome[]> {
    const rows = await rowsOf<OutcomeRow>(
      tx,
      `SELECT r.row_index AS index, r.row_number AS number, r.file_number AS "fileNumber", r.sealed, b.wrapped_key AS "batchKey",
         b.key_version AS "batchKeyVersion", ${SEALED_REFERENCE}
       FROM batch_rows r JOIN referral_batches b USING (batch_id)
         LEFT JOIN case_files f ON f.file_number = r.file_number
         LEFT JOIN referral_contents c ON c.file_number = r.file_number
       WHERE r.batch_id = $1 AND r.row_index > $2 AND ($3::text IS NULL OR r.status = $3)
       ORDER BY r.row_index LIMIT $4`,
      [batchId, page.afterIndex, page.status ?? null, page.limit],
    );
    const dataKey = await this.#dataKeyOf(batchId, rows[0]);
    return Promise.all(
      rows.map(async (row): Promise<RowOutcome> => {
        const { index, number, fileNumber } = row;
        const place = number === null ? {} : { row: number };
        if (fileNumber === null)
          return { ...place, ...this.refused.open(dataKey, batchId, index, row.sealed) };
        const externalReference = await this.references.open(fileNumber, row);
        return { ...place, index, externalReference, status: 'accepted', fileNumber };
      }),
    );
  }

  async #dataKeyOf(batchId: string, row: OutcomeRow | undefined): Promise<Buffer | null> {
    const { batchKey: wrapped = null, batchKeyVersion: keyVersion = null } = row ?? {};
    if (wrapped === null || keyVersion === null) return null;
    return this.cipher.unwrap({ wrapped, keyVersion }, ownerOfBatch(batchId));
  }
}

function toBatch({ attempts, done, receivedAt, ...batch }: BatchRow): FollowedBatch {
  return {
    batch: { ...batch, receivedAt: receivedAt.toISOString() },
    progress: attempts === null || done === null ? null : { begun: attempts > 0, done },
  };
}

/** Whose the data key of a batch is. */
export function ownerOfBatch(batchId: string): string {
  return ownerOf({ table: 'referral_batches', row: batchId.toLowerCase() });
}
