import { Injectable } from '@nestjs/common';
import { type Batch, type BatchMode, type RowOutcome, type RowStatus } from '../../domain/referral/batch.js';
import { FieldCipher, ownerOf } from '../../platform/crypto/field-cipher.js';
import { type ReadTx, rowsOf } from '../../platform/database/tx.js';
import { FileReference, SEALED_REFERENCE, type SealedReference } from '../case-files/file-reference.js';
import { RefusedRow } from './refused-row.js';

/** Place in the list of batches: the instant of receipt and the batch, so that the order is total. */
export type BatchPosition = readonly [receivedAt: string, batchId: string];

interface BatchRow {
  readonly batchId: string;
  readonly partnerId: string;
  readonly mode: BatchMode;
  readonly receivedAt: Date;
  readonly accepted: number;
  readonly rejected: number;
}

interface OutcomeRow extends SealedReference {
  readonly index: number;
  readonly number: number | null;
  readonly fileNumber: string | null;
  readonly sealed: Buffer | null;
  readonly batchKey: Buffer | null;
  readonly batchKeyVersion: number | null;
}

const BATCH = `batch_id AS "batchId", partner_id AS "partnerId", mode, received_at AS "receivedAt", accepted, rejected`;

/** Reads batches that the transaction's actor may see. */
@Injectable()
export class BatchStore {
  constructor(
    private readonly cipher: FieldCipher,
    private readonly references: FileReference,
    private readonly refused: RefusedRow,
  ) {}

  /** The batch, if there is one. `batchId` must be a UUID. */
  async find(tx: ReadTx, batchId: string): Promise<Batch | undefined> {
    const [row] = await rowsOf<BatchRow>(tx, `SELECT ${BATCH} FROM referral_batches WHERE batch_id = $1`, [
      batchId,
    ]);
    return row === undefined ? undefined : toBatch(row);
  }

  /** Up to `limit` batches after `after`, the newest first. */
  async list(tx: ReadTx, after: BatchPosition | null, limit: number): Promise<Batch[]> {
    const rows = await rowsOf<BatchRow>(
      tx,
      `SELECT ${BATCH} FROM referral_batches
       WHERE $1::timestamptz IS NULL OR (received_at, batch_id) < ($1::timestamptz, $2::uuid)
       ORDER BY received_at DESC, batch_id DESC LIMIT $3`,
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

function toBatch(row: BatchRow): Batch {
  return { ...row, receivedAt: row.receivedAt.toISOString() };
}

/** Whose the data key of a batch is. */
export function ownerOfBatch(batchId: string): string {
  return ownerOf({ table: 'referral_batches', row: batchId.toLowerCase() });
}
