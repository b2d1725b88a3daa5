import { nearnessOf, type Nearness } from './similarity.js';
import { type NameField } from './name-layout.js';
import { type NamePart } from './name-part.js';
import { firstSounds, type Patronymic } from './patronymics.js';
import { type Sex } from './person.js';
import { type GivenNameGroup } from './given-names.js';

export type FamilyLevel =
  'same' | 'variant' | 'slip' | 'slip-same-hand' | 'part-of-double' | 'similar' | 'different' | 'missing';
export type GivenLevel =
  'same' | 'known-variant' | 'variant' | 'slip' | 'initial' | 'similar' | 'different' | 'missing';
export type PatronymicLevel = 'same' | 'similar' | 'initial' | 'different' | 'missing';

/** How two family names stand to each other; hyphens, spaces and the order of a double name do not matter. */
export function familyLevelOf(one: NameField, other: NameField, sameHand: boolean): FamilyLevel {
  if (one.whole === undefined || other.whole === undefined) return 'missing';
  const whole = familyNearness(one.whole, other.whole, sameHand);
  if (whole === 'same' || whole === 'variant') return whole;
  if (one.parts.length > 1 || other.parts.length > 1) {
    const shared = sharedParts(one.parts, other.parts, sameHand);
    if (shared === Math.max(one.parts.length, other.parts.length)) return 'same';
    if (shared > 0) return 'part-of-double';
  }
  return whole === 'slip' && sameHand ? 'slip-same-hand' : whole;
}

/** How two given names stand to each other; of several names of one person the nearest pair counts. */
export function givenLevelOf(
  one: NameField,
  other: NameField,
  sameHand: boolean,
  sexes: readonly [Sex | undefined, Sex | undefined],
): GivenLevel {
  if (one.whole === undefined || other.whole === undefined) return 'missing';
  let best = givenPartLevel(one.whole, other.whole, sameHand, sexes);
  if (one.parts.length > 1 || other.parts.length > 1) {
    for (const a of one.parts) {
      for (const b of other.parts) {
        const level = givenPartLevel(a, b, sameHand, sexes);
        if (GIVEN_ORDER.indexOf(level) < GIVEN_ORDER.indexOf(best)) best = level;
      }
    }
  }
  return best;
}

/** How two patronymics stand to each other: by their stems, so that a brother and a sister agree. */
export function patronymicLevelOf(
  one: Patronymic | undefined,
  other: Patronymic | undefined,
): PatronymicLevel {
  if (one === undefined || other === undefined) return 'missing';
  if (one.initials !== undefined || other.initials !== undefined) {
    const initials = (of: Patronymic): readonly string[] =>
      of.initials ?? of.stems.map((stem) => stem.charAt(0));
    return initials(one).some((initial) => initials(other).includes(initial)) ? 'initial' : 'different';
  }
  let best: PatronymicLevel = 'different';
  for (const a of one.stems) {
    for (const b of other.stems) {
      const nearness = nearnessOf({ readings: [a], own: a }, { readings: [b], own: b }, false);
      if (nearness === 'same' || nearness === 'variant') return 'same';
      if (nearness === 'slip') best = 'similar';
    }
  }
  return best;
}

const GIVEN_ORDER: readonly GivenLevel[] = [
  'same',
  'known-variant',
  'variant',
  'slip',
  'initial',
  'similar',
  'different',
  'missing',
];

/** Without endings; and with them, where a slip in an ending made the rest too short to be told. */
function familyNearness(one: NamePart, other: NamePart, sameHand: boolean): Nearness {
  const bare = nearnessOf(
    { readings: one.families, own: one.ownFamily },
    { readings: other.families, own: other.ownFamily },
    sameHand,
  );
  if (bare !== 'different') return bare;
  const full = nearnessOf(one, other, sameHand);
  return full === 'slip' || full === 'variant' ? 'slip' : bare;
}

/** How many words of the name with fewer words stand in the other too. */
function sharedParts(ones: readonly NamePart[], others: readonly NamePart[], sameHand: boolean): number {
  const [fewer, more] = ones.length <= others.length ? [ones, others] : [others, ones];
  return fewer.filter((part) =>
    more.some((candidate) => {
      const nearness = familyNearness(part, candidate, sameHand);
      return nearness === 'same' || nearness === 'variant';
    }),
  ).length;
}

function givenPartLevel(
  one: NamePart,
  other: NamePart,
  sameHand: boolean,
  [sex, otherSex]: readonly [Sex | undefined, Sex | undefined],
): GivenLevel {
  if (one.isInitial || other.isInitial) {
    const sounds = firstSounds(other);
    return firstSounds(one).some((sound) => sounds.includes(sound)) ? 'initial' : 'different';
  }
  const groups = ofSex(one.groups, sex);
  const others = ofSex(other.groups, otherSex);
  const bothKnown = groups.length > 0 && others.length > 0;
  if (bothKnown && !groups.some((group) => others.includes(group))) return 'different';
  const nearness = nearnessOf(one, other, sameHand);
  if (bothKnown) return nearness === 'same' ? 'same' : 'known-variant';
  return nearness;
}

/** The groups of one's own sex; all of them when there is none, or the sex is not known. */
function ofSex(groups: readonly GivenNameGroup[], sex: Sex | undefined): readonly GivenNameGroup[] {
  if (sex === undefined || groups.length < 2) return groups;
  const own = groups.filter((group) => group.sex === sex);
  return own.length > 0 ? own : groups;
}
