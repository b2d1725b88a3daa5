import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { entriesPath, type Tile, tilePath } from '../../domain/audit/tile.js';
import { CannotTell } from './cannot-tell.js';

/** A copy of a log on disk: a tlog-tiles directory with the disclosures and a manifest beside it. */
export class LogDirectory {
  constructor(private readonly path: string) {}

  /** The signed checkpoint. Throws {@link CannotTell} when there is none. */
  async checkpoint(): Promise<string> {
    return (await this.#need('checkpoint')).toString('utf8');
  }

  /** The verifier keys that the manifest names; none when there is no manifest. */
  async manifestKeys(): Promise<readonly string[]> {
    const bytes = await this.#find('manifest.json');
    if (bytes === undefined) return [];
    try {
      const { verifierKeys } = JSON.parse(bytes.toString('utf8')) as { verifierKeys?: unknown };
      return Array.isArray(verifierKeys) ? verifierKeys.filter((one) => typeof one === 'string') : [];
    } catch {
      throw new CannotTell('manifest.json is not JSON');
    }
  }

  /** The bytes of a tile; undefined when it is not there. */
  async findTile(tile: Tile): Promise<Buffer | undefined> {
    return this.#find(tilePath(tile));
  }

  /** The entries of a tile of level 0, each behind its length in two bytes; undefined when they are not there. */
  async findEntries(tile: Pick<Tile, 'index' | 'width'>): Promise<Buffer | undefined> {
    return this.#find(entriesPath(tile));
  }

  /** The lines of disclosures.ndjson, one after another; none when there is no such file. */
  async *disclosures(): AsyncGenerator<string> {
    const stream = createReadStream(join(this.path, 'disclosures.ndjson'), 'utf8');
    try {
      for await (const line of createInterface({ input: stream, crlfDelay: Infinity })) yield line;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    } finally {
      stream.destroy();
    }
  }

  async #need(name: string): Promise<Buffer> {
    const bytes = await this.#find(name);
    if (bytes === undefined) throw new CannotTell(`${name} is not in the directory`);
    return bytes;
  }

  async #find(name: string): Promise<Buffer | undefined> {
    try {
      return await readFile(join(this.path, name));
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException;
      if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
      throw new CannotTell(`${name} cannot be read (${code})`);
    }
  }
}
