import { readCyrillic } from './cyrillic-reading.js';
import { readLatin } from './latin-readings.js';
import { MEN_NAMES } from './men-names.js';
import { type Sex } from './person.js';
import { givenSkeletonOf, skeletonOf, type Skeleton } from './skeleton.js';
import { WOMEN_NAMES } from './women-names.js';

/** Names that one person may use for another. */
export interface GivenNameGroup {
  /** The skeleton of its first name: with the sex, what blocking keys call the group. */
  readonly name: string;
  readonly sex: Sex;
}

const NO_GROUPS: readonly GivenNameGroup[] = [];
/** Shorter names are one letter away from too many others. */
const LEAST_FOR_SLIP = 5;

const BY_SKELETON = new Map<Skeleton, readonly GivenNameGroup[]>();

for (const [sex, table] of [
  ['m', MEN_NAMES],
  ['f', WOMEN_NAMES],
] as const) {
  for (const line of table.trim().split('\n')) {
    const [name = '', ...variants] = line.split(/[: ]+/).filter((word) => word !== '');
    const group: GivenNameGroup = { name: skeletonsOf(name)[0] ?? name, sex };
    for (const variant of [name, ...variants]) {
      for (const skeleton of skeletonsOf(variant)) enter(BY_SKELETON, skeleton, group);
    }
  }
}

/** Names one letter away from those of the table, by the table's name without one letter. */
const BY_DELETION = new Map<string, readonly GivenNameGroup[]>();
for (const [skeleton, groups] of BY_SKELETON) {
  if (skeleton.length < LEAST_FOR_SLIP) continue;
  for (const deletion of [skeleton, ...deletionsOf(skeleton)]) {
    for (const group of groups) enter(BY_DELETION, deletion, group);
  }
}

/**
 * The groups a given name stands in, by its skeletons: none when the table does not know it. A Baltic ending (Sergejs) is
 * taken off when the name is not known with it.
 */
export function groupsOf(skeletons: readonly Skeleton[]): readonly GivenNameGroup[] {
  let found: readonly GivenNameGroup[] = NO_GROUPS;
  for (const skeleton of skeletons) found = joined(found, BY_SKELETON.get(givenSkeletonOf(skeleton)));
  if (found.length > 0) return found;
  for (const skeleton of skeletons) {
    const bare = givenSkeletonOf(skeleton).replace(/[aiu]?s$/, '');
    if (bare.length >= 3) found = joined(found, BY_SKELETON.get(bare));
  }
  return found;
}

/** The groups of names one letter away from a name that the table does not know: for blocking only. */
export function groupsNear(skeletons: readonly Skeleton[]): readonly GivenNameGroup[] {
  let found: readonly GivenNameGroup[] = NO_GROUPS;
  for (const skeleton of skeletons) {
    const bare = givenSkeletonOf(skeleton);
    if (bare.length < LEAST_FOR_SLIP - 1) continue;
    for (const deletion of [bare, ...deletionsOf(bare)]) found = joined(found, BY_DELETION.get(deletion));
  }
  return found;
}

/** Every string that lacks one letter of this one. */
export function deletionsOf(text: string): readonly string[] {
  return Array.from(text, (_, index) => text.slice(0, index) + text.slice(index + 1));
}

function skeletonsOf(name: string): readonly Skeleton[] {
  const phonemes = /[a-z]/.test(name) ? readLatin(name) : [readCyrillic(name.replace(/-/g, ''))];
  return phonemes.map((reading) => givenSkeletonOf(skeletonOf(reading)));
}

function enter(table: Map<string, readonly GivenNameGroup[]>, key: string, group: GivenNameGroup): void {
  const groups = table.get(key) ?? [];
  if (!groups.includes(group)) table.set(key, [...groups, group]);
}

function joined(
  found: readonly GivenNameGroup[],
  more: readonly GivenNameGroup[] | undefined,
): readonly GivenNameGroup[] {
  if (more === undefined) return found;
  if (found.length === 0) return more;
  return [...found, ...more.filter((group) => !found.includes(group))];
}
