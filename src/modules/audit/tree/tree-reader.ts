import { Injectable } from '@nestjs/common';
import { BrokenLog } from '../../../domain/audit/broken-log.js';
import { GrowingTree } from '../../../domain/audit/growing-tree.js';
import { foldNodes, type LeafRange, nodesOf } from '../../../domain/audit/leaf-range.js';
import { nodeOfTile, TILE_WIDTH, tileOfNode } from '../../../domain/audit/tile.js';
import { SHA256_TREE } from '../../../platform/crypto/tree-hash.js';

/** Where tiles are asked for: the pool of the service, or the sequencer's own connection. */
export interface TileSource {
  /** The rows of a statement with parameters. */
  query<Row>(sql: string, parameters: readonly unknown[]): Promise<Row[]>;
}

interface TileRow {
  readonly level: number;
  readonly tile_index: string;
  readonly hashes: Buffer;
}

/** The tree as it is kept: its size, its right edge, and hashes of subtrees; however many tiles are asked for, in one statement. */
@Injectable()
export class TreeReader {
  /**
   * The hash of each of these subtrees of the tree of `size` leaves; the tree may have grown since. Throws a
   * {@link BrokenLog} when a tile is missing or too short.
   */
  async hashesOf(source: TileSource, ranges: readonly LeafRange[], size: number): Promise<readonly Buffer[]> {
    const places = ranges.map((range) => nodesOf(range).map((node) => tileOfNode(node, size)));
    const tiles = new Map(places.flat().map(({ tile }) => [`${tile.level}/${tile.index}`, tile]));
    const kept = await this.#read(source, [...tiles.values()]);
    return places.map((nodes) =>
      Buffer.from(
        foldNodes(
          SHA256_TREE,
          nodes.map(({ tile, from, to }) => {
            const hashes = kept.get(`${tile.level}/${tile.index}`);
            if (hashes === undefined || hashes.length < to * 32) {
              throw new BrokenLog(`tile ${tile.level}/${tile.index} of the audit log is damaged`);
            }
            return nodeOfTile(SHA256_TREE, hashes, from, to);
          }),
        ),
      ),
    );
  }

  /** The root of the tree as it was when it had `size` leaves. */
  async rootOf(source: TileSource, size: number): Promise<Buffer> {
    const [root = Buffer.alloc(0)] = await this.hashesOf(source, [{ start: 0, end: size }], size);
    return root;
  }

  /** How many leaves the tree has now. */
  async sizeOf(source: TileSource): Promise<number> {
    const [row] = await source.query<{ size: string }>(
      'SELECT coalesce(max(leaf_index) + 1, 0) AS size FROM audit_leaves',
      [],
    );
    return Number(row?.size ?? 0);
  }

  /** The tree as whoever added to it last has left it. Throws a {@link BrokenLog} when its tiles do not fit its leaves. */
  async grown(source: TileSource): Promise<GrowingTree> {
    const size = await this.sizeOf(source);
    const last: { level: number; index: number }[] = [];
    for (let level = 0, count = size; count > 0; level += 1, count = Math.floor(count / TILE_WIDTH)) {
      last.push({ level, index: Math.floor((count - 1) / TILE_WIDTH) });
    }
    const kept = await this.#read(source, last);
    return GrowingTree.of(
      SHA256_TREE,
      size,
      last.map(({ level, index }) => kept.get(`${level}/${index}`)),
    );
  }

  async #read(
    source: TileSource,
    tiles: readonly { readonly level: number; readonly index: number }[],
  ): Promise<ReadonlyMap<string, Buffer>> {
    if (tiles.length === 0) return new Map();
    const rows = await source.query<TileRow>(
      `SELECT level, tile_index, hashes FROM audit_tiles
       JOIN unnest($1::smallint[], $2::bigint[]) AS t (level, tile_index) USING (level, tile_index)`,
      [tiles.map(({ level }) => level), tiles.map(({ index }) => index)],
    );
    return new Map(rows.map(({ level, tile_index: index, hashes }) => [`${level}/${index}`, hashes]));
  }
}
