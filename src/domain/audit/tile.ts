import { foldNodes, type TreeNode } from './leaf-range.js';
import { HASH_BYTES, type TreeHash } from './tree-hash.js';

/** Hashes in a full tile, and how many levels of the tree a tile spans: C2SP tlog-tiles. */
export const TILE_WIDTH = 256;
const TILE_HEIGHT = 8;

/** A tile: `width` hashes of the tree's level 8 × `level`, from the `index` × 256-th on. Narrower than 256 at the right edge only. */
export interface Tile {
  readonly level: number;
  readonly index: number;
  readonly width: number;
}

/** Every tile of a tree: level by level, each from left to right, full but for the last of a level. */
export function tilesOf(size: number): Tile[] {
  return tilesBetween(0, size);
}

/** The tiles that a tree has anew, or wider, when it grows from one size to another: those that must be written. */
export function tilesBetween(from: number, to: number): Tile[] {
  const tiles: Tile[] = [];
  for (let level = 0, span = 1; to >= span; level += 1, span *= TILE_WIDTH) {
    const hashes = Math.floor(to / span);
    const before = Math.floor(from / span);
    if (hashes === before) continue;
    for (let index = Math.floor(before / TILE_WIDTH); index * TILE_WIDTH < hashes; index += 1) {
      tiles.push({ level, index, width: Math.min(TILE_WIDTH, hashes - index * TILE_WIDTH) });
    }
  }
  return tiles;
}

/** The tile of a tree of `size` leaves that a complete node is read from, and where in it the node's leaves stand. */
export function tileOfNode(
  { level, index }: TreeNode,
  size: number,
): { readonly tile: Tile; readonly from: number; readonly to: number } {
  const tileLevel = Math.floor(level / TILE_HEIGHT);
  const count = 2 ** (level % TILE_HEIGHT);
  const first = index * count;
  const tileIndex = Math.floor(first / TILE_WIDTH);
  const hashes = Math.floor(size / TILE_WIDTH ** tileLevel);
  const width = Math.min(TILE_WIDTH, hashes - tileIndex * TILE_WIDTH);
  const from = first - tileIndex * TILE_WIDTH;
  return { tile: { level: tileLevel, index: tileIndex, width }, from, to: from + count };
}

/** The hash of the complete node over the hashes `from` up to, not including, `to` of a tile's bytes; their count is a power of two. */
export function nodeOfTile(hash: TreeHash, bytes: Uint8Array, from: number, to: number): Uint8Array {
  if (to - from === 1) return bytes.subarray(from * HASH_BYTES, to * HASH_BYTES);
  const middle = (from + to) / 2;
  return foldNodes(hash, [nodeOfTile(hash, bytes, from, middle), nodeOfTile(hash, bytes, middle, to)]);
}

/** Where a tile stands: `tile/0/x001/067` or, narrower than 256, `tile/0/x001/067.p/5`. */
export function tilePath({ level, index, width }: Tile): string {
  return `tile/${level}/${numberPath(index)}${partPath(width)}`;
}

/** Where the entries of a tile of level 0 stand: `tile/entries/x001/067.p/5`. */
export function entriesPath({ index, width }: Pick<Tile, 'index' | 'width'>): string {
  return `tile/entries/${numberPath(index)}${partPath(width)}`;
}

/** A number as a path of three digits each, all but the last behind an x: 1234067 is `x001/x234/067`. */
export function numberPath(n: number): string {
  const groups =
    n
      .toString()
      .padStart(Math.ceil(n.toString().length / 3) * 3, '0')
      .match(/\d{3}/g) ?? [];
  return groups.map((group, i) => (i < groups.length - 1 ? `x${group}` : group)).join('/');
}

/** The number a path stands for, or null for anything that {@link numberPath} would not write. */
export function numberOfPath(path: string): number | null {
  if (!/^(x\d{3}\/){0,5}\d{3}$/.test(path)) return null;
  const n = Number(path.replaceAll(/[x/]/g, ''));
  return Number.isSafeInteger(n) && numberPath(n) === path ? n : null;
}

function partPath(width: number): string {
  return width === TILE_WIDTH ? '' : `.p/${width}`;
}
