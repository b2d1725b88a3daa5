import { BrokenRow } from '../../../domain/referral/broken-row.js';

/** How a batch can be written. */
export const BATCH_FORMATS = ['json', 'ndjson', 'csv'] as const;
export type BatchFormat = (typeof BATCH_FORMATS)[number];

/** The media type of each format. */
export const MEDIA_TYPES = {
  json: 'application/json',
  ndjson: 'application/x-ndjson',
  csv: 'text/csv',
} as const satisfies Record<BatchFormat, string>;

/** Largest body of a batch, in bytes, before and after decompression: 64 MiB. */
export const MAX_BATCH_BYTES = 64 * 1024 * 1024;
/**
 * Largest row that is read, in bytes, the same in every format: 1 MiB. Reading a value cannot be interrupted. A referral
 * with every text as long as the contract allows, in letters of two bytes, is some 600 KiB.
 */
export const MAX_ROW_BYTES = 1024 * 1024;
/** Stands for a row of JSON or NDJSON with more bytes than are read. */
export const ROW_TOO_LARGE = new BrokenRow([
  { pointer: '', code: 'row-too-large', params: { limit: MAX_ROW_BYTES } },
]);

/** The rows of a batch as they were read, none checked yet. */
export interface ReadRows {
  readonly values: readonly unknown[];
  /** Row of the sheet or line of the text of each value, from 1; absent for JSON, where the index says it. */
  readonly numbers?: readonly number[];
  /** What was sent of each row, where it was asked to be kept, for the correction file. */
  readonly sent?: SentRows;
}

/** Rows as they were sent, kept no longer than the request, for the correction file. */
export type SentRows =
  | { readonly format: 'json' }
  | { readonly format: 'ndjson'; readonly unreadable: ReadonlyMap<number, string> }
  | { readonly format: 'csv'; readonly table: SentTable };

/** A table as it was sent. */
export interface SentTable {
  readonly delimiter: string;
  readonly marked: boolean;
  readonly header: readonly string[];
  /** Cells of each row, by its index. */
  readonly cells: readonly (readonly string[])[];
}
