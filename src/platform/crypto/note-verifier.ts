import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { noteOf, type VerifierKey, verifierKeyOf } from '../../domain/audit/signed-note.js';
import { sha256 } from './hashing.js';

/** The type byte of an Ed25519 key, and what stands before its 32 bytes in DER (RFC 8410). */
export const ED25519 = 1;
const SPKI_HEAD = Buffer.from('302a300506032b6570032100', 'hex');

/** The four bytes, in hex, that tell keys of one name apart: of SHA-256(name, newline, type byte, key). */
export function noteKeyId(name: string, type: number, publicKey: Uint8Array): string {
  return sha256(name, '\n', Buffer.of(type), Buffer.from(publicKey)).toString('hex', 0, 4);
}

/** Says whether a note was signed with one Ed25519 key: C2SP signed-note. */
export class NoteVerifier {
  readonly #key: KeyObject;

  /** `key` is an Ed25519 key of 32 bytes with its own key id; for one that others gave, use {@link of}. */
  constructor(readonly key: VerifierKey) {
    this.#key = createPublicKey({
      key: Buffer.concat([SPKI_HEAD, key.publicKey]),
      format: 'der',
      type: 'spki',
    });
  }

  /** The verifier of a key as it is handed around; null for what is no Ed25519 key, or whose key id is not its own. */
  static of(text: string): NoteVerifier | null {
    const key = verifierKeyOf(text);
    if (key === null || key.type !== ED25519 || key.publicKey.length !== 32) return null;
    return noteKeyId(key.name, key.type, key.publicKey) === key.keyId ? new NoteVerifier(key) : null;
  }

  /** The text that the key signed; null when the note is none, is not signed with it, or the signature is wrong. */
  verify(whole: string): string | null {
    const note = noteOf(whole);
    const line = note?.signatures.find(
      ({ name, keyId }) => name === this.key.name && keyId === this.key.keyId,
    );
    if (note === null || line === undefined) return null;
    return verify(null, Buffer.from(note.text, 'utf8'), this.#key, line.signature) ? note.text : null;
  }
}
