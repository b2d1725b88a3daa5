import { FIRST_CLAIM_DAY, type GroundProvision } from '../provision.js';
import { everyCondition } from '../rules/claimant-rule.js';
import { onRoute } from '../rules/route.js';
import { text } from '../text.js';

/** Harbour ports, ferry landings included. Rail arrivals are land ports of entry. */
export const irpr15941bHarbour: GroundProvision = {
  id: 'irpr-159-4-1-b',
  kind: 'ground',
  title: text('Harbour port', 'Port'),
  cite: text('IRPR 159.4(1)(b)', 'al. 159.4(1)b) RIPR'),
  source: 'SOR/2004-217',
  since: '2004-12-29',
  appliesToClaimsFrom: FIRST_CLAIM_DAY,
  ...everyCondition([onRoute('harbour')]),
};
