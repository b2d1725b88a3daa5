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
/** Largest line of NDJSON or record of CSV, in bytes. The largest referral the contract allows stays below. */
export const MAX_ROW_BYTES = 4 * 1024 * 1024;

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
