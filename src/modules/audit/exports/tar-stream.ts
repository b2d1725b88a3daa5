import { once } from 'node:events';
import { type Readable } from 'node:stream';
import { pack } from 'tar-stream';
import { patientBody } from '../../../platform/http/patient-body.js';
import { type ArchiveFile } from './log-archive.js';

/** Bytes of the archive that are made ahead of its reader. */
const AHEAD = 65_536;

/** The files as a tar archive that is made while it is read ({@link patientBody}); one that is cut lacks the end that tar writes. */
export function tarOf(files: AsyncIterable<ArchiveFile>, madeAt: Date, patienceMs?: number): Readable {
  return patientBody(chunksOf(files, madeAt), {
    highWaterMark: AHEAD,
    ...(patienceMs === undefined ? {} : { patienceMs }),
  });
}

async function* chunksOf(files: AsyncIterable<ArchiveFile>, madeAt: Date): AsyncGenerator<Buffer> {
  const archive = pack();
  let failure: unknown;
  const filling = fill(archive, files, madeAt).catch((error: unknown) => {
    failure = error;
    archive.destroy();
  });
  try {
    for await (const chunk of archive as unknown as AsyncIterable<Buffer>) yield chunk;
  } catch (error) {
    throw failure ?? error;
  } finally {
    archive.destroy();
    await filling;
  }
  if (failure !== undefined) throw failure as Error;
}

async function fill(
  archive: ReturnType<typeof pack>,
  files: AsyncIterable<ArchiveFile>,
  madeAt: Date,
): Promise<void> {
  for await (const { name, size, content } of files) {
    if (archive.destroyed) return;
    const entry = archive.entry({ name, size, mtime: madeAt, mode: 0o644 });
    const pieces = Buffer.isBuffer(content) ? [content] : content;
    for await (const piece of pieces) {
      if (!entry.write(piece)) await told(entry, 'drain');
      if (archive.destroyed) return;
    }
    entry.end();
    await told(entry, 'finish');
    if (archive.destroyed) return;
  }
  archive.finalize();
}

/**
 * Waits for an event of an entry, or for its end: of an archive whose reader went away an entry only closes, and whoever waited for
 * more would hold its transaction for ever.
 */
async function told(entry: NodeJS.EventEmitter, event: 'drain' | 'finish'): Promise<void> {
  await Promise.race([once(entry, event), once(entry, 'close')]);
}
