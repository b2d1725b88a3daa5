/** A text and who signed it: C2SP signed-note. */
export interface SignedNote {
  /** Ends with a newline; this is what is signed. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** One signature line. `keyId` is the eight hex digits of the four bytes that tell keys of one name apart. */
export interface NoteSignature {
  readonly name: string;
  readonly keyId: string;
  readonly signature: Uint8Array;
}

/** A key that verifies notes, as it is handed around: `name+keyId+base64(type byte and key)`. */
export interface VerifierKey {
  readonly name: string;
  readonly keyId: string;
  /** 1 for Ed25519. */
  readonly type: number;
  readonly publicKey: Uint8Array;
}

/** More lines than any log has witnesses; the limit of the reference implementation. */
const MOST_SIGNATURES = 100;

/**
 * The note that bytes in UTF-8 state, or null when they are none: the text ends at the last empty line, signature lines begin
 * with an em dash and a space, and no control character but the newline is in it.
 */
export function noteOf(whole: string): SignedNote | null {
  // eslint-disable-next-line no-control-regex -- these are what the specification forbids
  if (/[\u0000-\u0009\u000b-\u001f\ufffd]/.test(whole) || !whole.endsWith('\n')) return null;
  const end = whole.lastIndexOf('\n\n');
  if (end < 1) return null;
  const lines = whole.slice(end + 2, -1).split('\n');
  if (lines.length > MOST_SIGNATURES) return null;
  const signatures = lines.map(signatureOf);
  return signatures.every((one) => one !== null) ? { text: whole.slice(0, end + 1), signatures } : null;
}

/** A note as it is written down. */
export function noteText({ text, signatures }: SignedNote): string {
  const lines = signatures.map(({ name, keyId, signature }) => {
    const bytes = new Uint8Array([...bytesOfHex(keyId), ...signature]);
    return `— ${name} ${base64Of(bytes)}\n`;
  });
  return `${text}\n${lines.join('')}`;
}

/** The key that a text states, or null when it states none. Whether the key id is right is for whoever can hash to say. */
export function verifierKeyOf(text: string): VerifierKey | null {
  const [, name, keyId, encoded] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})$/.exec(text) ?? [];
  if (name === undefined || keyId === undefined || encoded === undefined) return null;
  const bytes = bytesOf(encoded);
  const type = bytes?.[0];
  return bytes === null || type === undefined ? null : { name, keyId, type, publicKey: bytes.subarray(1) };
}

/** A key as it is handed around. */
export function verifierKeyText({ name, keyId, type, publicKey }: VerifierKey): string {
  return `${name}+${keyId}+${base64Of(new Uint8Array([type, ...publicKey]))}`;
}

function signatureOf(line: string): NoteSignature | null {
  const [, name, encoded] = /^— ([^\s+]+) ([A-Za-z0-9+/]+={0,2})$/u.exec(line) ?? [];
  const bytes = encoded === undefined ? null : bytesOf(encoded);
  if (name === undefined || bytes === null || bytes.length < 5) return null;
  const keyId = [...bytes.subarray(0, 4)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return { name, keyId, signature: bytes.subarray(4) };
}

/** The bytes of a text in base64, or null when it is not the one way to write them. */
function bytesOf(encoded: string): Uint8Array | null {
  if (encoded.length % 4 !== 0) return null;
  const bytes = Uint8Array.from(atob(encoded), (char) => char.charCodeAt(0));
  return base64Of(bytes) === encoded ? bytes : null;
}

function base64Of(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

function bytesOfHex(hex: string): number[] {
  return (hex.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16));
}
