import { Injectable } from '@nestjs/common';
import { type CaseFile } from '../../domain/case-file/case-file.js';
import { type DisposalBasis } from '../../domain/case-file/disposal.js';
import { REFERRAL_READ } from '../../domain/timeline/file-events.js';
import { changedRows, type ReadTx, rowsOf, type WriteTx } from '../../platform/database/tx.js';

/** By which order a file's content was destroyed, and who did it. */
export interface Disposal {
  readonly basis: DisposalBasis;
  /** The code of the order or of the retention schedule, as the mission's records know it. */
  readonly orderCode: string;
  readonly disposedBy: string;
}

/** Destroys what can open a file: its data key, and what stands beside it. */
@Injectable()
export class DisposalStore {
  /**
   * Lets this transaction see the files of every partner, as the service itself does. An administrator sees none; disposing
   * of one is the service's work for them, and of a file it tells them codes only.
   */
  async actForTheService(tx: ReadTx): Promise<void> {
    await rowsOf(tx, `SELECT set_config('app.role', 'system', true)`);
  }

  /** When anybody last did anything with a file, reading it included, by the log; a partner's look at its own counts for nothing. */
  async getLastUse(tx: ReadTx, fileNumber: string): Promise<Date> {
    const [row] = await rowsOf<{ at: Date | null }>(
      tx,
      `SELECT max(recorded_at) AS at FROM audit_events WHERE subject_type = 'file' AND subject_id = $1
         AND action <> $2`,
      [fileNumber, REFERRAL_READ],
    );
    if (!row?.at) throw new Error('each file has the event of its receipt');
    return row.at;
  }

  /** How a file was disposed of, if it was. */
  async find(tx: ReadTx, fileNumber: string): Promise<Disposal | undefined> {
    const [row] = await rowsOf<Disposal>(
      tx,
      `SELECT basis, order_code AS "orderCode", disposed_by AS "disposedBy" FROM file_disposals WHERE file_number = $1`,
      [fileNumber],
    );
    return row;
  }

  /**
   * Destroys the data key of a file, so that nothing sealed under it opens again, with its reference and its blind index, and
   * the stored answer of its batch, which tells the reference as well; one that only says that the batch waits (202) tells
   * none and stays. Throws when the file's lock was not held.
   */
  async destroy(tx: WriteTx, next: CaseFile, disposal: Disposal): Promise<void> {
    const { fileNumber, partnerId, batchId, disposedAt } = next;
    const changed = await changedRows(
      tx,
      `UPDATE case_files SET state = $2, version = $3, closing_reason = $4, changed_at = $5, disposed_at = $6,
         paused_since = $7, sealed_reference = NULL, reference_index = NULL
       WHERE file_number = $1 AND version = $3 - 1`,
      [
        ...[fileNumber, next.state, next.version, next.closingReason, next.changedAt, disposedAt],
        next.pausedSince,
      ],
    );
    if (changed !== 1) throw new Error('the file was changed without its lock');
    await rowsOf(
      tx,
      `UPDATE referral_contents SET wrapped_key = NULL, key_version = NULL, sealed = NULL WHERE file_number = $1`,
      [fileNumber],
    );
    await rowsOf(
      tx,
      `UPDATE stored_answers SET wrapped_key = NULL, key_version = NULL, sealed = NULL
       WHERE partner_id = $1 AND headers->>'location' = $2 AND status <> 202`,
      [partnerId, `/v1/referral-batches/${batchId}`],
    );
    await rowsOf(
      tx,
      `INSERT INTO file_disposals (file_number, partner_id, basis, order_code, disposed_by, disposed_at)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [fileNumber, partnerId, disposal.basis, disposal.orderCode, disposal.disposedBy, disposedAt],
    );
  }
}
