import { ABOUT_CLAIMANT } from '../fact-pointers.js';
import { UNITED_STATES } from '../facts.js';
import { FIRST_CLAIM_DAY, type GroundProvision } from '../provision.js';
import { claimantFact, everyCondition } from '../rules/claimant-rule.js';
import { type Condition } from '../rules/condition.js';
import { phrase, text } from '../text.js';
import { truthOf } from '../truth.js';

const formerlyResidentInUnitedStates: Condition = {
  needs: [ABOUT_CLAIMANT.formerHabitualResidence.pointer],
  judge: (check) =>
    truthOf(
      check.claimant.formerHabitualResidence?.includes(UNITED_STATES),
      ABOUT_CLAIMANT.formerHabitualResidence,
    ),
  holds: phrase(
    'the United States is a country of former habitual residence',
    'les États-Unis sont un pays de résidence habituelle antérieure',
  ),
  fails: phrase(
    'the United States is not a country of former habitual residence',
    'les États-Unis ne sont pas un pays de résidence habituelle antérieure',
  ),
};

/** For a stateless person, former habitual residence stands where nationality stands for others. */
export const irpr1592Stateless: GroundProvision = {
  id: 'irpr-159-2',
  kind: 'ground',
  title: text(
    'Stateless person formerly resident in the designated country',
    'Apatride ayant eu sa résidence habituelle dans le pays désigné',
  ),
  cite: text('IRPR 159.2', 'art. 159.2 RIPR'),
  source: 'SOR/2004-217',
  since: '2004-12-29',
  appliesToClaimsFrom: FIRST_CLAIM_DAY,
  ...everyCondition([claimantFact('stateless', true), formerlyResidentInUnitedStates]),
};
