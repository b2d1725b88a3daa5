import { sha256 } from './hashing.js';

/** A salted disclosure and the digest that stands for it in a leaf. */
export interface SealedDisclosure {
  readonly digest: string;
  readonly disclosure: string;
}

/**
 * Salts a value so that its digest gives nothing away: base64url(JSON [salt, name, value]), digest SHA-256 over that
 * text in base64url, as in SD-JWT (RFC 9901, section 4.2).
 */
export function sealDisclosure(salt: string, name: string, value: unknown): SealedDisclosure {
  const disclosure = Buffer.from(JSON.stringify([salt, name, value]), 'utf8').toString('base64url');
  return { digest: sha256(disclosure).toString('base64url'), disclosure };
}

/** Name and value of a disclosure as {@link sealDisclosure} wrote it. */
export function openDisclosure(disclosure: string): readonly [name: string, value: unknown] {
  const [, name, value] = JSON.parse(Buffer.from(disclosure, 'base64url').toString('utf8')) as [
    string,
    string,
    unknown,
  ];
  return [name, value];
}
