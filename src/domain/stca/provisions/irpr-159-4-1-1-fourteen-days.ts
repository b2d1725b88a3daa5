import { type CatchProvision } from '../provision.js';
import { everyCondition } from '../rules/claimant-rule.js';
import { claimWithin14Days } from '../rules/fourteen-days.js';
import { onRoute } from '../rules/route.js';
import { text } from '../text.js';

/**
 * A claim made less than 14 days after the day of an entry between ports of entry is reached all the same, unless an
 * exception is made out. Day 13 is reached, day 14 is not.
 */
export const irpr15941FourteenDays: CatchProvision = {
  id: 'irpr-159-4-1-1',
  kind: 'catch',
  title: text('14-day rule', 'Règle des 14 jours'),
  cite: text('IRPR 159.4(1.1)', 'par. 159.4(1.1) RIPR'),
  source: 'SOR/2023-58',
  since: '2023-03-25',
  appliesToClaimsFrom: '2023-03-25',
  prevailsOver: ['irpr-159-4-1-a'],
  ...everyCondition([onRoute('between-ports-of-entry'), claimWithin14Days(true)]),
};
