/**
 * The hashes of a Merkle tree, RFC 9162 section 2.1.1: SHA-256 of 0x00 and the leaf's bytes, of 0x01 and two nodes, and of
 * nothing for the empty tree. Handed in, because the domain knows no platform; every hash is 32 bytes.
 */
export interface TreeHash {
  leaf(data: Uint8Array): Uint8Array;
  node(left: Uint8Array, right: Uint8Array): Uint8Array;
  empty(): Uint8Array;
}

/** Bytes of one hash. */
export const HASH_BYTES = 32;

/** True when two hashes are the same bytes. */
export function sameHash(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}
