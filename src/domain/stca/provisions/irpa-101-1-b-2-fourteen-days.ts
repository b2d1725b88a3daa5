import { type BarProvision } from '../provision.js';
import { everyCondition } from '../rules/claimant-rule.js';
import { claimWithin14Days } from '../rules/fourteen-days.js';
import { onRoute } from '../rules/route.js';
import { text } from '../text.js';

/**
 * Entry along the land border between ports of entry and a claim on day 14 or later. Only the entry this claim follows
 * counts. Law since 2026, for claims made from 2025 on.
 */
export const irpa1011b2FourteenDays: BarProvision = {
  id: 'irpa-101-1-b-2',
  kind: 'bar',
  title: text('Claim after the 14-day limit', 'Demande après le délai de 14 jours'),
  cite: { en: 'IRPA 101(1)(b.2)', fr: 'al. 101(1)b.2) LIPR' },
  source: '2026, c. 4, ss. 73, 75',
  since: '2026-03-26',
  appliesToClaimsFrom: '2025-06-03',
  ...everyCondition([onRoute('between-ports-of-entry'), claimWithin14Days(false)]),
};
