import fc from 'fast-check';
import { checkpointOf, checkpointText } from '../../src/domain/audit/checkpoint.js';
import { consistencyRanges, isConsistent } from '../../src/domain/audit/consistency-proof.js';
import { inclusionRanges, isIncluded } from '../../src/domain/audit/inclusion-proof.js';
import { foldNodes, type LeafRange, nodesOf, splitOf } from '../../src/domain/audit/leaf-range.js';
import {
  entriesPath,
  nodeOfTile,
  numberOfPath,
  numberPath,
  type Tile,
  tileOfNode,
  tilePath,
  tilesBetween,
  tilesOf,
} from '../../src/domain/audit/tile.js';
import { SHA256_TREE } from '../../src/platform/crypto/tree-hash.js';

const LEAVES = Array.from({ length: 1200 }, (_, i) => SHA256_TREE.leaf(Buffer.from(`leaf ${i}`)));

/** The root as RFC 9162 section 2.1.1 writes it down, by recursion and nothing else. */
function rootByDefinition(leaves: readonly Uint8Array[]): Uint8Array {
  const [first] = leaves;
  if (first === undefined) return SHA256_TREE.empty();
  if (leaves.length === 1) return first;
  const split = splitOf(leaves.length);
  return SHA256_TREE.node(rootByDefinition(leaves.slice(0, split)), rootByDefinition(leaves.slice(split)));
}

/** The bytes of the tiles of a tree, as a log would keep them. */
function tilesByPath(size: number): Map<string, Uint8Array> {
  return new Map(tilesOf(size).map((tile) => [tilePath(tile), bytesOfTile(tile)]));
}

function bytesOfTile({ level, index, width }: Tile): Uint8Array {
  const span = 256 ** level;
  const hashes = Array.from({ length: width }, (_, i) => {
    const start = (index * 256 + i) * span;
    return rootByDefinition(LEAVES.slice(start, start + span));
  });
  return Buffer.concat(hashes);
}

/** The hash of a subtree, read from the tiles of a tree only. */
function hashOf(range: LeafRange, size: number, tiles: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const nodes = nodesOf(range).map((node) => {
    const { tile, from, to } = tileOfNode(node, size);
    const bytes = tiles.get(tilePath(tile));
    if (bytes === undefined) throw new Error(`${tilePath(tile)} is not a tile of a tree of ${size}`);
    return nodeOfTile(SHA256_TREE, bytes, from, to);
  });
  return foldNodes(SHA256_TREE, nodes);
}

const sizes = fc.oneof(
  fc.integer({ min: 1, max: LEAVES.length }),
  fc.constantFrom(1, 2, 255, 256, 257, 511, 512, 513, 1024, 1025),
);

