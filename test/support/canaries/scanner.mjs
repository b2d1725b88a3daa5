/** The shortest text that is looked for, in bytes: a shorter one turns up in ciphertext by chance. */
export const SHORTEST = 6;

/** The shortest text that is looked for in base64 as well, in bytes. */
const SHORTEST_IN_BASE64 = 8;

/**
 * Looks for many texts at once in bytes of any kind (Wu and Manber’s way: most bytes are never looked at), in UTF-8 and, as
 * the disclosures of the audit log are written, in base64 and base64url.
 */
export class Scanner {
  #shift = new Uint8Array(65_536).fill(SHORTEST - 1);
  #ending = new Map();

  /** `canaries` are `{ kind, text }`; `kind` is what a finding is called by. */
  constructor(canaries) {
    for (const { kind, text } of canaries) {
      const bytes = Buffer.from(text, 'utf8');
      if (bytes.length < SHORTEST) continue;
      this.#add(kind, bytes);
      if (bytes.length < SHORTEST_IN_BASE64) continue;
      for (const encoded of inBase64(bytes)) this.#add(`${kind} in base64`, Buffer.from(encoded));
    }
  }

  /** The kinds of the canaries in the bytes, each once. */
  find(bytes) {
    const found = new Set();
    let at = SHORTEST - 1;
    while (at < bytes.length) {
      const block = (bytes[at - 1] << 8) | bytes[at];
      const shift = this.#shift[block];
      if (shift > 0) {
        at += shift;
        continue;
      }
      const start = at - SHORTEST + 1;
      for (const { kind, needle } of this.#ending.get(block) ?? []) {
        if (
          bytes.compare(needle, 0, needle.length, start, Math.min(start + needle.length, bytes.length)) === 0
        ) {
          found.add(kind);
        }
      }
      at += 1;
    }
    return [...found];
  }

  #add(kind, needle) {
    for (let i = 0; i < SHORTEST - 1; i++) {
      const block = (needle[i] << 8) | needle[i + 1];
      this.#shift[block] = Math.min(this.#shift[block], SHORTEST - 2 - i);
    }
    const last = (needle[SHORTEST - 2] << 8) | needle[SHORTEST - 1];
    this.#ending.set(last, [...(this.#ending.get(last) ?? []), { kind, needle }]);
  }
}

/** How bytes read in the middle of base64 or base64url, wherever in a group of three they begin. */
function inBase64(bytes) {
  const texts = [0, 1, 2].map((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .replaceAll('=', '');
    const whole = Math.floor(((before + bytes.length) * 8) / 6);
    return text.slice(Math.ceil((before * 8) / 6), whole);
  });
  return new Set(texts.flatMap((text) => [text, text.replaceAll('+', '-').replaceAll('/', '_')]));
}
