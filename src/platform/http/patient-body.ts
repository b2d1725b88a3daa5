import { Readable } from 'node:stream';

/** How long a reader may take nothing before its body is cut: what is read for it is one transaction, and that is held for it. */
const PATIENCE_MS = 60_000;

/**
 * Pieces as a body that is made while it is read: no more of it is in memory than what the reader has not taken, and `highWaterMark`
 * bytes. A reader that goes away or takes nothing for `patienceMs`, or a failure, ends the pieces and cuts the body.
 */
export function patientBody(
  pieces: AsyncIterable<Buffer>,
  {
    highWaterMark,
    patienceMs = PATIENCE_MS,
  }: { readonly highWaterMark: number; readonly patienceMs?: number },
): Readable {
  const body: Readable = Readable.from(
    takenWithin(pieces, () =>
      setTimeout(() => body.destroy(new Error('a stream was not read any further')), patienceMs).unref(),
    ),
    { objectMode: false, highWaterMark },
  );
  return body;
}

/** `waitForReader` is called when a piece is ready; its timer is stopped when the next one is asked for. */
async function* takenWithin(
  pieces: AsyncIterable<Buffer>,
  waitForReader: () => NodeJS.Timeout,
): AsyncGenerator<Buffer> {
  for await (const piece of pieces) {
    const timer = waitForReader();
    try {
      yield piece;
    } finally {
      clearTimeout(timer);
    }
  }
}
