import { dateLevelOf, isFirstOfJanuary, isSameBirth, type DateLevel } from './birth-dates.js';
import { isSamePlace } from './cities.js';
import { familyWeightOf } from './family-frequencies.js';
import { type NameField, type NameLayout } from './name-layout.js';
import {
  familyLevelOf,
  givenLevelOf,
  patronymicLevelOf,
  type FamilyLevel,
  type GivenLevel,
  type PatronymicLevel,
} from './name-levels.js';
import { type MatchPerson } from './person.js';
import { profileOf, type MatchProfile } from './profile.js';
import { termOf, type Term } from './terms.js';
import {
  DATE,
  DATE_BOTH_FIRST_OF_JANUARY,
  FAMILY,
  FAMILY_CHANGED,
  FAMILY_SLIP,
  FAMILY_VARIANT,
  FIELDS_EXCHANGED,
  GIVEN,
  GIVEN_OF_TWINS,
  LIKELY_FROM,
  PATRONYMIC,
  PLACE_DIFFERENT,
  PLACE_SAME,
  POSSIBLE_FROM,
  SEX_DIFFERENT,
  SEX_SAME,
} from './weights.js';

export const MATCH_OUTCOMES = [
  'likely-duplicate',
  'possible-duplicate',
  'possible-relative',
  'none',
] as const;
export type MatchOutcome = (typeof MATCH_OUTCOMES)[number];

/** What comparing two people gave: advice to an officer, never a decision. */
export interface Comparison {
  /** The sum of the terms' weights, to a hundredth. */
  readonly score: number;
  readonly outcome: MatchOutcome;
  /** What each field contributed, without any of its content. */
  readonly terms: readonly Term[];
}

/** One way of laying the names of two people side by side, and what it gives. */
interface Laid {
  readonly family: FamilyLevel;
  readonly given: GivenLevel;
  readonly familyWeight: number;
  readonly exchanged: boolean;
}

/** What the fields beside the name give, however the names are laid. */
interface Beside {
  readonly patronymic: PatronymicLevel;
  readonly date: DateLevel | undefined;
  readonly isWoman: boolean;
}

/** Compares two people. Score and outcome are the same both ways round. */
export function compare(one: MatchPerson, other: MatchPerson): Comparison {
  return compareProfiles(profileOf(one), profileOf(other));
}

/** Compares two people who were made ready: many times faster than {@link compare} where one meets many. */
export function compareProfiles(one: MatchProfile, other: MatchProfile): Comparison {
  const beside: Beside = {
    patronymic: patronymicLevelOf(one.patronymic, other.patronymic),
    date: one.dob !== undefined && other.dob !== undefined ? dateLevelOf(one.dob, other.dob) : undefined,
    isWoman: one.likelySex === 'f' || other.likelySex === 'f',
  };
  const { laid, terms: nameTerms } = bestOf(waysToLay(one, other), beside);
  const terms = [...nameTerms, termOf('patronymic', beside.patronymic, PATRONYMIC[beside.patronymic])];
  terms.push(dateTerm(one, beside.date), sexTerm(one, other), placeTerm(one, other));
  const score = sumOf(terms);
  return { score, outcome: outcomeOf(score, laid, beside), terms };
}

function outcomeOf(score: number, laid: Laid, beside: Beside): MatchOutcome {
  if (areTwins(laid, beside)) return 'possible-relative';
  if (score >= LIKELY_FROM) return 'likely-duplicate';
  return score >= POSSIBLE_FROM ? 'possible-duplicate' : 'none';
}

/** One family name, one birth, two given names, and no two fathers. */
function areTwins({ family, given }: Laid, { date, patronymic }: Beside): boolean {
  return given === 'different' && isSameBirth(date) && AGREEING.has(family) && patronymic !== 'different';
}

const AGREEING = new Set<FamilyLevel>(['same', 'variant', 'slip', 'slip-same-hand', 'part-of-double']);

function bestOf(
  ways: readonly Laid[],
  beside: Beside,
): { readonly laid: Laid; readonly terms: readonly Term[] } {
  let best: { readonly laid: Laid; readonly terms: readonly Term[]; readonly score: number } | undefined;
  for (const laid of ways) {
    const terms = [familyTerm(laid, beside), givenTerm(laid, beside)];
    if (laid.exchanged) terms.push(termOf('name', 'fields-exchanged', FIELDS_EXCHANGED));
    const score = sumOf(terms);
    if (best === undefined || score > best.score) best = { laid, terms, score };
  }
  return best ?? { laid: NOTHING_LAID, terms: [] };
}

