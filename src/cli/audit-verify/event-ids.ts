import { getRandomValues } from 'node:crypto';

/** Characters of an id as a text, and where its hexadecimal digits stand: four words of eight. */
const DIGITS = [
  [0, 1, 2, 3, 4, 5, 6, 7],
  [9, 10, 11, 12, 14, 15, 16, 17],
  [19, 20, 21, 22, 24, 25, 26, 27],
  [28, 29, 30, 31, 32, 33, 34, 35],
].flat();
const WORDS = 4;
const SMALLEST = 1 << 12;
/** Places that are taken at most before there are twice as many. */
const FULL = 0.7;

/**
 * The ids of events that were seen, 16 bytes each in one table beside the heap: a log of ten million takes 256 MiB, where texts in a
 * Set would take five times as much, and a Set ends at sixteen million. Where an id stands hangs on numbers drawn by lot, so that
 * nobody can make a log whose ids all want one place.
 */
export class EventIds {
  #table = new Uint32Array(SMALLEST * WORDS);
  #places = SMALLEST;
  #size = 0;
  #hasNil = false;
  readonly #id = new Uint32Array(WORDS);
  readonly #lot = getRandomValues(new Uint32Array(WORDS));

  /** Takes the id that stands at a place of the bytes, in the 36 characters of a UUID. False: it was seen before. */
  add(bytes: Uint8Array, at: number): boolean {
    const id = this.#id;
    for (let word = 0; word < WORDS; word += 1) {
      let value = 0;
      for (let i = word * 8; i < word * 8 + 8; i += 1) {
        const char = bytes[at + (DIGITS[i] ?? 0)] ?? 0;
        value = (value << 4) | (char < 58 ? char - 48 : char - 87);
      }
      id[word] = value;
    }
    if (id.every((word) => word === 0)) {
      const isNew = !this.#hasNil;
      this.#hasNil = true;
      return isNew;
    }
    if (!this.#put(id, 0)) return false;
    this.#size += 1;
    if (this.#size > this.#places * FULL) this.#grow();
    return true;
  }

  #put(from: Uint32Array, at: number): boolean {
    const table = this.#table;
    const mask = this.#places - 1;
    for (let place = this.#placeOf(from, at) & mask; ; place = (place + 1) & mask) {
      const start = place * WORDS;
      let [isFree, isSame] = [true, true];
      for (let word = 0; word < WORDS; word += 1) {
        const kept = table[start + word];
        if (kept !== 0) isFree = false;
        if (kept !== from[at + word]) isSame = false;
      }
      if (isSame) return false;
      if (!isFree) continue;
      for (let word = 0; word < WORDS; word += 1) table[start + word] = from[at + word] ?? 0;
      return true;
    }
  }

  #placeOf(from: Uint32Array, at: number): number {
    let place = 0;
    for (let word = 0; word < WORDS; word += 1) {
      place = Math.imul(place ^ (from[at + word] ?? 0) ^ (this.#lot[word] ?? 0), 0x9e3779b1);
      place ^= place >>> 15;
    }
    return place >>> 0;
  }

  #grow(): void {
    const before = this.#table;
    this.#places *= 2;
    this.#table = new Uint32Array(this.#places * WORDS);
    for (let at = 0; at < before.length; at += WORDS) {
      const isTaken =
        before[at] !== 0 || before[at + 1] !== 0 || before[at + 2] !== 0 || before[at + 3] !== 0;
      if (isTaken) this.#put(before, at);
    }
  }
}
