import { LATIN_SCHEMES, type LatinScheme } from './latin-schemes.js';

interface Reader {
  readonly canRead: (letters: string) => boolean;
  readonly read: (letters: string) => string;
}

const READERS: readonly Reader[] = LATIN_SCHEMES.map(readerOf);

/** What a Latin word can stand for, in phonemes, one entry for each scheme that may have written it; English first. */
export function readLatin(letters: string): readonly string[] {
  const readings: string[] = [];
  for (const { canRead, read } of READERS) {
    if (!canRead(letters)) continue;
    const reading = read(letters);
    if (!readings.includes(reading)) readings.push(reading);
  }
  return readings;
}

function readerOf({ needs, never, rules }: LatinScheme): Reader {
  const patterns = Object.keys(rules).sort(
    (one, other) => bare(other).length - bare(one).length || other.length - one.length,
  );
  const any = new RegExp(patterns.join('|'), 'g');
  const phonemes = new Map(patterns.map((pattern) => [bare(pattern), rules[pattern] ?? '']));
  return {
    canRead: (letters) => (needs?.test(letters) ?? true) && never?.test(letters) !== true,
    read: (letters) => letters.replace(any, (match) => phonemes.get(match) ?? match),
  };
}

/** A pattern without what it looks at but does not take. */
function bare(pattern: string): string {
  return pattern.replace(/\(\?[^)]*\)|\^/g, '');
}