describe('a Merkle tree read from its tiles', () => {
  it('has the root that its leaves have by definition', () => {
    fc.assert(
      fc.property(sizes, (size) => {
        const root = hashOf({ start: 0, end: size }, size, tilesByPath(size));
        expect(Buffer.from(root)).toEqual(rootByDefinition(LEAVES.slice(0, size)));
      }),
      { numRuns: 25 },
    );
  });

  it('proves each leaf it has, and no leaf in another place, of another tree or with another hash', () => {
    fc.assert(
      fc.property(sizes, fc.nat(), fc.nat(), (size, pick, other) => {
        const index = pick % size;
        const tiles = tilesByPath(size);
        const proof = inclusionRanges(index, size).map((range) => hashOf(range, size, tiles));
        const root = rootByDefinition(LEAVES.slice(0, size));
        const right = { index, size, leafHash: LEAVES[index] ?? root, proof, root };
        expect(isIncluded(SHA256_TREE, right)).toBe(true);
        const elsewhere = other % size;
        if (elsewhere !== index) {
          expect(isIncluded(SHA256_TREE, { ...right, index: elsewhere })).toBe(false);
          expect(isIncluded(SHA256_TREE, { ...right, leafHash: LEAVES[elsewhere] ?? root })).toBe(false);
        }
        expect(isIncluded(SHA256_TREE, { ...right, proof: [...proof, root] })).toBe(false);
        if (size > 1) expect(isIncluded(SHA256_TREE, { ...right, proof: proof.slice(1) })).toBe(false);
      }),
      { numRuns: 25 },
    );
  });

  it('proves that it begins with each smaller tree, and not with one of another leaf', () => {
    fc.assert(
      fc.property(sizes, fc.nat(), (to, pick) => {
        const from = 1 + (pick % to);
        const tiles = tilesByPath(to);
        const proof = consistencyRanges(from, to).map((range) => hashOf(range, to, tiles));
        const fromRoot = rootByDefinition(LEAVES.slice(0, from));
        const toRoot = rootByDefinition(LEAVES.slice(0, to));
        expect(isConsistent(SHA256_TREE, { from, to, fromRoot, toRoot, proof })).toBe(true);
        const rewritten = [SHA256_TREE.leaf(Buffer.from('another')), ...LEAVES.slice(1, from)];
        const changed = { from, to, fromRoot: rootByDefinition(rewritten), toRoot, proof };
        expect(isConsistent(SHA256_TREE, changed)).toBe(false);
      }),
      { numRuns: 25 },
    );
  });

  it('is proved with no more hashes than it has levels', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 45 }), fc.nat(), (size, pick) => {
        const levels = Math.ceil(Math.log2(size));
        expect(inclusionRanges(pick % size, size).length).toBeLessThanOrEqual(levels);
        expect(consistencyRanges(1 + (pick % size), size).length).toBeLessThanOrEqual(levels + 1);
      }),
    );
  });

  it('has no proof of a leaf it has not, and none from a larger tree to a smaller', () => {
    expect(() => inclusionRanges(5, 5)).toThrow(RangeError);
    expect(() => inclusionRanges(-1, 5)).toThrow(RangeError);
    expect(() => inclusionRanges(0, 0)).toThrow(RangeError);
    expect(() => consistencyRanges(6, 5)).toThrow(RangeError);
    expect(consistencyRanges(0, 5)).toEqual([]);
    expect(consistencyRanges(5, 5)).toEqual([]);
  });
});

describe('tiles', () => {
  it('that a growing tree writes are, one after another, all the tiles it has', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 70_000 }), { minLength: 1, maxLength: 6 }), (steps) => {
        const kept = new Map<string, number>();
        let size = 0;
        for (const step of steps) {
          for (const { level, index, width } of tilesBetween(size, size + step)) {
            expect(kept.get(`${level}/${index}`) ?? 0).toBeLessThan(width);
            kept.set(`${level}/${index}`, width);
          }
          size += step;
        }
        const all = tilesOf(size).map(({ level, index, width }) => [`${level}/${index}`, width]);
        expect([...kept].sort()).toEqual(all.sort());
      }),
    );
  });

  it('stand where the specification says', () => {
    expect(tilePath({ level: 0, index: 1_234_067, width: 256 })).toBe('tile/0/x001/x234/067');
    expect(tilePath({ level: 1, index: 0, width: 5 })).toBe('tile/1/000.p/5');
    expect(entriesPath({ index: 999, width: 256 })).toBe('tile/entries/999');
    expect(entriesPath({ index: 1000, width: 7 })).toBe('tile/entries/x001/000.p/7');
    expect(tilesOf(256)).toEqual([
      { level: 0, index: 0, width: 256 },
      { level: 1, index: 0, width: 1 },
    ]);
  });

  it('are told by one path each', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e15 }), (n) => {
        expect(numberOfPath(numberPath(n))).toBe(n);
      }),
    );
    for (const wrong of ['', '1', '0001', 'x000/001', '001/002', 'x001', 'x001/x002', '00a']) {
      expect([wrong, numberOfPath(wrong)]).toEqual([wrong, null]);
    }
  });
});

describe('a checkpoint', () => {
  const root = Buffer.alloc(32, 7).toString('base64');

  it('is read as it was written', () => {
    const checkpoint = { origin: 'desk.example/audit', size: 20_852_163, root };
    expect(checkpointOf(checkpointText(checkpoint))).toEqual(checkpoint);
  });

  it.each([
    ['no origin', `\n1\n${root}\n`],
    ['a leading zero', `o\n01\n${root}\n`],
    ['a size that is no number', `o\n-1\n${root}\n`],
    ['a size past what can be counted', `o\n9007199254740992\n${root}\n`],
    ['a short root', `o\n1\n${Buffer.alloc(31).toString('base64')}\n`],
    ['an extension line', `o\n1\n${root}\nmore\n`],
    ['no last newline', `o\n1\n${root}`],
  ])('is none with %s', (_what, text) => {
    expect(checkpointOf(text)).toBeNull();
  });
});
