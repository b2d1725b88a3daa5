import { type Turns } from '../turns.js';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPENERS: readonly (number | undefined)[] = [0x5b, 0x7b];
const CLOSERS: readonly (number | undefined)[] = [0x5d, 0x7d];
/** What ends a number or a word: a comma, a bracket or space. */
const ENDS: readonly (number | undefined)[] = [0x2c, 0x5d, 0x7d, 0x20, 0x09, 0x0a, 0x0d];
const SPACE: readonly (number | undefined)[] = [0x20, 0x09, 0x0a, 0x0d];
/** Bytes looked at between two looks at the clock. */
const STRETCH = 65_536;

/**
 * Walks over UTF-8 JSON text value by value without reading the values, so that each can be read by itself. Where the
 * text is not JSON, it stops at or before the place where a reader of the whole would.
 */
export class JsonCursor {
  at: number;

  constructor(
    private readonly bytes: Buffer,
    private readonly turns: Turns,
  ) {
    this.at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  }

  /** True at the end of the text, space skipped. */
  async isAtEnd(): Promise<boolean> {
    await this.#skipSpace();
    return this.at === this.bytes.length;
  }

  /** True when the next character is this one, space skipped; it is not passed. */
  async sees(character: string): Promise<boolean> {
    await this.#skipSpace();
    return this.bytes[this.at] === character.charCodeAt(0);
  }

  /** Passes a character and gives true, or stays where it is. */
  async takes(character: string): Promise<boolean> {
    const seen = await this.sees(character);
    if (seen) this.at++;
    return seen;
  }

  /** Passes a value, whatever is in it, and gives its bytes. */
  async value(): Promise<Buffer> {
    await this.#skipSpace();
    const start = this.at;
    if (this.bytes[start] === QUOTE) this.#skipText();
    else if (OPENERS.includes(this.bytes[start])) await this.#skipNested();
    else while (this.at < this.bytes.length && !ENDS.includes(this.bytes[this.at])) this.at++;
    return this.bytes.subarray(start, this.at);
  }

  async #skipSpace(): Promise<void> {
    for (let seen = 1; SPACE.includes(this.bytes[this.at]); seen++) {
      this.at++;
      if (seen % STRETCH === 0) await this.turns.yield();
    }
  }

  #skipText(): void {
    for (;;) {
      const end = this.bytes.indexOf(QUOTE, this.at + 1);
      if (end < 0) {
        this.at = this.bytes.length;
        return;
      }
      let escapes = 0;
      while (end - 1 - escapes > this.at && this.bytes[end - 1 - escapes] === BACKSLASH) escapes++;
      this.at = end;
      if (escapes % 2 === 0) break;
    }
    this.at++;
  }

  async #skipNested(): Promise<void> {
    let level = 0;
    let next = this.at + STRETCH;
    while (this.at < this.bytes.length) {
      const byte = this.bytes[this.at];
      if (byte === QUOTE) this.#skipText();
      else {
        if (byte === 0x5b || byte === 0x7b) level++;
        else if (CLOSERS.includes(byte)) level--;
        this.at++;
        if (level === 0) return;
      }
      if (this.at >= next) {
        await this.turns.yield();
        next = this.at + STRETCH;
      }
    }
  }
}
