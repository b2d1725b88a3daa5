import { type KeySource, type KeyVersion } from './key-source.js';

/** A row names a version of the key-encryption key that the source does not have. */
export class UnknownKeyVersion extends Error {
  override readonly name = 'UnknownKeyVersion';

  constructor(version: number, source: string) {
    super(`version ${version} of the key-encryption key is not in ${source}`);
  }
}

/** The versions of the key-encryption key this process knows. Another process may have added one: the source is asked again. */
export class KeyRing {
  #known: ReadonlyMap<number, Buffer> = new Map();

  constructor(readonly source: KeySource) {}

  /** The key of a version. Throws {@link UnknownKeyVersion} when the source has none, even asked anew. */
  async get(version: number): Promise<Buffer> {
    const known = this.#known.get(version) ?? (await this.load()).get(version);
    if (known === undefined) throw new UnknownKeyVersion(version, this.source.name);
    return known;
  }

  /** The newest version of the source. */
  async newest(): Promise<KeyVersion> {
    const [newest] = await this.load();
    if (newest === undefined) throw new UnknownKeyVersion(1, this.source.name);
    return { version: newest[0], key: newest[1] };
  }

  /** Asks the source anew and forgets what it no longer has; the newest first. */
  async load(): Promise<ReadonlyMap<number, Buffer>> {
    const versions = await this.source.load();
    this.#known = new Map(versions.map(({ version, key }) => [version, key]));
    return this.#known;
  }
}
