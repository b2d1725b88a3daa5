import { type Checkpoint } from './checkpoint.js';

/** How a receipt says what it is. */
export const BATCH_RECEIPT_FORMAT = 'referral-desk-batch-receipt-v1';

/** An entry of the log, its place in it, and the proof of that. */
export interface ProvenEntry {
  /** The batch's id, or the number of a file. */
  readonly subjectId: string;
  readonly eventId: string;
  /** RFC 8785 canonical JSON. */
  readonly leaf: string;
  /** Hexadecimal. */
  readonly leafHash: string;
  readonly index: number;
  /** Base64, from the leaf to the root. */
  readonly proof: readonly string[];
}

/** That the desk took a batch in: its own changes, and for each of its files the entry of its receipt. */
export interface BatchReceipt {
  readonly batchId: string;
  readonly partnerId: string;
  readonly batch: readonly ProvenEntry[];
  readonly files: readonly ProvenEntry[];
}

/**
 * The text that is signed for a receipt: the batch, whose it is, the checkpoint, and a line for each entry. It cannot be taken for a
 * checkpoint: its first line is no log's name.
 */
export function batchReceiptText(
  { batchId, partnerId, batch, files }: BatchReceipt,
  { origin, size, root }: Checkpoint,
): string {
  const entries = [...batch, ...files].map(
    ({ subjectId, index, leafHash }) => `${subjectId} ${index} ${leafHash}\n`,
  );
  return `batch receipt of ${origin}\n${batchId}\n${partnerId}\n${size}\n${root}\n${entries.join('')}`;
}
