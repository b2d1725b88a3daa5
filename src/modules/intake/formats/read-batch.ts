import { checkedUtf8 } from '../../../platform/http/checked-utf8.js';
import { openBody } from '../../../platform/http/decoded-body.js';
import { type UnreadBody } from '../../../platform/http/unread-body.js';
import {
  BATCH_FORMATS,
  type BatchFormat,
  MAX_BATCH_BYTES,
  MEDIA_TYPES,
  type ReadRows,
} from './batch-format.js';
import { readCsv } from './csv.reader.js';
import { readJson } from './json.reader.js';
import { readNdjson } from './ndjson.reader.js';

/** A batch that was taken in to its last byte. */
export interface SentBatch {
  readonly format: BatchFormat;
  /** SHA-256 of the body, decompressed. */
  readonly hash: Buffer;
  /** The rows; the problems of a JSON document come here, so that it is looked into only when it has to be. */
  rows(): Promise<ReadRows>;
  /** The body, decompressed, where it was asked to be held; else empty. */
  readonly chunks: readonly Buffer[];
}

/** What is kept of a batch while it is read. */
export interface ReadOptions {
  readonly keep: boolean;
  readonly hold: boolean;
}

/**
 * Takes a batch in, in the format its Content-Type names, plain or gzip. NDJSON and CSV are read row by row as they come,
 * JSON as a whole. With `keep`, what a correction file needs is kept for as long as the request; with `hold`, the body.
 * Problems: those of the body and of the format; nothing is known of single rows yet.
 */
export async function readBatch(body: UnreadBody, { keep, hold }: ReadOptions): Promise<SentBatch> {
  const decoded = openBody(body, { mediaTypes: Object.values(MEDIA_TYPES), limit: MAX_BATCH_BYTES });
  const format = BATCH_FORMATS.find((one) => MEDIA_TYPES[one] === decoded.mediaType) ?? 'json';
  const chunks: Buffer[] = [];
  if (format === 'json') {
    // Let go of once it was read: the rows are held until they are stored, and the text of a large batch need not be.
    let bytes = await bytesOf(decoded);
    if (hold) chunks.push(bytes);
    let rows: Promise<ReadRows> | undefined;
    const read = (): Promise<ReadRows> => {
      const text = bytes;
      bytes = Buffer.alloc(0);
      return readJson(text, keep);
    };
    return { format, hash: decoded.hash(), rows: () => (rows ??= read()), chunks };
  }
  const rows = await readRows(format, hold ? held(decoded, chunks) : decoded, keep);
  return { format, hash: decoded.hash(), rows: () => Promise.resolve(rows), chunks };
}

/** The rows of a body, decompressed, that comes in pieces. Problems: those of the format. */
export async function readRows(
  format: BatchFormat,
  chunks: AsyncIterable<Buffer>,
  keep: boolean,
): Promise<ReadRows> {
  if (format === 'json') return readJson(await bytesOf(chunks), keep);
  return (format === 'csv' ? readCsv : readNdjson)(checkedUtf8(chunks), keep);
}

async function bytesOf(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return Buffer.concat(parts);
}

/** The same chunks, each put aside before it is given. */
async function* held(chunks: AsyncIterable<Buffer>, aside: Buffer[]): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    aside.push(chunk);
    yield chunk;
  }
}
