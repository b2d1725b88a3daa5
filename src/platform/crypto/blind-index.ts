import { createHmac, createSecretKey, hkdfSync } from 'node:crypto';

/** What a blind index stands for. Equal values of two kinds, or of two partners, give indexes that have nothing in common. */
export type BlindIndexKind = 'external-reference' | 'idempotency-key' | 'request' | 'check' | 'match-data';

const TAG_DIGITS = 16;

/**
 * Keyed hashes that stand for values in columns which must be found or unique without being read: HMAC-SHA-256 with a key of
 * their own. Each part is preceded by its length, so no two lists of parts are the same input.
 */
export class BlindIndex {
  readonly #key: Buffer;

  /** `key` is 32 bytes, and no other key of the service. */
  constructor(key: Buffer) {
    if (key.length !== 32) throw new RangeError('the key of blind indexes must be 32 bytes');
    this.#key = key;
  }

  /** The index of a value, 32 bytes. The parts are what it is, from the outside in, such as partner and reference. */
  of(kind: BlindIndexKind, ...parts: readonly (string | Buffer)[]): Buffer {
    const hmac = createHmac('sha256', this.#key);
    for (const part of [kind, ...parts]) {
      const bytes = typeof part === 'string' ? Buffer.from(part, 'utf8') : part;
      const length = Buffer.alloc(4);
      length.writeUInt32BE(bytes.length);
      hmac.update(length).update(bytes);
    }
    return hmac.digest();
  }

  /**
   * A maker of tags: 64-bit blind indexes of texts, in 16 hexadecimal digits, for values of which there are dozens for each person.
   * HMAC-SHA-256 under a key derived for `purpose` alone (HKDF, RFC 5869), cut to its first 64 bits.
   */
  tagger(purpose: string): (value: string) => string {
    const key = createSecretKey(Buffer.from(hkdfSync('sha256', this.#key, '', `blind/v1/${purpose}`, 32)));
    // Hexadecimal: a digest as a Buffer costs more than the hashing.
    return (value) => createHmac('sha256', key).update(value).digest('hex').slice(0, TAG_DIGITS);
  }
}
