import { addDays } from '../../calendar-day.js';
import { eighteenthBirthday, latestBirthOfAdult } from '../ages.js';
import { ABOUT_CLAIMANT } from '../fact-pointers.js';
import { FIRST_CLAIM_DAY, type ExceptionProvision } from '../provision.js';
import { claimantFact, everyCondition } from '../rules/claimant-rule.js';
import { type Condition } from '../rules/condition.js';
import { phrase, text } from '../text.js';

const isUnder18: Condition = {
  needs: [ABOUT_CLAIMANT.dateOfBirth.pointer],
  judge: (check) => check.claimantUnder18(),
  holds: phrase('under 18 on the day of the claim', 'moins de 18 ans le jour de la demande'),
  fails: phrase('aged 18 or over on the day of the claim', '18 ans ou plus le jour de la demande'),
  remedy: (check, truth) =>
    truth.value === null
      ? {
          pointer: ABOUT_CLAIMANT.dateOfBirth.pointer,
          value: addDays(latestBirthOfAdult(check.claimMadeOn), 1),
          officerCanBringAbout: false,
          explanation: text('claimant under 18', 'demandeur de moins de 18 ans'),
        }
      : null,
  turn: ({ claimant: { dateOfBirth } }) =>
    dateOfBirth === null || dateOfBirth === undefined
      ? null
      : { on: eighteenthBirthday(dateOfBirth), reason: 'birthday' },
};

/**
 * An unaccompanied minor with no spouse or partner and with no mother, father or legal guardian in Canada or the United
 * States. All parts are needed: a parent detained in the United States defeats it.
 */
export const irpr1595eUnaccompaniedMinor: ExceptionProvision = {
  id: 'irpr-159-5-e',
  kind: 'exception',
  title: text('Unaccompanied minor', 'Mineur non accompagné'),
  cite: { en: 'IRPR 159.5(e)', fr: 'al. 159.5e) RIPR' },
  source: 'SOR/2015-46',
  since: '2015-02-20',
  appliesToClaimsFrom: FIRST_CLAIM_DAY,
  notOn: ['in-transit-removal'],
  ...everyCondition([
    isUnder18,
    claimantFact('accompaniedByParentOrGuardian', false),
    claimantFact('hasSpouseOrPartner', false),
    claimantFact('parentOrGuardianInCanadaOrUnitedStates', false),
  ]),
};
