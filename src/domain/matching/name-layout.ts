import { joinedWord, namePartOf, type NamePart } from './name-part.js';
import {
  firstSounds,
  isOfKnownFather,
  patronymicByEnding,
  patronymicOfField,
  sexOfMarker,
  type Patronymic,
} from './patronymics.js';
import { type MatchPerson } from './person.js';
import { spellingHandOf, type SpellingHand } from './spelling-hand.js';
import { wordsByCapitals, wordsOf, type Word } from './words.js';

/** One field of a name: its words, and all of them as one. */
export interface NameField {
  readonly parts: readonly NamePart[];
  readonly whole: NamePart | undefined;
}

/** Which words are the family name and which the given name. */
export interface NameLayout {
  readonly family: NameField;
  readonly given: NameField;
}

export interface NameOfPerson {
  /** The likeliest first; more than one only for a name that was typed in one word. */
  readonly layouts: readonly NameLayout[];
  readonly patronymic: Patronymic | undefined;
  readonly hand: SpellingHand | undefined;
}

interface Read {
  readonly word: Word;
  readonly part: NamePart;
}

/** A given name inside a name typed in one word leaves a family name of this many letters at least. */
const LEAST_FAMILY = 4;
const LEAST_GIVEN = 4;

/** Puts the words of a person's name into their roles, whichever field they were typed in. */
export function nameOf(person: MatchPerson): NameOfPerson {
  let family = wordsOf(person.family ?? '');
  let given = wordsOf(person.given ?? '');
  const patronymic = wordsOf(person.patronymic ?? '');
  if (family.length + given.length === 1) {
    if (family.length === 1) family = wordsByCapitals(person.family ?? '');
    else given = wordsByCapitals(person.given ?? '');
  }
  const read = (words: readonly Word[]): Read[] => words.map((word) => ({ word, part: namePartOf(word) }));
  const families = read(family);
  const givens = read(given);
  const father =
    patronymicOfField(read(patronymic).map(({ part }) => part)) ??
    takePatronymic(givens, families.length > 0) ??
    takePatronymic(families, givens.length > 0 && !families.some(isKnownGiven));
  return {
    layouts: layoutsOf(families, givens),
    patronymic: father,
    hand: spellingHandOf([...family, ...given, ...patronymic]),
  };
}

/**
 * Takes the patronymic out of a field that holds more than it: the word before `ogly` or `kyzy`, a word with the ending of
 * one, or an initial at the end. `aloneIsEnough`: the field may be left with one word that is no known given name.
 */
function takePatronymic(field: Read[], otherFieldStands: boolean): Patronymic | undefined {
  const marker = field.findIndex(({ part }) => sexOfMarker(part) !== undefined);
  if (marker >= 1 && field.length >= 3 - Number(otherFieldStands)) {
    const taken = field.splice(marker - 1, 2).map(({ part }) => part);
    return patronymicOfField(taken);
  }
  if (field.length < 2) return undefined;
  const rest = (index: number): Read[] => field.filter((_, other) => other !== index);
  for (const [index, { part }] of field.entries()) {
    const found = patronymicByEnding(part);
    if (found === undefined) continue;
    const standsBesideGiven = rest(index).some(isKnownGiven);
    if (standsBesideGiven || field.length >= 3 || (otherFieldStands && isOfKnownFather(found))) {
      field.splice(index, 1);
      return found;
    }
  }
  const last = field.at(-1);
  if (last?.part.isInitial === true && (otherFieldStands || field.length >= 3)) {
    field.pop();
    return { stems: [], initials: firstSounds(last.part) };
  }
  return undefined;
}

function layoutsOf(families: readonly Read[], givens: readonly Read[]): readonly NameLayout[] {
  const layout = (family: readonly Read[], given: readonly Read[]): NameLayout => ({
    family: fieldOf(family),
    given: fieldOf(given),
  });
  if (families.length > 0 && givens.length > 0) return [layout(families, givens)];
  const words = [...families, ...givens];
  const alone = layout(families, givens);
  const [only, second] = words;
  if (only === undefined) return [alone];
  if (second === undefined) {
    const split = splitWord(only.word);
    return split === undefined ? [alone] : [alone, layout(split.family, split.given)];
  }
  if (words.slice(1).every(({ word }) => word.isHyphened)) return [alone];
  const known = words.findIndex(({ part }) => part.isInitial || part.groups.length > 0);
  const place = known >= 0 ? known : families.length > 0 ? words.length - 1 : 0;
  const isInPlace = (_: Read, index: number): boolean => unitOf(words, index) === unitOf(words, place);
  return [
    layout(
      words.filter((read, index) => !isInPlace(read, index)),
      words.filter(isInPlace),
    ),
  ];
}

/** Where the hyphened name begins that a word belongs to. */
function unitOf(words: readonly Read[], index: number): number {
  let start = index;
  while (start > 0 && words[start]?.word.isHyphened === true) start--;
  return start;
}

/** A known given name at the start or the end of a name typed in one word, and the rest as the family name. */
function splitWord(
  word: Word,
): { readonly family: readonly Read[]; readonly given: readonly Read[] } | undefined {
  const { letters } = word;
  const piece = (from: number, to: number): Read => {
    const text = letters.slice(from, to);
    const part: Word = { ...word, letters: text, written: text };
    return { word: part, part: namePartOf(part) };
  };
  for (let length = letters.length - LEAST_FAMILY; length >= LEAST_GIVEN; length--) {
    for (const [from, to] of [
      [0, length],
      [letters.length - length, letters.length],
    ] as const) {
      const given = piece(from, to);
      if (given.part.groups.length === 0) continue;
      return { given: [given], family: [from === 0 ? piece(to, letters.length) : piece(0, from)] };
    }
  }
  return undefined;
}

function fieldOf(reads: readonly Read[]): NameField {
  const parts = reads.map(({ part }) => part);
  return {
    parts,
    whole: parts.length > 1 ? namePartOf(joinedWord(reads.map(({ word }) => word))) : parts[0],
  };
}

function isKnownGiven({ part }: Read): boolean {
  return part.groups.length > 0;
}
