import { FIRST_CLAIM_DAY, type CatchProvision } from '../provision.js';
import { claimantFact, everyCondition } from '../rules/claimant-rule.js';
import { onRoute } from '../rules/route.js';
import { text } from '../text.js';

/**
 * A person ordered removed from the United States and in transit through a Canadian airport while the order is carried
 * out is reached. The route says which rule is asked: a removal order beside the route `airport` does not start it.
 */
export const irpr15942InTransit: CatchProvision = {
  id: 'irpr-159-4-2',
  kind: 'catch',
  title: text('In transit during a removal', 'En transit au cours d’un renvoi'),
  cite: text('IRPR 159.4(2)', 'par. 159.4(2) RIPR'),
  source: 'SOR/2004-217',
  since: '2004-12-29',
  appliesToClaimsFrom: FIRST_CLAIM_DAY,
  prevailsOver: ['irpr-159-4-1-c'],
  ...everyCondition([onRoute('in-transit-removal'), claimantFact('orderedRemovedFromUnitedStates', true)]),
};
