import { FIRST_CLAIM_DAY, type ExceptionProvision } from '../provision.js';
import { claimantFact, everyCondition } from '../rules/claimant-rule.js';
import { text } from '../text.js';

/**
 * The claimant needs no visa for Canada and would need one for the United States. Trap: nationals whom IRPR 7.01 exempts
 * only when they fly need a visa at the land border; the fact `visaExemptForCanada` must say so.
 */
export const irpr1595gVisaDifference: ExceptionProvision = {
  id: 'irpr-159-5-g',
  kind: 'exception',
  title: text(
    'Visa needed for the United States but not for Canada',
    'Visa requis pour les États-Unis mais non pour le Canada',
  ),
  cite: { en: 'IRPR 159.5(g)', fr: 'al. 159.5g) RIPR' },
  source: 'SOR/2015-46',
  since: '2015-02-20',
  appliesToClaimsFrom: FIRST_CLAIM_DAY,
  notOn: ['in-transit-removal'],
  ...everyCondition([
    claimantFact('visaExemptForCanada', true),
    claimantFact('visaRequiredForUnitedStates', true),
  ]),
};
