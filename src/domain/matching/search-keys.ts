import { isFirstOfJanuary } from './birth-dates.js';
import { type MatchKey, type MatchKeyKind } from './keys.js';
import { keysOfProfiles } from './referral-people.js';
import { type MatchProfile } from './profile.js';

/** Under which values a person is kept, and which values find the people it may be. Personal data, as match keys are. */
export interface SearchKeys {
  /** Kept and asked for. */
  readonly both: readonly string[];
  readonly kept: readonly string[];
  readonly asked: readonly string[];
}

/** Keys of the name alone. */
const OF_NAME: readonly MatchKeyKind[] = ['N', 'C', 'G', 'X'];

/**
 * The keys of the search. Whoever is compared is opened first, so a key must be rare: in a hundred thousand files some hundreds share a
 * common name. So two people whose birth is known meet only where their births are near enough for a score of 8 as well: the same
 * day, day and month exchanged, or the same name and two of year, month and day, or the same name and year with a 1 January on one
 * side. Somebody whose birth is not known meets everybody by the keys of the name: such people are kept under keys of their
 * own, which those whose birth is known only ask for.
 */
export function searchKeysOf(profiles: readonly MatchProfile[]): SearchKeys {
  const keys = keysOfProfiles(profiles);
  const hasGroup = keys.some(({ kind }) => kind === 'C');
  const ofName = keys
    .filter(({ kind }) => OF_NAME.includes(kind) && !(hasGroup && kind === 'N'))
    .map(({ kind, value }) => kind + value);
  const undated = ofName.map((value) => `?${value}`);
  const dated = ofName.map((value) => `*${value}`);
  const birth = profiles[0]?.dob;
  if (birth === undefined) return { both: undated, kept: [], asked: dated };
  const years = namesOf(keys).map((name) => `${name}|${birth.slice(0, 4)}`);
  const [own, other] = isFirstOfJanuary(birth) ? ['1', '0'] : ['0', '1'];
  return {
    both: keysOfBirth(keys, birth),
    kept: [...dated, ...years.map((value) => own + value)],
    asked: [...undated, ...years.map((value) => other + value)],
  };
}

function keysOfBirth(keys: readonly MatchKey[], birth: string): readonly string[] {
  const [year = '', month = '', day = ''] = birth.split('-');
  const days = valuesOf(keys, 'D');
  const families = valuesOf(keys, 'Y').map((value) => value.slice(year.length + 1));
  // Of a name whose given name no group holds, either part may be the given name.
  const known = valuesOf(keys, 'C').map((value) => value.slice(value.indexOf('|') + 1));
  const givens = new Set(known.length > 0 ? known : valuesOf(keys, 'N').flatMap((value) => value.split('|')));
  return [
    ...days.flatMap((value) => families.map((family) => `F${value}|${family}`)),
    ...days.flatMap((value) => [...givens].map((given) => `E${value}|${given}`)),
    ...namesOf(keys).flatMap((name) => [
      `m${name}|${year}-${month}`,
      `d${name}|${year}--${day}`,
      `b${name}|${month}-${day}`,
    ]),
  ];
}

/** Family name and group of the given name; where no group is known, family name and given name as they sound. */
function namesOf(keys: readonly MatchKey[]): readonly string[] {
  const known = valuesOf(keys, 'C');
  return known.length > 0 ? known : valuesOf(keys, 'N');
}

function valuesOf(keys: readonly MatchKey[], wanted: MatchKeyKind): readonly string[] {
  return keys.filter(({ kind }) => kind === wanted).map(({ value }) => value);
}
