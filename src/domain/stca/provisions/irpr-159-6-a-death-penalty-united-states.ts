import { UNITED_STATES } from '../facts.js';
import { FIRST_CLAIM_DAY, type ExceptionProvision } from '../provision.js';
import { capitalOffenceIn } from '../rules/capital-offence.js';
import { text } from '../text.js';

/** Charged with, or convicted of, an offence punishable by death in the United States. Serves every route. */
export const irpr1596aDeathPenaltyUnitedStates: ExceptionProvision = {
  id: 'irpr-159-6-a',
  kind: 'exception',
  title: text(
    'Offence punishable by death in the United States',
    'Infraction passible de la peine de mort aux États-Unis',
  ),
  cite: { en: 'IRPR 159.6(a)', fr: 'al. 159.6a) RIPR' },
  source: 'SOR/2004-217',
  since: '2004-12-29',
  appliesToClaimsFrom: FIRST_CLAIM_DAY,
  notOn: [],
  ...capitalOffenceIn((country) => country === UNITED_STATES),
};