const NOTHING_LAID: Laid = { family: 'missing', given: 'missing', familyWeight: 0, exchanged: false };

/**
 * As the fields stand; and other ways where they do not agree: with the fields of one of the two exchanged, or a name of
 * one word taken apart. Another way counts only when both names agree in it, so that none can hide a contradiction.
 */
function waysToLay(one: MatchProfile, other: MatchProfile): readonly Laid[] {
  const sameHand = one.hand !== undefined && one.hand === other.hand;
  const lay = (a: NameLayout, b: NameLayout, isExchanged: boolean): Laid => {
    const family = familyLevelOf(a.family, b.family, sameHand);
    const isNear = family !== 'different' && family !== 'missing';
    return {
      family,
      given: givenLevelOf(a.given, b.given, sameHand, [one.likelySex, other.likelySex]),
      familyWeight: isNear
        ? weightOf(isExchanged ? [a.family, b.family, a.given, b.given] : [a.family, b.family])
        : 0,
      exchanged: isExchanged,
    };
  };
  const ways: Laid[] = [];
  for (const a of one.layouts) {
    for (const b of other.layouts) {
      const straight = lay(a, b, false);
      if (ways.length === 0 || agrees(straight)) ways.push(straight);
      if (!agrees(straight))
        ways.push(...[lay(exchanged(a), b, true), lay(a, exchanged(b), true)].filter(agrees));
    }
  }
  return ways;
}

function agrees({ family, given }: Laid): boolean {
  return AGREEING.has(family) && given !== 'different' && given !== 'missing';
}

function exchanged({ family, given }: NameLayout): NameLayout {
  return { family: given, given: family };
}

/** The commonest of them: a slip must not make a common name rare, nor a given name in its place. */
function weightOf(fields: readonly NameField[]): number {
  return Math.min(...fields.map(({ whole }) => familyWeightOf(whole?.families ?? [])));
}

function familyTerm({ family, given, familyWeight }: Laid, beside: Beside): Term {
  switch (family) {
    case 'same':
      return termOf('family', 'same', familyWeight);
    case 'variant':
      return termOf('family', 'variant', familyWeight + FAMILY_VARIANT);
    case 'slip':
      return termOf('family', 'slip', familyWeight + FAMILY_SLIP);
    case 'different':
      return beside.isWoman &&
        GIVEN_AGREES.has(given) &&
        beside.patronymic === 'same' &&
        isSameBirth(beside.date)
        ? termOf('family', 'changed', FAMILY_CHANGED)
        : termOf('family', 'different', FAMILY.different);
    default:
      return termOf('family', family, FAMILY[family]);
  }
}

const GIVEN_AGREES = new Set<GivenLevel>(['same', 'known-variant', 'variant']);

function givenTerm(laid: Laid, beside: Beside): Term {
  return areTwins(laid, beside)
    ? termOf('given', 'different-same-birth', GIVEN_OF_TWINS)
    : termOf('given', laid.given, GIVEN[laid.given]);
}

function dateTerm({ dob }: MatchProfile, level: DateLevel | undefined): Term {
  if (level === 'equal' && dob !== undefined && isFirstOfJanuary(dob)) {
    return termOf('dob', 'both-first-of-january', DATE_BOTH_FIRST_OF_JANUARY);
  }
  return termOf('dob', level ?? 'missing', DATE[level ?? 'missing']);
}

function sexTerm({ sex }: MatchProfile, other: MatchProfile): Term {
  if (sex === undefined || other.sex === undefined) return termOf('sex', 'missing', 0);
  return sex === other.sex ? termOf('sex', 'same', SEX_SAME) : termOf('sex', 'different', SEX_DIFFERENT);
}

function placeTerm({ places }: MatchProfile, other: MatchProfile): Term {
  if (places.length === 0 || other.places.length === 0) return termOf('birthCity', 'missing', 0);
  return isSamePlace(places, other.places)
    ? termOf('birthCity', 'same', PLACE_SAME)
    : termOf('birthCity', 'different', PLACE_DIFFERENT);
}

/** To a hundredth, so that a threshold is met or missed the same way whatever the order of the terms. */
function sumOf(terms: readonly Term[]): number {
  return Math.round(terms.reduce((sum, { weight }) => sum + weight, 0) * 100) / 100;
}
