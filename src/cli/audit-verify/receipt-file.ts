import {
  BATCH_RECEIPT_FORMAT,
  type BatchReceipt,
  type ProvenEntry,
} from '../../domain/audit/batch-receipt.js';
import { CannotTell } from './cannot-tell.js';

/** The receipt of a batch as a partner keeps it. */
export interface ReceiptFile extends BatchReceipt {
  readonly verifierKey: string;
  /** Signed notes. */
  readonly checkpoint: string;
  readonly statement: string;
}

/** What a file says; nothing of it is believed yet. Throws {@link CannotTell} when it is no receipt. */
export function readReceipt(text: string): ReceiptFile {
  const file = parsed(text);
  const texts = ['batchId', 'partnerId', 'verifierKey', 'checkpoint', 'statement'];
  const isReceipt =
    isRecord(file) &&
    file['format'] === BATCH_RECEIPT_FORMAT &&
    texts.every((name) => typeof file[name] === 'string') &&
    ['batch', 'files'].every((name) => Array.isArray(file[name]) && file[name].every(isEntry));
  if (!isReceipt) throw new CannotTell(`the file is no receipt of the form ${BATCH_RECEIPT_FORMAT}`);
  return file as unknown as ReceiptFile;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new CannotTell('the file is not JSON');
  }
}

function isEntry(value: unknown): value is ProvenEntry {
  return (
    isRecord(value) &&
    ['subjectId', 'eventId', 'leaf', 'leafHash'].every((name) => typeof value[name] === 'string') &&
    Number.isSafeInteger(value['index']) &&
    Array.isArray(value['proof']) &&
    value['proof'].every((one) => typeof one === 'string')
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
