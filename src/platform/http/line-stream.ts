import { Readable } from 'node:stream';

/** Characters handed on at once. */
const PIECE = 65_536;
/** How long a reader may take nothing before its body is cut: what is read for it is one transaction, and that is held for it. */
const PATIENCE_MS = 60_000;

/**
 * Lines as a body that is made while it is read: no more of it is in memory than what the reader has not taken, and a piece. A reader
 * that goes away or takes nothing for `patienceMs`, or a failure, ends the lines and cuts the body, which then lacks its last line.
 */
export function bodyOfLines(lines: AsyncIterable<string>, patienceMs = PATIENCE_MS): Readable {
  const body: Readable = Readable.from(
    piecesOf(lines, () =>
      setTimeout(() => body.destroy(new Error('a stream was not read any further')), patienceMs).unref(),
    ),
    { objectMode: false, highWaterMark: PIECE },
  );
  return body;
}

/** Lines joined to pieces. `waitForReader` is called when a piece is ready; its timer is stopped when the next one is asked for. */
async function* piecesOf(
  lines: AsyncIterable<string>,
  waitForReader: () => NodeJS.Timeout,
): AsyncGenerator<Buffer> {
  let piece = '';
  for await (const line of lines) {
    piece += line;
    if (piece.length < PIECE) continue;
    const timer = waitForReader();
    try {
      yield Buffer.from(piece, 'utf8');
    } finally {
      clearTimeout(timer);
    }
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
