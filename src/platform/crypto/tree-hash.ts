import { type TreeHash } from '../../domain/audit/tree-hash.js';
import { sha256, sha256Of } from './hashing.js';

const LEAF = Buffer.of(0);
/** 0x01 and two nodes; written anew for each node, as none is hashed while another is. */
const node = Buffer.alloc(65, 1);

/** The hashes of the audit tree, with SHA-256. */
export const SHA256_TREE: TreeHash = {
  leaf: (data) => sha256(LEAF, Buffer.from(data.buffer, data.byteOffset, data.byteLength)),
  node: (left, right) => {
    node.set(left, 1);
    node.set(right, 33);
    return sha256Of(node);
  },
  empty: () => sha256(),
};
