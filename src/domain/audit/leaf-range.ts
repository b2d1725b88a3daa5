import { type TreeHash } from './tree-hash.js';

/** Leaves `start` up to, not including, `end`: a subtree as RFC 9162 section 2.1.1 splits trees. */
export interface LeafRange {
  readonly start: number;
  readonly end: number;
}

/** A node over 2^level leaves, all of them there, the `index`-th of its level. It never changes once it is there. */
export interface TreeNode {
  readonly level: number;
  readonly index: number;
}

/** The largest power of two smaller than n; n is at least 2. */
export function splitOf(n: number): number {
  let power = 1;
  while (power * 2 < n) power *= 2;
  return power;
}

/** The complete nodes a subtree is made of, from left to right: at most one of each level. */
export function nodesOf({ start, end }: LeafRange): TreeNode[] {
  const nodes: TreeNode[] = [];
  for (let from = start; from < end;) {
    let level = 0;
    let width = 1;
    while (from % (width * 2) === 0 && from + width * 2 <= end) {
      width *= 2;
      level += 1;
    }
    nodes.push({ level, index: from / width });
    from += width;
  }
  return nodes;
}

/** The hash of a subtree from those of its complete nodes, left to right; of no nodes, that of the empty tree. */
export function foldNodes(hash: TreeHash, nodes: readonly Uint8Array[]): Uint8Array {
  return nodes.length === 0 ? hash.empty() : nodes.reduceRight((right, left) => hash.node(left, right));
}
