import { FIRST_CLAIM_DAY, type GroundProvision } from '../provision.js';
import { everyCondition } from '../rules/claimant-rule.js';
import { onRoute } from '../rules/route.js';
import { text } from '../text.js';

/** Land border, boundary waters included, off a port of entry; the 14-day rule of 159.4(1.1) prevails over it. */
export const irpr15941aBetweenPorts: GroundProvision = {
  id: 'irpr-159-4-1-a',
  kind: 'ground',
  title: text('Entry between ports of entry', 'Entrée entre des points d’entrée'),
  cite: text('IRPR 159.4(1)(a)', 'al. 159.4(1)a) RIPR'),
  source: 'SOR/2004-217',
  since: '2004-12-29',
  appliesToClaimsFrom: FIRST_CLAIM_DAY,
  ...everyCondition([onRoute('between-ports-of-entry')]),
};
