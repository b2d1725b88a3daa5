import { UNITED_STATES } from '../facts.js';
import { FIRST_CLAIM_DAY, type ExceptionProvision } from '../provision.js';
import { capitalOffenceIn } from '../rules/capital-offence.js';
import { text } from '../text.js';

/** Charged with, or convicted of, an offence punishable by death in a country other than the United States. Serves every route. */
export const irpr1596bDeathPenaltyElsewhere: ExceptionProvision = {
  id: 'irpr-159-6-b',
  kind: 'exception',
  title: text(
    'Offence punishable by death in another country',
    'Infraction passible de la peine de mort dans un autre pays',
  ),
  cite: { en: 'IRPR 159.6(b)', fr: 'al. 159.6b) RIPR' },
  source: 'SOR/2004-217',
  since: '2004-12-29',
  appliesToClaimsFrom: FIRST_CLAIM_DAY,
  notOn: [],
  ...capitalOffenceIn((country) => country !== UNITED_STATES),
};
