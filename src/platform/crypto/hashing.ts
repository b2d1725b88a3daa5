import { createHash } from 'node:crypto';

/** SHA-256 of the bytes, one after another. */
export function sha256(...parts: readonly (Buffer | string)[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

const LEAF_PREFIX = Buffer.of(0);

/** Hash of a log leaf: SHA-256(0x00 || bytes), RFC 6962 section 2.1. The database computes the same in a generated column. */
export function leafHash(canonical: Buffer): Buffer {
  return sha256(LEAF_PREFIX, canonical);
}
