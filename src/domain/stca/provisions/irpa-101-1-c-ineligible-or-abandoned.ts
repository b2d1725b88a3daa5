import { type CheckContext } from '../check-context.js';
import { ABOUT_CLAIMANT, aboutPriorClaim } from '../fact-pointers.js';
import { type PriorClaimFacts } from '../facts.js';
import { FIRST_CLAIM_DAY, type BarProvision } from '../provision.js';
import { type ItemCondition } from '../rules/condition.js';
import { anyPriorClaim, outcomeInWords, wasMadeInCanada } from '../rules/prior-claim.js';
import { followedBy, text } from '../text.js';
import { NEVER, allOf, not, truthOf, type Truth } from '../truth.js';
import { irpr15901RefusedByUnitedStates } from './irpr-159-01-refused-by-united-states.js';

/** Whether 159.01 is law and takes the person's earlier ineligibility under 101(1)(e) out of account. */
function disregarded(check: CheckContext): Truth {
  return check.law.has(irpr15901RefusedByUnitedStates.id)
    ? irpr15901RefusedByUnitedStates.evaluate(check)
    : NEVER;
}

const endedInOneOfTheseWays: ItemCondition<PriorClaimFacts> = {
  needs: [
    '/priorClaims/*/outcome',
    ABOUT_CLAIMANT.seekingReEntryToCanada.pointer,
    ABOUT_CLAIMANT.refusedEntryToUnitedStatesWithoutAdjudication.pointer,
  ],
  judge: ({ outcome }, index, check) => {
    const about = aboutPriorClaim(index).outcome;
    if (outcome === null || outcome === undefined) return about.unknown;
    if (outcome === 'ineligible-101-1-e') return allOf([about.yes, not(disregarded(check))]);
    return truthOf(outcome === 'ineligible' || outcome === 'withdrawn' || outcome === 'abandoned', about);
  },
  fails: (claim) =>
    claim.outcome === 'ineligible-101-1-e'
      ? followedBy(
          outcomeInWords(claim),
          text('and disregarded (IRPR 159.01)', 'et non prise en compte (art. 159.01 RIPR)'),
        )
      : outcomeInWords(claim),
};

/** An earlier claim in Canada was found ineligible, withdrawn or abandoned. */
export const irpa1011cIneligibleOrAbandoned: BarProvision = {
  id: 'irpa-101-1-c',
  kind: 'bar',
  title: text(
    'Earlier claim found ineligible, withdrawn or abandoned',
    'Demande antérieure jugée irrecevable, retirée ou objet d’un désistement',
  ),
  cite: { en: 'IRPA 101(1)(c)', fr: 'al. 101(1)c) LIPR' },
  source: 'S.C. 2001, c. 27',
  since: '2002-06-28',
  appliesToClaimsFrom: FIRST_CLAIM_DAY,
  ...anyPriorClaim([wasMadeInCanada, endedInOneOfTheseWays], outcomeInWords),
};
