import { type DateLevel } from './birth-dates.js';
import { type FamilyLevel, type GivenLevel, type PatronymicLevel } from './name-levels.js';

/**
 * Weights in log2 units, after Fellegi and Sunter: how much likelier a level is between two records of one person than
 * between two people. Source: section 3.5 of the matching design; re-estimate from officers' answers once there are a few
 * hundred.
 */

/** Score from which a pair is shown at all, and from which it is shown as likely. */
export const POSSIBLE_FROM = 8;
export const LIKELY_FROM = 12;

/** Added to the weight of the name's frequency, or a weight of its own. */
export const FAMILY_VARIANT = -1;
export const FAMILY_SLIP = -3;
export const FAMILY: Readonly<Record<Exclude<FamilyLevel, 'same' | 'variant' | 'slip'>, number>> = {
  // Two surnames of one hand that differ in a letter are as often two surnames as a slip.
  'slip-same-hand': 2.5,
  'part-of-double': 4,
  similar: 1,
  different: -7,
  missing: 0,
};
/** A woman whose given name, patronymic and date of birth agree has probably married. */
export const FAMILY_CHANGED = -4;

export const GIVEN: Readonly<Record<GivenLevel, number>> = {
  same: 3.5,
  'known-variant': 2.8,
  variant: 2.5,
  slip: 1,
  initial: 1,
  similar: -2,
  different: -7,
  missing: 0,
};
/** Two given names under one family name and one date of birth: two people, twins above all. */
export const GIVEN_OF_TWINS = -13;

export const PATRONYMIC: Readonly<Record<PatronymicLevel, number>> = {
  same: 4,
  similar: 1,
  initial: 1,
  different: -7,
  missing: 0,
};

export const DATE: Readonly<Record<DateLevel | 'missing', number>> = {
  equal: 8,
  'day-month-exchanged': 6,
  'one-digit': 3.5,
  'one-year-apart': 3,
  'first-of-january': 2,
  'same-year-partly': 2,
  'same-year': -6,
  different: -9,
  missing: 0,
};
/** 1 January on both sides is what registries put for an unknown day: it says the year and little more. */
export const DATE_BOTH_FIRST_OF_JANUARY = 6;

export const SEX_SAME = 0.5;
export const SEX_DIFFERENT = -6;
export const PLACE_SAME = 1.5;
export const PLACE_DIFFERENT = -0.5;
export const FIELDS_EXCHANGED = -1;
