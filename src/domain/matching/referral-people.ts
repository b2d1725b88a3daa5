import { type CalendarDay } from '../calendar-day.js';
import { type Person, type Referral } from '../referral/referral.js';
import { compareProfiles, MATCH_OUTCOMES, type Comparison } from './compare.js';
import { keysOfProfile, type MatchKey } from './keys.js';
import { type MatchPerson, type Sex } from './person.js';
import { profileOf, type MatchProfile } from './profile.js';

/** One person of a referral under every name the partner gave. */
export interface ReferredPerson {
  /** RFC 6901, into the referral: `/principalApplicant` or `/familyMembers/0/person`. */
  readonly pointer: string;
  readonly names: readonly MatchPerson[];
}

/** What of a referral tells who is referred. */
export type ReferredPeople = Pick<Referral, 'principalApplicant' | 'familyMembers'>;

const SEXES: Readonly<Partial<Record<NonNullable<Person['sex']>, Sex>>> = { female: 'f', male: 'm' };

/** Everybody whom a referral refers: the principal applicant first, then the family members in their order. */
export function peopleOfReferral({
  principalApplicant,
  familyMembers = [],
}: ReferredPeople): readonly ReferredPerson[] {
  return [
    { pointer: '/principalApplicant', names: matchPersonsOf(principalApplicant) },
    ...familyMembers.map(({ person }, index) => ({
      pointer: `/familyMembers/${index}/person`,
      names: matchPersonsOf(person),
    })),
  ];
}

/** The people of a referral with the birth of the principal applicant as the file has it now: an officer may have amended it. */
export function withBirth(
  { principalApplicant, familyMembers }: ReferredPeople,
  dateOfBirth: CalendarDay | null | undefined,
): ReferredPeople {
  const { dateOfBirth: _before, ...principal } = principalApplicant;
  return {
    principalApplicant: { ...principal, ...(dateOfBirth ? { dateOfBirth } : {}) },
    ...(familyMembers === undefined ? {} : { familyMembers }),
  };
}

/**
 * What of a person is matched, once for each name: the name in Latin letters, the name in its own script, and every other
 * name. Another name of one word takes the place of the family name. Sex `another` or `unknown` says nothing.
 */
export function matchPersonsOf(person: Person): readonly MatchPerson[] {
  const {
    familyName,
    givenNames,
    patronymic,
    nativeName,
    otherNames = [],
    dateOfBirth,
    placeOfBirth,
  } = person;
  const sex = person.sex === undefined ? undefined : SEXES[person.sex];
  const beside = {
    ...(dateOfBirth !== undefined && { dob: dateOfBirth }),
    ...(sex !== undefined && { sex }),
    ...(placeOfBirth !== undefined && { birthCity: placeOfBirth }),
  };
  const given = {
    ...(givenNames !== undefined && { given: givenNames }),
    ...(patronymic !== undefined && { patronymic }),
  };
  const full = (name: string): MatchPerson =>
    /\s/.test(name.trim()) ? { family: name, ...beside } : { family: name, ...given, ...beside };
  return [
    { family: familyName, ...given, ...beside },
    ...(nativeName === undefined ? [] : [full(nativeName)]),
    ...otherNames.map(full),
  ];
}

/** The names made ready, once for as many comparisons as there are. */
export function profilesOf(names: readonly MatchPerson[]): readonly MatchProfile[] {
  return names.map(profileOf);
}

/** The keys under which a person is found by any of the names; each once. */
export function keysOfProfiles(profiles: readonly MatchProfile[]): readonly MatchKey[] {
  const keys = new Map<string, MatchKey>();
  for (const key of profiles.flatMap(keysOfProfile)) keys.set(key.kind + key.value, key);
  return [...keys.values()];
}

/**
 * The comparison of the two names that agree best: of the gravest outcome, then of the highest score. The same both ways
 * round.
 *
 * @throws RangeError when one of the two has no name at all.
 */
export function compareAny(ones: readonly MatchProfile[], others: readonly MatchProfile[]): Comparison {
  let best: Comparison | undefined;
  for (const one of ones) {
    for (const other of others) {
      const found = compareProfiles(one, other);
      if (best === undefined || isGraver(found, best)) best = found;
    }
  }
  if (best === undefined) throw new RangeError('Two people are compared by a name each at least.');
  return best;
}

function isGraver(one: Comparison, other: Comparison): boolean {
  const difference = MATCH_OUTCOMES.indexOf(one.outcome) - MATCH_OUTCOMES.indexOf(other.outcome);
  return difference === 0 ? one.score > other.score : difference < 0;
}
