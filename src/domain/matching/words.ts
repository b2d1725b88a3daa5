import { remembered } from './remembered.js';

/** One word of a name in the letters of one script: lower case, no apostrophes, diacritics of Latin as phonemes. */
export interface Word {
  readonly letters: string;
  readonly script: 'cyrillic' | 'latin';
  /** As it was written, in lower case: the marks of a spelling system are looked for here. */
  readonly written: string;
  /** A hyphen stands between it and the word before it. */
  readonly isHyphened: boolean;
}

/** Signs that stand for ь and ъ, or tie two letters: ' ’ ʹ ʺ " and their kin, combining tie bars, invisible signs. */
const DROPPED = /['"`´‘’‚‛“”„′″ʹʺʻʼʽˈ\u00ad]|[\u200b-\u200d]|\u0361|\ufe20|\ufe21/g;
/** ь or ъ before a j, which is a vowel's part there and no дж: D'jačkov. */
const SIGN_BEFORE_J = /(?<=\p{L})['"`´‘’‚‛“”„′″ʹʺʻʼ]j/giu;
const BETWEEN_WORDS = /([\s\p{Pd}.,;:/()_]+)/u;
const HYPHEN = /^\p{Pd}$/u;
const INSIDE_CAPITALS = /(?<=\p{Ll})(?=\p{Lu})/u;
const CYRILLIC = /\p{Script=Cyrillic}/gu;
const LATIN = /\p{Script=Latin}/gu;
const MARKS = /\p{M}+/gu;
const BEYOND_ASCII = /[^a-z]/;
const EACH_BEYOND_ASCII = /[^a-z]/gu;

/** Letters that look alike: Cyrillic, Latin. A spreadsheet or a bad keyboard puts one among the other. */
const LOOK_ALIKES = [
  ['а', 'a'],
  ['е', 'e'],
  ['о', 'o'],
  ['р', 'p'],
  ['с', 'c'],
  ['у', 'y'],
  ['х', 'x'],
  ['і', 'i'],
  ['ї', 'i'],
  ['ј', 'j'],
  ['к', 'k'],
  ['м', 'm'],
  ['т', 't'],
  ['н', 'h'],
  ['в', 'b'],
] as const;
const TO_LATIN = new Map<string, string>([...LOOK_ALIKES, ['ё', 'ë'], ['ѕ', 's']]);
const TO_CYRILLIC = new Map<string, string>(LOOK_ALIKES.map(([cyrillic, latin]) => [latin, cyrillic]));

/**
 * Latin letters beyond a-z as phonemes (capitals: skeleton.ts). Before any folding to ASCII, which would make s of š.
 * Sources: ISO 9, Czech, Polish, Turkish and Tatar alphabets, ALA-LC.
 */
const LETTERS = new Map<string, string>(
  Object.entries({
    š: 'S',
    ş: 'S',
    ș: 'S',
    ś: 'S',
    č: 'Q',
    ç: 'Q',
    ć: 'Q',
    ž: 'Z',
    ż: 'Z',
    ź: 'z',
    ŝ: 'W',
    â: 'ia',
    û: 'iu',
    ł: 'l',
    õ: 'i',
    ı: 'i',
    ß: 'ss',
    ə: 'a',
    đ: 'dZ',
    æ: 'a',
    ø: 'o',
    þ: 't',
    ð: 'd',
  }),
);

/** No name has more words in earnest; those after it are not looked at, so that no input costs much. */
const MOST_WORDS = 8;

/** The words of a name in the order they stand in. A word without a letter is none. */
export const wordsOf = remembered((text): readonly Word[] => {
  const words: Word[] = [];
  const pieces = text.normalize('NFC').replace(SIGN_BEFORE_J, 'i').replace(DROPPED, '').split(BETWEEN_WORDS);
  for (let index = 0; index < pieces.length && words.length < MOST_WORDS; index += 2) {
    const isHyphened = words.length > 0 && HYPHEN.test(pieces[index - 1] ?? '');
    const word = wordOf((pieces[index] ?? '').toLowerCase(), isHyphened);
    if (word !== undefined) words.push(word);
  }
  return words;
});

/** The words of a name that was typed without spaces but with capitals (`AnnaExamplova`); one word stays one. */
export function wordsByCapitals(text: string): readonly Word[] {
  return wordsOf(text.normalize('NFC').split(INSIDE_CAPITALS).join(' '));
}

function wordOf(part: string, isHyphened: boolean): Word | undefined {
  if (part === '') return undefined;
  if (!BEYOND_ASCII.test(part)) return { letters: part, script: 'latin', written: part, isHyphened };
  const cyrillic = part.match(CYRILLIC)?.length ?? 0;
  const latin = part.match(LATIN)?.length ?? 0;
  if (cyrillic > latin) {
    const written = latin === 0 ? part : replaced(part, TO_CYRILLIC);
    return { letters: written, script: 'cyrillic', written, isHyphened };
  }
  const written = cyrillic === 0 ? part : replaced(part, TO_LATIN);
  const letters = written.replace(EACH_BEYOND_ASCII, phonemesOf);
  return letters === '' ? undefined : { letters, script: 'latin', written, isHyphened };
}

function replaced(part: string, table: ReadonlyMap<string, string>): string {
  let result = '';
  for (const letter of part) result += table.get(letter) ?? letter;
  return result;
}

/** A letter beyond a-z: its phonemes, else itself without marks; letters of other scripts stay, other signs go. */
function phonemesOf(letter: string): string {
  const known = LETTERS.get(letter);
  if (known !== undefined) return known;
  const bare = letter.normalize('NFD').replace(MARKS, '');
  return /^\p{L}+$/u.test(bare) ? bare : '';
}
