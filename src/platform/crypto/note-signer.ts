import { createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';
import { noteText, type VerifierKey } from '../../domain/audit/signed-note.js';
import { ED25519, noteKeyId } from './note-verifier.js';

/** Signs notes with one Ed25519 key under one name: C2SP signed-note. */
export class NoteSigner {
  readonly key: VerifierKey;
  readonly #private: KeyObject;

  /** `pem` is a private key in PKCS #8. Throws a TypeError for any other, without saying what was in it. */
  constructor(name: string, pem: string) {
    this.#private = privateKeyOf(pem);
    const { x = '' } = createPublicKey(this.#private).export({ format: 'jwk' });
    const publicKey = Buffer.from(x, 'base64url');
    this.key = { name, keyId: noteKeyId(name, ED25519, publicKey), type: ED25519, publicKey };
  }

  /** The note of a text that ends with a newline, with this key's signature. */
  sign(text: string): string {
    const { name, keyId } = this.key;
    return noteText({ text, signatures: [{ name, keyId, signature: this.signatureOf(text) }] });
  }

  /** The signature alone, 64 bytes. */
  signatureOf(text: string): Buffer {
    return sign(null, Buffer.from(text, 'utf8'), this.#private);
  }
}

function privateKeyOf(pem: string): KeyObject {
  try {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch {
    // Told below: the cause may quote what was given.
  }
  throw new TypeError('not an Ed25519 private key in PKCS #8 (PEM)');
}
