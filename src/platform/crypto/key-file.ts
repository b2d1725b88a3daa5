import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { formatKeyVersions, type KeySource, type KeyVersion, parseKeyVersions } from './key-source.js';

/**
 * The key-encryption key of a demo: the one its data folder began with, and once there are more, a file of them (mode
 * 0600) that is replaced whole, so that whoever reads it meanwhile reads the old one or the new one.
 */
export class KeyFile implements KeySource {
  readonly name = 'the key file of the data folder';

  constructor(
    private readonly path: string,
    private readonly first: Buffer,
  ) {}

  async load(): Promise<readonly KeyVersion[]> {
    try {
      return parseKeyVersions(await readFile(this.path, 'utf8'), this.name);
    } catch (error) {
      if ((error as { code?: string }).code === 'ENOENT') return [{ version: 1, key: this.first }];
      throw error;
    }
  }

  async add(): Promise<void> {
    const versions = await this.load();
    const version = (versions[0]?.version ?? 0) + 1;
    const own = `${this.path}.${process.pid}`;
    await writeFile(own, formatKeyVersions([{ version, key: randomBytes(32) }, ...versions]), {
      mode: 0o600,
    });
    await rename(own, this.path);
  }
}
