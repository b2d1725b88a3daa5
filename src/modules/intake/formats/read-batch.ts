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
}

/**
 * Takes a batch in, in the format its Content-Type names, plain or gzip. NDJSON and CSV are read row by row as they come,
 * JSON as a whole. With `keep`, what a correction file needs is kept for as long as the request. Problems: those of the
 * body and of the format; nothing is known of single rows yet.
 */
export async function readBatch(body: UnreadBody, keep: boolean): Promise<SentBatch> {
  const decoded = openBody(body, { mediaTypes: Object.values(MEDIA_TYPES), limit: MAX_BATCH_BYTES });
  const format = BATCH_FORMATS.find((one) => MEDIA_TYPES[one] === decoded.mediaType) ?? 'json';
  if (format === 'json') {
    const chunks: Buffer[] = [];
    for await (const chunk of decoded) chunks.push(chunk);
    const bytes = Buffer.concat(chunks);
    let rows: Promise<ReadRows> | undefined;
    return { format, hash: decoded.hash(), rows: () => (rows ??= readJson(bytes, keep)) };
  }
  const read = format === 'csv' ? readCsv : readNdjson;
  const rows = await read(checkedUtf8(decoded), keep);
  return { format, hash: decoded.hash(), rows: () => Promise.resolve(rows) };
}
