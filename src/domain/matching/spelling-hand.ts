import { type Word } from './words.js';

/**
 * The spelling system a whole name is plainly written in, where that system tells every sound apart. Between two names in
 * one hand a letter is a letter: Шаров and Жаров, Sharov and Zharov are two people, while Scharow may be either.
 */
export type SpellingHand = 'cyrillic' | 'english';

const ENGLISH = /zh|kh|(?<![scz])sh|[^aeiou]y[aeou]|^y[aeou]|[aeio]y$|iy$/;
/** Marks of another system, or of none in particular. */
const OTHER = /[^a-z]|ou|tch|dj|sch|w|j|cz|sz|rz|oe|x|gu[ei]|[^aeiou]ine$/;

/** The hand of all words together; none when nothing tells it, or when marks of two systems are there. */
export function spellingHandOf(words: readonly Word[]): SpellingHand | undefined {
  if (words.length === 0) return undefined;
  if (words.every(({ script }) => script === 'cyrillic')) return 'cyrillic';
  if (words.some(({ script, written }) => script === 'cyrillic' || OTHER.test(written))) return undefined;
  return words.some(({ written }) => ENGLISH.test(written)) ? 'english' : undefined;
}
