import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { entriesPath, type Tile, tilePath } from '../../domain/audit/tile.js';
import { CannotTell } from './cannot-tell.js';

/** Bytes of disclosures.ndjson read at once. */
const PIECE = 1 << 20;
const NEWLINE = 10;

/**
 * A copy of a log on disk: a tlog-tiles directory with the disclosures and a manifest beside it. It is read without waiting for
 * others: nobody else is served, and a large log has ten thousands of small files.
 */
export class LogDirectory {
  constructor(private readonly path: string) {}

  /** The signed checkpoint. Throws {@link CannotTell} when there is none. */
  checkpoint(): string {
    const bytes = this.#find('checkpoint');
    if (bytes === undefined) throw new CannotTell('checkpoint is not in the directory');
    return bytes.toString('utf8');
  }

  /** The verifier keys that the manifest names; none when there is no manifest. */
  manifestKeys(): readonly string[] {
    const bytes = this.#find('manifest.json');
    if (bytes === undefined) return [];
    try {
      const { verifierKeys } = JSON.parse(bytes.toString('utf8')) as { verifierKeys?: unknown };
      return Array.isArray(verifierKeys) ? verifierKeys.filter((one) => typeof one === 'string') : [];
    } catch {
      throw new CannotTell('manifest.json is not JSON');
    }
  }

  /** The bytes of a tile; undefined when it is not there. */
  findTile(tile: Tile): Buffer | undefined {
    return this.#find(tilePath(tile));
  }

  /** The entries of a tile of level 0, each behind its length in two bytes; undefined when they are not there. */
  findEntries(tile: Pick<Tile, 'index' | 'width'>): Buffer | undefined {
    return this.#find(entriesPath(tile));
  }

  /**
   * The lines of disclosures.ndjson, one after another, without their ends; none when there is no such file. Each byte is one
   * character: there is nothing in them but ASCII, or else they are not what they should be.
   */
  *disclosures(): Generator<string> {
    const file = this.#open('disclosures.ndjson');
    if (file === undefined) return;
    try {
      const piece = Buffer.alloc(PIECE);
      let rest: Buffer = Buffer.alloc(0);
      for (let read = readSync(file, piece); read > 0; read = readSync(file, piece)) {
        const bytes =
          rest.length === 0 ? piece.subarray(0, read) : Buffer.concat([rest, piece.subarray(0, read)]);
        let from = 0;
        for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, from)) {
          yield bytes.toString('latin1', from, end);
          from = end + 1;
        }
        rest = Buffer.from(bytes.subarray(from));
      }
      if (rest.length > 0) yield rest.toString('latin1');
    } finally {
      closeSync(file);
    }
  }

  #open(name: string): number | undefined {
    return this.#read(name, (path) => openSync(path, 'r'));
  }

  #find(name: string): Buffer | undefined {
    return this.#read(name, (path) => readFileSync(path));
  }

  /** What reading gives; undefined when there is no such file. Throws {@link CannotTell} when it cannot be read. */
  #read<Found>(name: string, read: (path: string) => Found): Found | undefined {
    try {
      return read(join(this.path, name));
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException;
      if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
      throw new CannotTell(`${name} cannot be read (${code})`);
    }
  }
}
