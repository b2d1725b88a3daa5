import { readCyrillic } from './cyrillic-reading.js';
import { groupsOf, type GivenNameGroup } from './given-names.js';
import { readLatin } from './latin-readings.js';
import { remembered } from './remembered.js';
import { familySkeletonOf, skeletonOf, type Skeleton } from './skeleton.js';
import { type Word } from './words.js';

/** One word of a name, read: all it can stand for. */
export interface NamePart {
  readonly isInitial: boolean;
  /** The distinct skeletons of its readings. */
  readonly readings: readonly Skeleton[];
  /** The same without the endings of a family name. */
  readonly families: readonly Skeleton[];
  /** Its skeleton under the first scheme: what counts between two names in one hand. */
  readonly own: Skeleton;
  readonly ownFamily: Skeleton;
  readonly groups: readonly GivenNameGroup[];
}

/** No name is longer in earnest; what comes after is not compared, so that no input costs much. */
const LONGEST_SKELETON = 40;

/** Reads one word. */
export function namePartOf({ script, letters }: Pick<Word, 'script' | 'letters'>): NamePart {
  return script === 'cyrillic' ? cyrillicPart(letters) : latinPart(letters);
}

const cyrillicPart = remembered((letters) => partOf(letters, [readCyrillic(letters)]));
const latinPart = remembered((letters) => partOf(letters, readLatin(letters)));

function partOf(letters: string, phonemes: readonly string[]): NamePart {
  const readings = distinct(phonemes, (one) => skeletonOf(one).slice(0, LONGEST_SKELETON));
  const own = readings[0] ?? '';
  return {
    isInitial: letters.length === 1,
    readings,
    families: distinct(readings, familySkeletonOf),
    own,
    ownFamily: familySkeletonOf(own),
    groups: groupsOf(readings),
  };
}

/** Several words as one: Kara-Murza as Karamurza. */
export function joinedWord(words: readonly Word[]): Word {
  const script = words.some((word) => word.script === 'cyrillic') ? 'cyrillic' : 'latin';
  return {
    script,
    isHyphened: false,
    letters: words.map(({ letters }) => letters).join(''),
    written: words.map(({ written }) => written).join(''),
  };
}

function distinct(values: readonly string[], make: (value: string) => string): readonly string[] {
  const made: string[] = [];
  for (const value of values) {
    const one = make(value);
    if (!made.includes(one)) made.push(one);
  }
  return made;
}
