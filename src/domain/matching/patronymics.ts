import { groupsOf } from './given-names.js';
import { type NamePart } from './name-part.js';
import { type Sex } from './person.js';
import { type Skeleton } from './skeleton.js';

/** The father's name: its stems, one for each reading, and what the ending tells. */
export interface Patronymic {
  readonly stems: readonly Skeleton[];
  /** The first phonemes it can begin with, when only an initial is given. */
  readonly initials?: readonly string[];
  readonly sex?: Sex;
}

/** -ovich and -evich, -ovna and -evna in every spelling, once they are skeletons. */
const FULL_ENDING = /^(.{2,})[oe]v(?:i[QC]|na)$/;
/** -ich and -ichna after the names in -a and -ia: Ильич, Никитична, Кузьмич. */
const SHORT_ENDING = /^(.{2,}?)(?:iQ|(?:in)?iQna)$/;
const FATHERS_IN_A = new Set(['il', 'nikit', 'luk', 'kuzm', 'fom', 'sav', 'gavril', 'danil', 'erm']);

/** "Son of" and "daughter of" in Azerbaijani, Turkmen, Kazakh and Kyrgyz names. */
const SON_OF = new Set(['ogli', 'oglu', 'uli', 'ul', 'ulu']);
const DAUGHTER_OF = new Set(['kizi', 'gizi', 'kizki', 'kiz']);

/** The patronymic that a word must be by its ending; none when it may as well be a family name. */
export function patronymicByEnding(part: NamePart): Patronymic | undefined {
  const stems: Skeleton[] = [];
  let sex: Sex | undefined;
  for (const reading of part.readings) {
    const stem = FULL_ENDING.exec(reading)?.[1] ?? shortStemOf(reading);
    if (stem === undefined) continue;
    sex ??= reading.endsWith('a') ? 'f' : 'm';
    if (!stems.includes(stem)) stems.push(stem);
  }
  return sex === undefined ? undefined : { stems, sex };
}

/** The patronymic that the field of that name holds. */
export function patronymicOfField(parts: readonly NamePart[]): Patronymic | undefined {
  const names = parts.filter((part) => sexOfMarker(part) === undefined);
  const [name] = names;
  if (name === undefined) return undefined;
  const marked = parts.map(sexOfMarker).find((sex) => sex !== undefined);
  if (name.isInitial) return { stems: [], initials: firstSounds(name), ...(marked && { sex: marked }) };
  const byEnding = names.map(patronymicByEnding).find((found) => found !== undefined);
  if (byEnding !== undefined) return byEnding;
  return { stems: name.readings.map((reading) => bareStem(reading)), ...(marked && { sex: marked }) };
}

/** Whose child the word before it says one is: `ogly` a son, `kyzy` a daughter; undefined for any other word. */
export function sexOfMarker(part: NamePart): Sex | undefined {
  if (part.readings.some((reading) => SON_OF.has(reading))) return 'm';
  return part.readings.some((reading) => DAUGHTER_OF.has(reading)) ? 'f' : undefined;
}

/** True when a patronymic is made of a given name of the table, so that it is hardly a family name in -ovich. */
export function isOfKnownFather({ stems }: Patronymic): boolean {
  return stems.some((stem) => groupsOf([stem, `${stem}i`, `${stem}ei`, `${stem}a`]).length > 0);
}

/** The sounds an initial, or a name, begins with. */
export function firstSounds(part: NamePart): readonly string[] {
  return part.readings.map((reading) => reading.charAt(0));
}

function shortStemOf(reading: Skeleton): Skeleton | undefined {
  const stem = SHORT_ENDING.exec(reading)?.[1];
  return stem !== undefined && FATHERS_IN_A.has(stem) ? stem : undefined;
}

function bareStem(reading: Skeleton): Skeleton {
  const bare = reading.replace(/[aeiou]+$/, '');
  return bare.length >= 2 ? bare : reading;
}
