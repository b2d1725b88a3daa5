import { FIRST_CLAIM_DAY, type BarProvision } from '../provision.js';
import { claimantFact, everyCondition } from '../rules/claimant-rule.js';
import { text } from '../text.js';

/** Canada already conferred refugee protection on the claimant. */
export const irpa1011aProtectionConferred: BarProvision = {
  id: 'irpa-101-1-a',
  kind: 'bar',
  title: text('Refugee protection already conferred', 'Asile déjà conféré'),
  cite: { en: 'IRPA 101(1)(a)', fr: 'al. 101(1)a) LIPR' },
  source: 'S.C. 2001, c. 27',
  since: '2002-06-28',
  appliesToClaimsFrom: FIRST_CLAIM_DAY,
  ...everyCondition([claimantFact('protectedInCanada', true)]),
};
