import { Injectable } from '@nestjs/common';
import {
  type Batch,
  type BatchMode,
  type RowFault,
  type RowOutcome,
  type RowStatus,
} from '../../domain/referral/batch.js';
import { type ReadTx, rowsOf } from '../../platform/database/tx.js';

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

interface OutcomeRow {
  readonly index: number;
  readonly externalReference: string | null;
  readonly status: RowStatus;
  readonly fileNumber: string | null;
  readonly errors: readonly RowFault[] | null;
}

const BATCH = `batch_id AS "batchId", partner_id AS "partnerId", mode, received_at AS "receivedAt", accepted, rejected`;

/** Reads batches that the transaction's actor may see. */
@Injectable()
export class BatchStore {
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
      `SELECT row_index AS index, external_reference AS "externalReference", status, file_number AS "fileNumber", errors
       FROM batch_rows
       WHERE batch_id = $1 AND row_index > $2 AND ($3::text IS NULL OR status = $3)
       ORDER BY row_index LIMIT $4`,
      [batchId, page.afterIndex, page.status ?? null, page.limit],
    );
    return rows.map(toOutcome);
  }
}

function toBatch(row: BatchRow): Batch {
  return { ...row, receivedAt: row.receivedAt.toISOString() };
}

function toOutcome({ index, externalReference, fileNumber, errors }: OutcomeRow): RowOutcome {
  return fileNumber === null
    ? { index, externalReference, status: 'rejected', faults: errors ?? [] }
    : { index, externalReference, status: 'accepted', fileNumber };
}
