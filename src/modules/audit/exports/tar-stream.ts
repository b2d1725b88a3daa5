import { once } from 'node:events';
import { Readable } from 'node:stream';
import { pack } from 'tar-stream';
import { type ArchiveFile } from './log-archive.js';

/**
 * The files as a tar archive, made as it is read: no more of it is in memory than what the reader has not taken yet. When making it
 * fails, or its reader goes away, the stream ends with an error: a cut archive lacks the end that tar writes.
 */
export function tarOf(files: AsyncIterable<ArchiveFile>, madeAt: Date): Readable {
  return Readable.from(chunksOf(files, madeAt), { objectMode: false });
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
    const entry = archive.entry({ name, size, mtime: madeAt, mode: 0o644 });
    const pieces = Buffer.isBuffer(content) ? [content] : content;
    for await (const piece of pieces) {
      if (archive.destroyed) return;
      if (!entry.write(piece)) await Promise.race([once(entry, 'drain'), once(entry, 'close')]);
    }
    entry.end();
    await once(entry, 'finish');
  }
  archive.finalize();
}
