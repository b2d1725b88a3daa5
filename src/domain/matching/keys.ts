import { deletionsOf, groupsNear } from './given-names.js';
import { type NameField } from './name-layout.js';
import { type MatchPerson } from './person.js';
import { profileOf, type MatchProfile } from './profile.js';
import { coarseOf } from './skeleton.js';

/**
 * What a key is made of: D year and sorted day and month of birth; N family and given name, in any order; C family name
 * and group of the given name; Y family name and year of birth; G group of the given name and patronymic; X family name
 * less one consonant, and group of the given name.
 */
export const MATCH_KEY_KINDS = ['D', 'N', 'C', 'Y', 'G', 'X'] as const;
export type MatchKeyKind = (typeof MATCH_KEY_KINDS)[number];

/**
 * Two records that may be one person share a key of one kind. The value is personal data: it is only stored as a keyed
 * hash, with NAME_NORM_VERSION, and never logged.
 */
export interface MatchKey {
  readonly kind: MatchKeyKind;
  readonly value: string;
}

/**
 * Shorter consonant skeletons are not shortened further: too many names would meet. Measured on 50,000 made-up people: from
 * 5 letters on a query meets 12 candidates, 95 in 100 queries 35 at most; from 4 letters on 22 and 78.
 */
const LEAST_FOR_DELETION = 5;

/** The keys under which a person is found; each once. Empty when nothing of the person tells apart. */
export function keysOf(person: MatchPerson): readonly MatchKey[] {
  return keysOfProfile(profileOf(person));
}

/** The same for a person who was made ready. */
export function keysOfProfile(profile: MatchProfile): readonly MatchKey[] {
  const keys = new Keys();
  const [year, month, day] = (profile.dob ?? '').split('-');
  if (day !== undefined && month !== undefined) keys.add('D', [year, ...[day, month].sort()]);
  for (const { family, given } of profile.layouts) {
    keysOfName(keys, family, given, profile);
    // A given name in the field of the family name: the two were probably exchanged.
    if (family.parts.some(({ groups }) => groups.length > 0)) keysOfName(keys, given, family, profile);
  }
  return keys.all;
}

/** The kinds of key that two people share, in the order of MATCH_KEY_KINDS. */
export function sharedKinds(ones: readonly MatchKey[], others: readonly MatchKey[]): readonly MatchKeyKind[] {
  const values = new Set(ones.map(({ kind, value }) => `${kind}${value}`));
  const shared = new Set(
    others.filter(({ kind, value }) => values.has(`${kind}${value}`)).map(({ kind }) => kind),
  );
  return MATCH_KEY_KINDS.filter((kind) => shared.has(kind));
}

class Keys {
  readonly all: MatchKey[] = [];
  readonly #seen = new Set<string>();

  add(kind: MatchKeyKind, parts: readonly (string | undefined)[]): void {
    const value = parts.join('|');
    const known = `${kind}${value}`;
    if (this.#seen.has(known)) return;
    this.#seen.add(known);
    this.all.push({ kind, value });
  }
}

function keysOfName(
  keys: Keys,
  family: NameField,
  given: NameField,
  { dob, patronymic }: MatchProfile,
): void {
  const families = coarseFormsOf(family, 'families');
  const givens = coarseFormsOf(given, 'readings');
  const { groups, isKnown } = groupsOfField(given);
  for (const name of families) {
    for (const other of givens) keys.add('N', [name, other].sort());
    for (const group of groups) keys.add('C', [name, group]);
    if (dob !== undefined) keys.add('Y', [dob.slice(0, 4), name]);
    if (!isKnown || name.length < LEAST_FOR_DELETION) continue;
    for (const shorter of [name, ...deletionsOf(name)]) {
      for (const group of groups) keys.add('X', [shorter, group]);
    }
  }
  for (const stem of patronymic?.stems ?? []) {
    for (const group of groups.length > 0 ? groups : givens) keys.add('G', [group, coarseOf(stem)]);
  }
}

/** The consonants of every word of a field and of the whole, over all readings. Initials give none. */
function coarseFormsOf({ parts, whole }: NameField, form: 'families' | 'readings'): readonly string[] {
  const forms = new Set<string>();
  for (const part of whole === undefined || parts.length === 1 ? parts : [...parts, whole]) {
    if (!part.isInitial) for (const skeleton of part[form]) forms.add(coarseOf(skeleton));
  }
  return [...forms];
}

/** The groups of the given names; of a name that is not known, those of known names one letter away. */
function groupsOfField({ parts }: NameField): {
  readonly groups: readonly string[];
  readonly isKnown: boolean;
} {
  const known = new Set(parts.flatMap((part) => part.groups.map(({ name, sex }) => name + sex)));
  if (known.size > 0) return { groups: [...known], isKnown: true };
  const near = parts.flatMap((part) => (part.isInitial ? [] : groupsNear(part.readings)));
  return { groups: [...new Set(near.map(({ name, sex }) => name + sex))], isKnown: false };
}
