import { type Checkpoint } from '../../domain/audit/checkpoint.js';
import { FileChains } from '../../domain/audit/file-chains.js';
import { readLeaf } from '../../domain/audit/leaf-grammar.js';
import { TILE_WIDTH } from '../../domain/audit/tile.js';
import { GrowingTree, type GrownTile } from '../../domain/audit/growing-tree.js';
import { sha256Of } from '../../platform/crypto/hashing.js';
import { type NoteVerifier } from '../../platform/crypto/note-verifier.js';
import { SHA256_TREE } from '../../platform/crypto/tree-hash.js';
import { DisclosureCheck } from './disclosure-check.js';
import { type LogDirectory } from './log-directory.js';
import { signedCheckpoint } from './signed-checkpoint.js';
import { Tampered } from './tampered.js';

/** What a log is checked with: the key, checkpoints kept from earlier, and the time it is now (RFC 3339). */
export interface VerifyOptions {
  readonly verifier: NoteVerifier;
  /** Signed notes. */
  readonly older: readonly string[];
  readonly now: string;
}

/** What was checked and holds. */
export interface Sound {
  readonly checkpoint: Checkpoint;
  readonly files: number;
  readonly disclosures: number;
}

/** Before the id of an event in its leaf; it can stand nowhere else there, as no text holds a quotation mark. */
const EVENT_ID = '"eventId":"';

/** How far the clock of the log may be ahead of that of the auditor. */
const CLOCK_SKEW_MS = 5 * 60_000;

/**
 * Checks a whole log: signature; every leaf, tile and the root recomputed; that it begins with the log of each older checkpoint;
 * canonical form and schema of each leaf; the chain of each file; no event twice; times; disclosures. Throws {@link Tampered} for the
 * first thing that does not hold, {@link CannotTell} where nothing can be said. Memory grows with the number of files and events'
 * ids, not with what they say.
 */
export function verifyLog(directory: LogDirectory, options: VerifyOptions): Sound {
  const checkpoint = signedCheckpoint(directory.checkpoint(), options.verifier, 'the checkpoint');
  const older = options.older.map((note, i) =>
    signedCheckpoint(note, options.verifier, `older checkpoint ${i + 1}`),
  );
  for (const { size } of older) {
    if (size > checkpoint.size) {
      throw new Tampered(
        `the log has ${checkpoint.size} entries, and ${size} were there when the older checkpoint was signed`,
      );
    }
  }
  const walk = new LogWalk(directory, checkpoint, older, options.now);
  return walk.run();
}

class LogWalk {
  readonly #tree = GrowingTree.of(SHA256_TREE, 0, []);
  readonly #upper = new Map<string, GrownTile>();
  readonly #chains = new FileChains();
  readonly #eventIds = new Set<string>();
  readonly #disclosures: DisclosureCheck;
  readonly #latest: string;

  constructor(
    private readonly directory: LogDirectory,
    private readonly checkpoint: Checkpoint,
    private readonly older: readonly Checkpoint[],
    now: string,
  ) {
    this.#disclosures = new DisclosureCheck(directory.disclosures());
    this.#latest = new Date(Date.parse(now) + CLOCK_SKEW_MS).toISOString();
  }

  run(): Sound {
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
    return { checkpoint: this.checkpoint, files: this.#chains.files, disclosures: this.#disclosures.checked };
  }

  #bundle(index: number, width: number): void {
    const first = index * TILE_WIDTH;
    const bytes = this.directory.findEntries({ index, width });
    if (bytes === undefined) throw new Tampered('the entries from here on are missing', first);
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
      hashes.push(leafHash);
      // The id is read anew: a part of the text would keep all of it in memory.
      const id = at + 2 + text.indexOf(EVENT_ID) + EVENT_ID.length;
      this.#leaf({ text, eventId: bytes.toString('latin1', id, id + 36), leafHash }, first + i);
      at = end;
    }
    if (at !== bytes.length) throw new Tampered('something follows it that is no entry', first + width - 1);
    this.#firstTile(index, width, hashes);
    this.#append(hashes);
  }

  #leaf(
    {
      text,
      eventId,
      leafHash,
    }: { readonly text: string; readonly eventId: string; readonly leafHash: Buffer },
    index: number,
  ): void {
    const leaf = readLeaf(text);
    if (leaf === null) throw new Tampered('it is no leaf in canonical form', index);
    if (leaf.log !== this.checkpoint.origin) throw new Tampered('it belongs to another log', index);
    if (leaf.time > this.#latest) throw new Tampered('it is of a time that has not come', index);
    const before = this.#eventIds.size;
    this.#eventIds.add(eventId);
    if (this.#eventIds.size === before) throw new Tampered('its event is in the log twice', index);
    const fault = this.#chains.follow(leaf, () => leafHash.toString('hex'));
    if (fault !== null) throw new Tampered(fault, index);
    if (leaf.digests.length > 0) this.#disclosures.take(leaf, index);
  }

  #firstTile(index: number, width: number, hashes: readonly Buffer[]): void {
    const tile = this.directory.findTile({ level: 0, index, width });
    if (tile === undefined) throw new Tampered('the tile of its hash is missing', index * TILE_WIDTH);
    if (tile.equals(Buffer.concat(hashes))) return;
    const wrong = hashes.findIndex((one, i) => !one.equals(tile.subarray(i * 32, (i + 1) * 32)));
    if (wrong >= 0) throw new Tampered('it is not what its tile says', index * TILE_WIDTH + wrong);
    throw new Tampered('its tile is too long', index * TILE_WIDTH);
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
