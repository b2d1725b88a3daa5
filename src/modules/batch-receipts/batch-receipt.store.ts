import { Injectable } from '@nestjs/common';
import { type ProvenEntry } from '../../domain/audit/batch-receipt.js';
import { type ReadTx, rowsOf } from '../../platform/database/tx.js';

/** An entry that may not have its place yet. */
export interface PlacedEntry extends Omit<ProvenEntry, 'index' | 'proof'> {
  readonly index: number | null;
}

/** What a receipt is about. */
export interface ReceivedBatch {
  readonly batchId: string;
  readonly partnerId: string;
  /** True while its rows have no outcomes. */
  readonly waits: boolean;
  readonly batch: readonly PlacedEntry[];
  readonly files: readonly PlacedEntry[];
}

type EntryRow = Omit<PlacedEntry, 'index'> & { readonly leafIndex: string | null };

const ENTRY = `e.subject_id AS "subjectId", e.event_id AS "eventId", convert_from(e.canonical, 'UTF8') AS leaf,
  encode(e.leaf_hash, 'hex') AS "leafHash", l.leaf_index AS "leafIndex"`;

/** Reads batches that the transaction's actor may see, with their entries in the audit log. */
@Injectable()
export class BatchReceiptStore {
  /** The batch with its entries, files in the order of its rows; undefined where there is none. `batchId` must be a UUID. */
  async find(tx: ReadTx, batchId: string): Promise<ReceivedBatch | undefined> {
    const [found] = await rowsOf<Omit<ReceivedBatch, 'batch' | 'files'>>(
      tx,
      `SELECT batch_id AS "batchId", partner_id AS "partnerId", state = 'waiting' AS waits
       FROM referral_batches WHERE batch_id = $1`,
      [batchId],
    );
    if (found === undefined) return undefined;
    const batch = await rowsOf<EntryRow>(
      tx,
      `SELECT ${ENTRY} FROM audit_events e LEFT JOIN audit_leaves l USING (event_id)
       WHERE e.subject_type = 'batch' AND e.subject_id = $1 AND e.changes ORDER BY e.recorded_at, e.event_id`,
      [found.batchId],
    );
    const files = await rowsOf<EntryRow>(
      tx,
      `SELECT ${ENTRY} FROM batch_rows r
       JOIN audit_events e ON e.subject_id = r.file_number AND e.file_seq = 1
       LEFT JOIN audit_leaves l USING (event_id)
       WHERE r.batch_id = $1 ORDER BY r.row_index`,
      [batchId],
    );
    return { ...found, batch: batch.map(toEntry), files: files.map(toEntry) };
  }
}

function toEntry({ leafIndex, ...entry }: EntryRow): PlacedEntry {
  return { ...entry, index: leafIndex === null ? null : Number(leafIndex) };
}
