import { FIRST_CLAIM_DAY, type ExceptionProvision } from '../provision.js';
import { claimantFact, everyCondition } from '../rules/claimant-rule.js';
import { text } from '../text.js';

/**
 * A permanent resident of Canada ordered removed from the United States and being returned. The two facts and the route
 * are enough.
 */
export const irpr1595h2ReturnedResident: ExceptionProvision = {
  id: 'irpr-159-5-h-2',
  kind: 'exception',
  title: text(
    'Permanent resident of Canada removed from the United States',
    'Résident permanent du Canada renvoyé des États-Unis',
  ),
  cite: { en: 'IRPR 159.5(h)(ii)', fr: 'al. 159.5h)(ii) RIPR' },
  source: 'SOR/2015-46',
  since: '2015-02-20',
  appliesToClaimsFrom: FIRST_CLAIM_DAY,
  notOn: ['in-transit-removal'],
  ...everyCondition([
    claimantFact('permanentResidentOfCanada', true),
    claimantFact('orderedRemovedFromUnitedStates', true),
  ]),
};
