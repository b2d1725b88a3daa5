import { BrokenLog } from './broken-log.js';
import { foldNodes } from './leaf-range.js';
import { nodeOfTile, TILE_WIDTH } from './tile.js';
import { HASH_BYTES, type TreeHash } from './tree-hash.js';

/** A tile that is new or has become wider, with all its hashes. */
export interface GrownTile {
  readonly level: number;
  readonly index: number;
  readonly hashes: Uint8Array;
}

/**
 * The right edge of a tree: of each level of tiles the hashes of the last one, as long as it is not full. It is all that must be
 * known to go on.
 */
export class GrowingTree {
  readonly #edge: Uint8Array[][];

  private constructor(
    private readonly hash: TreeHash,
    private size: number,
    edge: Uint8Array[][],
  ) {
    this.#edge = edge;
  }

  /**
   * A tree of `size` leaves whose last tile of each level has these bytes. Throws a {@link BrokenLog} when they are not what a tree of this
   * size ends with: then the tiles do not fit the leaves.
   */
  static of(hash: TreeHash, size: number, lastTiles: readonly (Uint8Array | undefined)[]): GrowingTree {
    const edge: Uint8Array[][] = [];
    for (let level = 0, count = size; count > 0; level += 1, count = Math.floor(count / TILE_WIDTH)) {
      const bytes = lastTiles[level];
      const width = ((count - 1) % TILE_WIDTH) + 1;
      if (bytes?.length !== width * HASH_BYTES)
        throw new BrokenLog('the tiles of the audit log do not fit its leaves');
      edge.push(width === TILE_WIDTH ? [] : hashesOf(bytes));
    }
    return new GrowingTree(hash, size, edge);
  }

  /** Leaves so far. */
  get leaves(): number {
    return this.size;
  }

  /** Adds leaves, by their hashes; answers the tiles to be written. */
  append(leafHashes: readonly Uint8Array[]): readonly GrownTile[] {
    const grown: GrownTile[] = [];
    const before = this.size;
    for (const leaf of leafHashes) {
      this.#push(0, leaf, this.size, grown);
      this.size += 1;
    }
    for (const [level, edge] of this.#edge.entries()) {
      const span = TILE_WIDTH ** level;
      const hashes = Math.floor(this.size / span);
      if (edge.length === 0 || hashes === Math.floor(before / span)) continue;
      grown.push({ level, index: Math.floor(hashes / TILE_WIDTH), hashes: joined(edge) });
    }
    return grown;
  }

  /** Adds a hash to a level, the `position`-th of it; a tile that is full then is one hash of the level above. */
  #push(level: number, hash: Uint8Array, position: number, grown: GrownTile[]): void {
    const edge = (this.#edge[level] ??= []);
    edge.push(hash);
    if (edge.length < TILE_WIDTH) return;
    const index = Math.floor(position / TILE_WIDTH);
    const hashes = joined(edge);
    grown.push({ level, index, hashes });
    this.#edge[level] = [];
    this.#push(level + 1, nodeOfTile(this.hash, hashes, 0, TILE_WIDTH), index, grown);
  }

  /** The root of the tree as it is: from the top level, whose hashes stand furthest left, down to the last leaves. */
  root(): Uint8Array {
    const nodes = [...this.#edge].reverse().flatMap((edge) => this.#completeNodes(edge));
    return foldNodes(this.hash, nodes);
  }

  /** The complete nodes over the hashes of a tile, largest first. */
  #completeNodes(edge: readonly Uint8Array[]): Uint8Array[] {
    const bytes = joined(edge);
    const nodes: Uint8Array[] = [];
    let from = 0;
    for (let width = TILE_WIDTH / 2; width >= 1; width /= 2) {
      if (from + width > edge.length) continue;
      nodes.push(nodeOfTile(this.hash, bytes, from, from + width));
      from += width;
    }
    return nodes;
  }
}

function hashesOf(bytes: Uint8Array): Uint8Array[] {
  return Array.from({ length: bytes.length / HASH_BYTES }, (_, i) =>
    bytes.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES),
  );
}

function joined(hashes: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(hashes.length * HASH_BYTES);
  for (const [i, hash] of hashes.entries()) bytes.set(hash, i * HASH_BYTES);
  return bytes;
}
