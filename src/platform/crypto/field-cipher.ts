import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** Where a sealed value stands. It is bound into the ciphertext, so a value moved to another place does not open. */
export interface Place {
  readonly table: string;
  readonly column: string;
  readonly row: string;
}

/** A data key wrapped by the key-encryption key, and the version of that key. */
export interface WrappedKey {
  readonly wrapped: Buffer;
  readonly keyVersion: number;
}

const ALGORITHM = 'aes-256-gcm';
const IV = 12;
const TAG = 16;
/** Version of the way a data key is used; a re-wrapped data key stays the same key. */
const DATA_KEY_VERSION = 1;

/**
 * Envelope encryption of personal fields: AES-256-GCM with a data key per file, the data key wrapped by the
 * key-encryption key. The additional authenticated data are table, column, row and the version of the key used (standards, Security).
 * Layout of a sealed value: iv (12 bytes) | tag (16) | ciphertext.
 */
export class FieldCipher {
  readonly #keyEncryptionKey: Buffer;
  readonly #keyVersion: number;

  /** `keyEncryptionKey` is 32 bytes. */
  constructor(keyEncryptionKey: Buffer, keyVersion = 1) {
    if (keyEncryptionKey.length !== 32) throw new RangeError('the key-encryption key must be 32 bytes');
    this.#keyEncryptionKey = keyEncryptionKey;
    this.#keyVersion = keyVersion;
  }

  /** A fresh data key for one file, with its wrapped form for the database. */
  newDataKey(row: string): { readonly key: Buffer } & WrappedKey {
    const key = randomBytes(32);
    return { key, wrapped: this.#wrap(key, row), keyVersion: this.#keyVersion };
  }

  /** The data key of a row. Throws when the key-encryption key is another one or the row is not the one it was made for. */
  unwrap(wrapped: Buffer, row: string): Buffer {
    return open(this.#keyEncryptionKey, wrapped, `data-key|${row}|${this.#keyVersion}`);
  }

  /** Seals a JSON value at a place. */
  seal(dataKey: Buffer, place: Place, value: unknown): Buffer {
    return seal(dataKey, Buffer.from(JSON.stringify(value), 'utf8'), FieldCipher.#aad(place));
  }

  /** Opens what {@link seal} sealed at the same place. Throws on any difference. */
  open<T>(dataKey: Buffer, place: Place, sealed: Buffer): T {
    return JSON.parse(open(dataKey, sealed, FieldCipher.#aad(place)).toString('utf8')) as T;
  }

  #wrap(key: Buffer, row: string): Buffer {
    return seal(this.#keyEncryptionKey, key, `data-key|${row}|${this.#keyVersion}`);
  }

  static #aad(place: Place): string {
    return `${place.table}|${place.column}|${place.row}|${DATA_KEY_VERSION}`;
  }
}

function seal(key: Buffer, plain: Buffer, aad: string): Buffer {
  const iv = randomBytes(IV);
  const cipher = createCipheriv(ALGORITHM, key, iv);
  cipher.setAAD(Buffer.from(aad, 'utf8'));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]);
}

function open(key: Buffer, sealed: Buffer, aad: string): Buffer {
  const decipher = createDecipheriv(ALGORITHM, key, sealed.subarray(0, IV));
  decipher.setAAD(Buffer.from(aad, 'utf8'));
  decipher.setAuthTag(sealed.subarray(IV, IV + TAG));
  return Buffer.concat([decipher.update(sealed.subarray(IV + TAG)), decipher.final()]);
}
