import { type Checkpoint } from '../../domain/audit/checkpoint.js';
import { FileChains } from '../../domain/audit/file-chains.js';
import { GrowingTree, type GrownTile } from '../../domain/audit/growing-tree.js';
import { readLeaf } from '../../domain/audit/leaf-grammar.js';
import { REDACTION } from '../../domain/audit/redaction.js';
import { TILE_WIDTH } from '../../domain/audit/tile.js';
import { HASH_BYTES } from '../../domain/audit/tree-hash.js';
import { sha256Of } from '../../platform/crypto/hashing.js';
import { SHA256_TREE } from '../../platform/crypto/tree-hash.js';
import { DisclosureCheck } from './disclosure-check.js';
import { EventIds } from './event-ids.js';
import { type LogDirectory } from './log-directory.js';
import { ownText } from './own-text.js';
import { Tampered } from './tampered.js';

/** What was met on the way through a log. */
export interface Walked {
  readonly files: number;
  readonly disclosures: number;
}

/** Before the id of an event in its leaf; it can stand nowhere else there, as no text holds a quotation mark. */
const EVENT_ID = '"eventId":"';

/**
 * How much older an entry may be than the newest before it. An event has its place within seconds of its time; clocks that are wrong
 * or set right differ by less than a day, and what is given the time of another day is meant to look as if it had been there.
 */
const BACKDATED_MS = 24 * 3600_000;

/**
 * Goes through the entries of a log from the first to the last, and throws {@link Tampered} at the first thing that does not hold.
 * `latest` is a time that no entry can have yet (RFC 3339, UTC).
 */
export class LogWalk {
  readonly #tree = GrowingTree.of(SHA256_TREE, 0, []);
  readonly #upper = new Map<string, GrownTile>();
  readonly #chains = new FileChains(ownText);
  readonly #eventIds = new EventIds();
  readonly #disclosures: DisclosureCheck;
  /** The newest time so far. */
  #newest = '';

  constructor(
    private readonly directory: LogDirectory,
    private readonly checkpoint: Checkpoint,
    private readonly older: readonly Checkpoint[],
    private readonly latest: string,
  ) {
    this.#disclosures = new DisclosureCheck(directory.disclosures());
  }

  /** Goes the whole way, up to the size and root of the checkpoint. */
  run(): Walked {
    const { size } = this.checkpoint;
    this.#compareOlder();
    for (let index = 0; index * TILE_WIDTH < size; index += 1) {
      this.#bundle(index, Math.min(TILE_WIDTH, size - index * TILE_WIDTH));
    }
    if (rootOf(this.#tree) !== this.checkpoint.root) {
      throw new Tampered('the root of its entries is not the one that was signed');
    }
    this.#upperTiles();
    this.#disclosures.finish();
    return { files: this.#chains.files, disclosures: this.#disclosures.checked };
  }

  #bundle(index: number, width: number): void {
    const first = index * TILE_WIDTH;
    const bytes = this.directory.findEntries({ index, width });
    if (bytes === undefined) throw new Tampered('the entries from here on are missing', first);
    const tile = this.directory.findTile({ level: 0, index, width });
    if (tile === undefined) throw new Tampered('the tile of its hash is missing', first);
    const hashes: Buffer[] = [];
    let at = 0;
    for (let i = 0; i < width; i += 1) {
      const length = at + 2 <= bytes.length ? bytes.readUInt16BE(at) : -1;
      const end = at + 2 + length;
      if (length < 0 || end > bytes.length) throw new Tampered('it is cut short', first + i);
      const text = bytes.toString('latin1', at + 2, end);
      // The byte before the leaf has been read: it serves as the 0x00 that is hashed with it.
      bytes[at + 1] = 0;
      const leafHash = sha256Of(bytes.subarray(at + 1, end));
      // Before all else: an entry that was changed is to be named, not the one after it that says so.
      if (!isAt(tile, i * HASH_BYTES, leafHash))
        throw new Tampered('it is not what its tile says', first + i);
      hashes.push(leafHash);
      const id = at + 2 + text.indexOf(EVENT_ID) + EVENT_ID.length;
      this.#leaf({ text, bytes, id, leafHash }, first + i);
      at = end;
    }
    if (at !== bytes.length) throw new Tampered('something follows it that is no entry', first + width - 1);
    if (tile.length !== width * HASH_BYTES) throw new Tampered('its tile is too long', first);
    this.#append(hashes);
  }

  /** `id` is where the id of the event stands in the bytes. */
  #leaf(
    {
      text,
      bytes,
      id,
      leafHash,
    }: { readonly text: string; readonly bytes: Buffer; readonly id: number; readonly leafHash: Buffer },
    index: number,
  ): void {
    const leaf = readLeaf(text);
    if (leaf === null) throw new Tampered('it is no leaf in canonical form', index);
    if (leaf.log !== this.checkpoint.origin) throw new Tampered('it belongs to another log', index);
    this.#follow(leaf.time, index);
    if (!this.#eventIds.add(bytes, id)) throw new Tampered('its event is in the log twice', index);
    const fault = this.#chains.follow(leaf, () => leafHash.toString('hex'));
    if (fault !== null) throw new Tampered(fault, index);
    if (leaf.digests.length > 0 || leaf.action === REDACTION) this.#disclosures.take(leaf, index);
  }

  #follow(time: string, index: number): void {
    if (time > this.latest) throw new Tampered('it is of a time that has not come', index);
    if (time > this.#newest) this.#newest = ownText(time);
    else if (time < this.#newest && Date.parse(this.#newest) - Date.parse(time) > BACKDATED_MS)
      throw new Tampered('it is of an earlier day than what was there before it', index);
  }

  /** Adds hashes, stopping at each size of which there is an older checkpoint. */
  #append(hashes: readonly Buffer[]): void {
    const start = this.#tree.leaves;
    const stops = this.older
      .map(({ size }) => size - start)
      .filter((stop) => stop > 0 && stop < hashes.length);
    let from = 0;
    for (const stop of [...new Set(stops)].sort((a, b) => a - b)) {
      this.#grow(hashes.slice(from, stop));
      from = stop;
    }
    this.#grow(hashes.slice(from));
  }

  #grow(hashes: readonly Buffer[]): void {
    for (const tile of this.#tree.append(hashes)) {
      if (tile.level > 0) this.#upper.set(`${tile.level}/${tile.index}`, tile);
    }
    this.#compareOlder();
  }

  #compareOlder(): void {
    for (const { size, root } of this.older) {
      if (size === this.#tree.leaves && rootOf(this.#tree) !== root) {
        throw new Tampered(
          `its first ${size} entries are not those that were there when the older checkpoint was signed`,
        );
      }
    }
  }

  /** The tiles above the leaves, as they were recomputed, held against those that are there. */
  #upperTiles(): void {
    for (const { level, index, hashes } of this.#upper.values()) {
      const tile = this.directory.findTile({ level, index, width: hashes.length / 32 });
      if (tile?.equals(hashes) !== true) {
        throw new Tampered(`tile ${index} of level ${level} is not what the tiles below it say`);
      }
    }
  }
}

/** The root of a tree, base64. */
function rootOf(tree: GrowingTree): string {
  return Buffer.from(tree.root()).toString('base64');
}

/** Whether these bytes hold a hash at a place. */
function isAt(bytes: Buffer, at: number, hash: Buffer): boolean {
  return at + HASH_BYTES <= bytes.length && bytes.compare(hash, 0, HASH_BYTES, at, at + HASH_BYTES) === 0;
}
