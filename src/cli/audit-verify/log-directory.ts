import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { entriesPath, type Tile, TILE_WIDTH, tilePath } from '../../domain/audit/tile.js';
import { HASH_BYTES } from '../../domain/audit/tree-hash.js';
import { CannotTell } from './cannot-tell.js';
import { PlainFile } from './plain-file.js';
import { Tampered } from './tampered.js';

/** Bytes of disclosures.ndjson read at once, and more than any line of it has. */
const PIECE = 1 << 20;
const LONGEST_LINE = 64 << 20;
const NEWLINE = 10;

/** Bytes that a file has at most: a note with a hundred signatures, a manifest, a bundle of the longest entries. */
const LONGEST_TEXT = 1 << 20;
const LONGEST_BUNDLE = TILE_WIDTH * (2 + 0xffff);

/**
 * A copy of a log on disk: a tlog-tiles directory with the disclosures and a manifest beside it. It is read without waiting for
 * others: nobody else is served, and a large log has ten thousands of small files. Other files in it are not looked at.
 */
export class LogDirectory {
  /** Throws {@link CannotTell} when there is no directory of this path. */
  constructor(private readonly path: string) {
    if (isDirectory(path)) return;
    throw new CannotTell(
      'this is no directory: unpack the archive into an empty one first (mkdir LOG && tar -xf ARCHIVE -C LOG) and give that',
    );
  }

  /** The signed checkpoint. Throws {@link CannotTell} when there is none. */
  checkpoint(): string {
    const bytes = this.#find('checkpoint', LONGEST_TEXT);
    if (bytes === undefined) throw new CannotTell('checkpoint is not in the directory');
    return bytes.toString('utf8');
  }

  /** The text of the manifest; undefined when there is none. */
  findManifest(): string | undefined {
    return this.#find('manifest.json', LONGEST_TEXT)?.toString('utf8');
  }

  /** The bytes of a tile; undefined when it is not there. */
  findTile(tile: Tile): Buffer | undefined {
    return this.#find(tilePath(tile), TILE_WIDTH * HASH_BYTES);
  }

  /** The entries of a tile of level 0, each behind its length in two bytes; undefined when they are not there. */
  findEntries(tile: Pick<Tile, 'index' | 'width'>): Buffer | undefined {
    return this.#find(entriesPath(tile), LONGEST_BUNDLE);
  }

  /**
   * The lines of disclosures.ndjson, one after another, without their ends; none when there is no such file. Each byte is one
   * character: there is nothing in them but ASCII, or else they are not what they should be.
   */
  *disclosures(): Generator<string> {
    const file = PlainFile.find(join(this.path, 'disclosures.ndjson'), 'disclosures.ndjson');
    if (file === undefined) return;
    let begun: Buffer[] = [];
    let length = 0;
    for (const piece of file.pieces(PIECE)) {
      let from = 0;
      for (let end = piece.indexOf(NEWLINE); end >= 0; end = piece.indexOf(NEWLINE, from)) {
        if (begun.length === 0) yield piece.toString('latin1', from, end);
        else yield Buffer.concat([...begun, piece.subarray(from, end)]).toString('latin1');
        [begun, length, from] = [[], 0, end + 1];
      }
      length += piece.length - from;
      if (length > LONGEST_LINE) throw new Tampered('disclosures.ndjson has a line that is no disclosure');
      if (from < piece.length) begun.push(Buffer.from(piece.subarray(from)));
    }
    if (begun.length > 0) yield Buffer.concat(begun).toString('latin1');
  }

  #find(name: string, most: number): Buffer | undefined {
    return PlainFile.find(join(this.path, name), name)?.readAll(most);
  }
}

function isDirectory(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch (error) {
    throw new CannotTell(`${resolve(path)} cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
}
