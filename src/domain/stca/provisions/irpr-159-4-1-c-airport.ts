import { FIRST_CLAIM_DAY, type GroundProvision } from '../provision.js';
import { everyCondition } from '../rules/claimant-rule.js';
import { onRoute } from '../rules/route.js';
import { text } from '../text.js';

/** Airports. The in-transit rule of 159.4(2) prevails over it; with no removal order it does not, and this stands. */
export const irpr15941cAirport: GroundProvision = {
  id: 'irpr-159-4-1-c',
  kind: 'ground',
  title: text('Airport', 'Aéroport'),
  cite: text('IRPR 159.4(1)(c)', 'al. 159.4(1)c) RIPR'),
  source: 'SOR/2004-217',
  since: '2004-12-29',
  appliesToClaimsFrom: FIRST_CLAIM_DAY,
  ...everyCondition([onRoute('airport', 'in-transit-removal')]),
};
