import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { crc32 } from 'node:zlib';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const ID_LENGTH = 16;
const SECRET_LENGTH = 32;
const CHECKSUM_LENGTH = 6;
const SHAPE = new RegExp(
  `^rdk_(demo|live)_([0-9A-Za-z]{${ID_LENGTH}})_([0-9A-Za-z]{${SECRET_LENGTH + CHECKSUM_LENGTH}})$`,
);

/** An API key taken apart. `secret` is 190 random bits in base62. */
export interface ApiKey {
  readonly environment: 'demo' | 'live';
  readonly keyId: string;
  readonly secret: string;
}

/** Makes a new key: `rdk_<env>_<id>_<secret><checksum>`, told once. */
export function makeApiKey(environment: 'demo' | 'live'): { readonly text: string; readonly key: ApiKey } {
  const key: ApiKey = { environment, keyId: base62(ID_LENGTH), secret: base62(SECRET_LENGTH) };
  return { text: formatApiKey(key), key };
}

/** A key as it is sent. */
export function formatApiKey(key: ApiKey): string {
  const body = `rdk_${key.environment}_${key.keyId}_${key.secret}`;
  return `${body}${checksumOf(body)}`;
}

/** The parts of a key, or `null` for what is no key or was mistyped: the CRC-32 at its end is checked first. */
export function parseApiKey(text: string): ApiKey | null {
  const match = SHAPE.exec(text);
  if (match === null) return null;
  const body = text.slice(0, -CHECKSUM_LENGTH);
  if (checksumOf(body) !== text.slice(-CHECKSUM_LENGTH)) return null;
  return {
    environment: match[1] as 'demo' | 'live',
    keyId: match[2] ?? '',
    secret: (match[3] ?? '').slice(0, SECRET_LENGTH),
  };
}

/** The keyed hash under which a secret is kept. */
export function hashApiKeySecret(pepper: Buffer, key: ApiKey): Buffer {
  return createHmac('sha256', pepper).update(`${key.environment}|${key.keyId}|${key.secret}`).digest();
}

/** Compares in constant time, and does the same work when there is nothing to compare with. */
export function sameHash(computed: Buffer, stored: Buffer | null): boolean {
  const equal = timingSafeEqual(computed, stored ?? Buffer.alloc(computed.length));
  return equal && stored !== null;
}

/** Random base62 text; bytes past the last whole multiple of 62 are thrown away, so that no letter is likelier. */
function base62(length: number): string {
  let text = '';
  while (text.length < length) {
    for (const byte of randomBytes(length)) {
      if (byte < 248 && text.length < length) text += ALPHABET[byte % 62];
    }
  }
  return text;
}

function checksumOf(body: string): string {
  let value = crc32(body);
  let text = '';
  for (let i = 0; i < CHECKSUM_LENGTH; i++) {
    text = `${ALPHABET[value % 62] ?? '0'}${text}`;
    value = Math.floor(value / 62);
  }
  return text;
}
