import { aboutPriorClaim } from '../fact-pointers.js';
import { type PriorClaimFacts } from '../facts.js';
import { FIRST_CLAIM_DAY, type BarProvision } from '../provision.js';
import { type ItemCondition } from '../rules/condition.js';
import { anyPriorClaim, outcomeInWords, wasMadeInCanada } from '../rules/prior-claim.js';
import { text } from '../text.js';
import { truthOf } from '../truth.js';

const wasRejected: ItemCondition<PriorClaimFacts> = {
  needs: ['/priorClaims/*/outcome'],
  judge: ({ outcome }, index) =>
    truthOf(
      outcome === null || outcome === undefined ? null : outcome === 'rejected',
      aboutPriorClaim(index).outcome,
    ),
  fails: outcomeInWords,
};

/** The Board rejected an earlier claim. Only a claim in Canada is one before the Board. */
export const irpa1011bRejectedClaim: BarProvision = {
  id: 'irpa-101-1-b',
  kind: 'bar',
  title: text('Earlier claim rejected by the Board', 'Demande antérieure rejetée par la Commission'),
  cite: { en: 'IRPA 101(1)(b)', fr: 'al. 101(1)b) LIPR' },
  source: 'S.C. 2001, c. 27',
  since: '2002-06-28',
  appliesToClaimsFrom: FIRST_CLAIM_DAY,
  ...anyPriorClaim([wasMadeInCanada, wasRejected], outcomeInWords),
};
