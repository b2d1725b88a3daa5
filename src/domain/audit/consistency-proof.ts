import { type LeafRange, splitOf } from './leaf-range.js';
import { HASH_BYTES, sameHash, type TreeHash } from './tree-hash.js';

/**
 * The subtrees whose hashes prove that the tree of `from` leaves is the beginning of that of `to`: SUBPROOF of RFC 9162 section
 * 2.1.4.1. None where `from` is 0, which proves nothing, or both are the same. Throws a RangeError unless 0 <= from <= to.
 */
export function consistencyRanges(from: number, to: number): LeafRange[] {
  if (!isOrder(from, to)) throw new RangeError('the sizes are not in order');
  if (from === 0 || from === to) return [];
  const ranges: LeafRange[] = [];
  let [start, end] = [0, to];
  let isWhole = true;
  while (from < end) {
    const middle = start + splitOf(end - start);
    if (from <= middle) {
      ranges.unshift({ start: middle, end });
      end = middle;
    } else {
      ranges.unshift({ start, end: middle });
      start = middle;
      isWhole = false;
    }
  }
  // The old tree itself heads the proof, unless whoever checks has its root already.
  return isWhole ? ranges : [{ start, end }, ...ranges];
}

/** What a consistency proof says: the tree of `to` leaves begins with that of `from`. */
export interface ConsistencyProof {
  readonly from: number;
  readonly to: number;
  readonly fromRoot: Uint8Array;
  readonly toRoot: Uint8Array;
  readonly proof: readonly Uint8Array[];
}

/**
 * Whether the proof holds: RFC 9162 section 2.1.4.2. Every tree begins with the empty one, whose proof is empty. Anything that is
 * not a proof is false, not an error.
 */
export function isConsistent(
  hash: TreeHash,
  { from, to, fromRoot, toRoot, proof }: ConsistencyProof,
): boolean {
  if (!isOrder(from, to) || [fromRoot, toRoot, ...proof].some((one) => one.length !== HASH_BYTES))
    return false;
  if (from === 0) return proof.length === 0 && sameHash(fromRoot, hash.empty());
  if (from === to) return proof.length === 0 && sameHash(fromRoot, toRoot);
  const [first, ...rest] = isPowerOfTwo(from) ? [fromRoot, ...proof] : proof;
  if (first === undefined) return false;
  let [position, last] = [from - 1, to - 1];
  while (position % 2 === 1) [position, last] = [halfOf(position), halfOf(last)];
  let [old, young] = [first, first];
  for (const sibling of rest) {
    if (last === 0) return false;
    if (position % 2 === 1 || position === last) {
      [old, young] = [hash.node(sibling, old), hash.node(sibling, young)];
      while (position % 2 === 0 && position !== 0) [position, last] = [halfOf(position), halfOf(last)];
    } else {
      young = hash.node(young, sibling);
    }
    [position, last] = [halfOf(position), halfOf(last)];
  }
  return last === 0 && sameHash(old, fromRoot) && sameHash(young, toRoot);
}

function isOrder(from: number, to: number): boolean {
  return Number.isSafeInteger(from) && Number.isSafeInteger(to) && from >= 0 && from <= to;
}

function isPowerOfTwo(n: number): boolean {
  return n === 1 || (n % 2 === 0 && isPowerOfTwo(n / 2));
}

/** Half, rounded down. Not a shift: those know 32 bits only. */
function halfOf(n: number): number {
  return Math.floor(n / 2);
}
