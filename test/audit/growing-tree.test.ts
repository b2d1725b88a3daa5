import fc from 'fast-check';
import { splitOf } from '../../src/domain/audit/leaf-range.js';
import { tilesBetween } from '../../src/domain/audit/tile.js';
import { GrowingTree, type GrownTile } from '../../src/domain/audit/growing-tree.js';
import { sha256 } from '../../src/platform/crypto/hashing.js';
import { SHA256_TREE } from '../../src/platform/crypto/tree-hash.js';

const LEAVES = Array.from({ length: 70_000 }, (_, i) => sha256(`leaf ${i}`));

function rootByDefinition(leaves: readonly Buffer[]): Uint8Array {
  if (leaves.length <= 1) return leaves[0] ?? SHA256_TREE.empty();
  const split = splitOf(leaves.length);
  return SHA256_TREE.node(rootByDefinition(leaves.slice(0, split)), rootByDefinition(leaves.slice(split)));
}

function lastTiles(kept: ReadonlyMap<string, GrownTile>): Uint8Array[] {
  const levels: GrownTile[] = [];
  for (const tile of kept.values()) {
    if ((levels[tile.level]?.index ?? -1) < tile.index) levels[tile.level] = tile;
  }
  return levels.map(({ hashes }) => hashes);
}

describe('a tree that grows', () => {
  it('has at each step the root of its leaves, writes exactly the tiles that grew, and can be taken up from them', () => {
    const steps = fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(steps, (growth) => {
        const kept = new Map<string, GrownTile>();
        let size = 0;
        for (const step of growth) {
          const tree = GrowingTree.of(SHA256_TREE, size, lastTiles(kept));
          const grown = tree.append(LEAVES.slice(size, size + step));
          const told = grown.map(({ level, index, hashes }) => ({ level, index, width: hashes.length / 32 }));
          expect(told.sort(byPlace)).toEqual(tilesBetween(size, size + step).sort(byPlace));
          for (const tile of grown) kept.set(`${tile.level}/${tile.index}`, tile);
          size += step;
          expect(tree.leaves).toBe(size);
          expect(Buffer.from(tree.root())).toEqual(Buffer.from(rootByDefinition(LEAVES.slice(0, size))));
        }
      }),
      { numRuns: 20 },
    );
  });

  it.each([1, 255, 256, 257, 65_535, 65_536, 65_537, 65_536 + 256])('of %i leaves has their root', (size) => {
    const tree = GrowingTree.of(SHA256_TREE, 0, []);
    tree.append(LEAVES.slice(0, size));
    expect(Buffer.from(tree.root())).toEqual(Buffer.from(rootByDefinition(LEAVES.slice(0, size))));
  });

  it('is not taken up from tiles that do not fit its leaves', () => {
    const tree = GrowingTree.of(SHA256_TREE, 0, []);
    const [tile] = tree.append(LEAVES.slice(0, 5));
    expect(() => GrowingTree.of(SHA256_TREE, 6, [tile?.hashes])).toThrow('do not fit');
    expect(() => GrowingTree.of(SHA256_TREE, 5, [])).toThrow('do not fit');
  });
});

function byPlace(a: { level: number; index: number }, b: { level: number; index: number }): number {
  return a.level - b.level || a.index - b.index;
}
