import { FIRST_CLAIM_DAY, type GroundProvision } from '../provision.js';
import { everyCondition } from '../rules/claimant-rule.js';
import { onRoute } from '../rules/route.js';
import { text } from '../text.js';

/** A claim made abroad is an application for a visa under Part 1, not a claim in Canada: 101(1)(e) has no subject. */
export const irpa992OutsideCanada: GroundProvision = {
  id: 'irpa-99-2',
  kind: 'ground',
  title: text('Claim made outside Canada', 'Demande faite hors du Canada'),
  cite: text('IRPA 99(2)', 'par. 99(2) LIPR'),
  source: 'S.C. 2001, c. 27',
  since: '2002-06-28',
  appliesToClaimsFrom: FIRST_CLAIM_DAY,
  ...everyCondition([onRoute('outside-canada')]),
};
