import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { CannotTell } from './cannot-tell.js';

/** Nobody waits for the other end of a pipe that stands where a file should. */
const FLAGS = constants.O_RDONLY | constants.O_NONBLOCK;

/** A file of a directory that nobody vouches for: it may be no file at all, or have no end. Read without waiting for others. */
export class PlainFile {
  private constructor(
    private readonly file: number,
    private readonly name: string,
    private readonly size: number,
  ) {}

  /** Opens a file; undefined when there is none. `name` names it where it cannot be read: throws {@link CannotTell}. */
  static find(path: string, name: string): PlainFile | undefined {
    let file: number;
    try {
      file = openSync(path, FLAGS);
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException;
      if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
      throw new CannotTell(`${name} cannot be read (${code})`);
    }
    const status = fstatSync(file);
    if (status.isFile()) return new PlainFile(file, name, status.size);
    closeSync(file);
    throw new CannotTell(`${name} is there and is no file`);
  }

  /** All of it, and closes it; of one that has more bytes than `most`, which none as it should be has, one more than those. */
  readAll(most: number): Buffer {
    try {
      const bytes = Buffer.allocUnsafeSlow(Math.min(this.size, most + 1));
      let at = 0;
      for (let read = -1; read !== 0 && at < bytes.length; at += read) read = this.#read(bytes, at);
      return bytes.subarray(0, at);
    } finally {
      closeSync(this.file);
    }
  }

  /** Its bytes in pieces of at most so many; each is good until the next is asked for. Closes it at the end. */
  *pieces(size: number): Generator<Buffer> {
    try {
      const piece = Buffer.alloc(size);
      for (let read = this.#read(piece, 0); read > 0; read = this.#read(piece, 0)) {
        yield piece.subarray(0, read);
      }
    } finally {
      closeSync(this.file);
    }
  }

  #read(bytes: Buffer, at: number): number {
    try {
      return readSync(this.file, bytes, at, bytes.length - at, null);
    } catch (error) {
      throw new CannotTell(`${this.name} cannot be read (${(error as NodeJS.ErrnoException).code ?? ''})`);
    }
  }
}
