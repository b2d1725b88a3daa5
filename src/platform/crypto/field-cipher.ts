import { createCipheriv, createDecipheriv } from 'node:crypto';
import { type KeyRing } from './key-ring.js';
import { type KeyVersion } from './key-source.js';
import { packText, unpackText } from './packed-text.js';
import { freshBytes } from './random-pool.js';

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

/**
 * The owner of a data key: table and row. Keys of files are the eldest, and are named by their file number alone, which can
 * be the name of nothing else.
 */
export function ownerOf({ table, row }: Pick<Place, 'table' | 'row'>): string {
  return `${table}|${row}`;
}

const ALGORITHM = 'aes-256-gcm';
const IV = 12;
const TAG = 16;
/** Version of the way a data key is used; a re-wrapped data key stays the same key. */
const DATA_KEY_VERSION = 1;

/**
 * Envelope encryption of personal fields: AES-256-GCM with a data key per owner (a file, a batch, an answer), the data key
 * wrapped by a version of the key-encryption key. The additional authenticated data are table, column, row and the version
 * of the key used (standards, Security). Layout of a sealed value: iv (12 bytes) | tag (16) | ciphertext.
 */
export class FieldCipher {
  constructor(private readonly ring: KeyRing) {}

  /** A fresh data key, with its wrapped form for the database. `owner` is whose it is: see {@link ownerOf}. */
  newDataKey(owner: string, { version, key: wrapping }: KeyVersion): { readonly key: Buffer } & WrappedKey {
    const key = freshBytes(32);
    return { key, wrapped: seal(wrapping, key, wrappingAad(owner, version)), keyVersion: version };
  }

  /**
   * The data key of an owner. Throws when the key-encryption key is another one or the owner is not the one it was made for, and
   * UnknownKeyVersion when the key-encryption key it names is not there.
   */
  async unwrap({ wrapped, keyVersion }: WrappedKey, owner: string): Promise<Buffer> {
    return open(await this.ring.get(keyVersion), wrapped, wrappingAad(owner, keyVersion));
  }

  /** The same data key under another version of the key-encryption key. Throws as {@link unwrap} does. */
  async rewrap(wrapped: WrappedKey, owner: string, { version, key }: KeyVersion): Promise<WrappedKey> {
    const dataKey = await this.unwrap(wrapped, owner);
    return { wrapped: seal(key, dataKey, wrappingAad(owner, version)), keyVersion: version };
  }

  /** Seals a JSON value at a place; a long one is made shorter first. */
  seal(dataKey: Buffer, place: Place, value: unknown): Buffer {
    return this.sealBytes(dataKey, place, packText(JSON.stringify(value)));
  }

  /** Opens what {@link seal} sealed at the same place. Throws on any difference. */
  open<T>(dataKey: Buffer, place: Place, sealed: Buffer): T {
    return JSON.parse(unpackText(this.openBytes(dataKey, place, sealed))) as T;
  }

  /** Seals bytes as they are at a place. */
  sealBytes(dataKey: Buffer, place: Place, bytes: Buffer): Buffer {
    return seal(dataKey, bytes, FieldCipher.#aad(place));
  }

  /** Opens what {@link sealBytes} sealed at the same place. Throws on any difference. */
  openBytes(dataKey: Buffer, place: Place, sealed: Buffer): Buffer {
    return open(dataKey, sealed, FieldCipher.#aad(place));
  }

  static #aad(place: Place): string {
    return `${place.table}|${place.column}|${place.row}|${DATA_KEY_VERSION}`;
  }
}

function wrappingAad(owner: string, version: number): string {
  return `data-key|${owner}|${version}`;
}

function seal(key: Buffer, plain: Buffer, aad: string): Buffer {
  const iv = freshBytes(IV);
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
