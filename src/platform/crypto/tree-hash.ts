import { type TreeHash } from '../../domain/audit/tree-hash.js';
import { sha256 } from './hashing.js';

const LEAF = Buffer.of(0);
const NODE = Buffer.of(1);

/** The hashes of the audit tree, with SHA-256. */
export const SHA256_TREE: TreeHash = {
  leaf: (data) => sha256(LEAF, Buffer.from(data.buffer, data.byteOffset, data.byteLength)),
  node: (left, right) => sha256(NODE, left as Buffer, right as Buffer),
  empty: () => sha256(),
};
