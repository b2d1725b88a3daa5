import { type Readable } from 'node:stream';
import { patientBody } from './patient-body.js';

/** Characters handed on at once. */
const PIECE = 65_536;

/** Lines as a body that is made while it is read ({@link patientBody}); one that is cut lacks its last line. */
export function bodyOfLines(lines: AsyncIterable<string>, patienceMs?: number): Readable {
  return patientBody(piecesOf(lines), {
    highWaterMark: PIECE,
    ...(patienceMs === undefined ? {} : { patienceMs }),
  });
}

/** Lines joined to pieces. */
async function* piecesOf(lines: AsyncIterable<string>): AsyncGenerator<Buffer> {
  let piece = '';
  for await (const line of lines) {
    piece += line;
    if (piece.length < PIECE) continue;
    yield Buffer.from(piece, 'utf8');
    piece = '';
  }
  yield Buffer.from(piece, 'utf8');
}

/** Each item as a line of JSON, and last one with their number, so that a stream that was cut is known by lacking it. */
export async function* ndjsonOf(chunks: AsyncIterable<readonly object[]>): AsyncGenerator<string> {
  let count = 0;
  for await (const chunk of chunks) {
    count += chunk.length;
    if (chunk.length > 0) yield `${chunk.map((item) => JSON.stringify(item)).join('\n')}\n`;
  }
  yield `${JSON.stringify({ end: true, count })}\n`;
}
