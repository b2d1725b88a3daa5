import { type LeafRange, splitOf } from './leaf-range.js';
import { HASH_BYTES, sameHash, type TreeHash } from './tree-hash.js';

/**
 * The subtrees whose hashes prove that the leaf `index` is in the tree of `size` leaves, from the leaf up: PATH of RFC 9162
 * section 2.1.3.1. Throws a RangeError when the tree has no such leaf.
 */
export function inclusionRanges(index: number, size: number): LeafRange[] {
  if (!isWithin(index, size)) throw new RangeError('the tree has no such leaf');
  const ranges: LeafRange[] = [];
  let [start, end] = [0, size];
  while (end - start > 1) {
    const middle = start + splitOf(end - start);
    const isLeft = index < middle;
    ranges.unshift(isLeft ? { start: middle, end } : { start, end: middle });
    if (isLeft) end = middle;
    else start = middle;
  }
  return ranges;
}

/** What an inclusion proof says: this leaf is the `index`-th of the tree of `size` leaves that has this root. */
export interface InclusionProof {
  readonly index: number;
  readonly size: number;
  readonly leafHash: Uint8Array;
  readonly proof: readonly Uint8Array[];
  readonly root: Uint8Array;
}

/** Whether the proof holds: RFC 9162 section 2.1.3.2. Anything that is not a proof is false, not an error. */
export function isIncluded(hash: TreeHash, { index, size, leafHash, proof, root }: InclusionProof): boolean {
  if (!isWithin(index, size) || [leafHash, root, ...proof].some((one) => one.length !== HASH_BYTES))
    return false;
  let [position, last] = [index, size - 1];
  let hashed = leafHash;
  for (const sibling of proof) {
    if (last === 0) return false;
    if (position % 2 === 1 || position === last) {
      hashed = hash.node(sibling, hashed);
      while (position % 2 === 0 && position !== 0) [position, last] = [halfOf(position), halfOf(last)];
    } else {
      hashed = hash.node(hashed, sibling);
    }
    [position, last] = [halfOf(position), halfOf(last)];
  }
  return last === 0 && sameHash(hashed, root);
}

function isWithin(index: number, size: number): boolean {
  return Number.isSafeInteger(index) && Number.isSafeInteger(size) && index >= 0 && index < size;
}

/** Half, rounded down. Not a shift: those know 32 bits only. */
function halfOf(n: number): number {
  return Math.floor(n / 2);
}
