const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_ARRAY = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_ARRAY = 0x5d;
const LETTER_D = 0x64;
const LETTER_U = 0x75;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const ZERO = 0x30;

/** What a glance at JSON text tells before it is parsed. For text that is not JSON the figures mean nothing. */
export interface JsonStructure {
  /** Property names in the text, repeated ones counted each time. */
  readonly keys: number;
  /** At least the number of values: commas and brackets. */
  readonly values: number;
  /** Levels of nesting; 0 for a single number or string. */
  readonly depth: number;
  /** True when an escape names NUL or half of a surrogate pair, alone or not. */
  readonly rareEscapes: boolean;
}

/** Counts keys, values and levels in one pass over UTF-8 bytes, without looking into strings. */
export function glanceAtJson(bytes: Buffer): JsonStructure {
  const end = bytes.length;
  let keys = 0;
  let values = 1;
  let level = 0;
  let depth = 0;
  let rareEscapes = false;
  for (let at = 0; at < end; at++) {
    const byte = bytes[at];
    if (byte === QUOTE) {
      for (at++; at < end && bytes[at] !== QUOTE; at++) {
        if (bytes[at] !== BACKSLASH) continue;
        at++;
        if (bytes[at] === LETTER_U && isRare(bytes, at + 1)) rareEscapes = true;
      }
    } else if (byte === COMMA) {
      values++;
    } else if (byte === COLON) {
      keys++;
    } else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
      values++;
      if (++level > depth) depth = level;
    } else if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) {
      level--;
    }
  }
  return { keys, values, depth, rareEscapes };
}

/** True for the four digits of NUL, `0000`, and of a surrogate, which begin with D8 to DF. */
function isRare(bytes: Buffer, at: number): boolean {
  const first = bytes[at];
  const second = bytes[at + 1] ?? 0;
  if (first === ZERO) return second === ZERO && bytes[at + 2] === ZERO && bytes[at + 3] === ZERO;
  if (first === undefined || (first | 0x20) !== LETTER_D) return false;
  return second === 0x38 || second === 0x39 || ((second | 0x20) >= 0x61 && (second | 0x20) <= 0x66);
}
