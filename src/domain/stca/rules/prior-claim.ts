import { ABOUT, aboutPriorClaim } from '../fact-pointers.js';
import { CANADA, type PriorClaimFacts } from '../facts.js';
import { type Rule } from '../provision.js';
import { phrase, text, type Text } from '../text.js';
import { truthOf } from '../truth.js';
import { type ItemCondition } from './condition.js';
import { anyListed } from './list-rule.js';

/** The outcomes of an earlier claim, as its state is told. */
export const OUTCOME_WORDS: Readonly<Record<NonNullable<PriorClaimFacts['outcome']>, Text>> = {
  pending: text('pending', 'en instance'),
  accepted: text('accepted', 'accueillie'),
  rejected: text('rejected', 'rejetée'),
  ineligible: text('found ineligible', 'jugée irrecevable'),
  'ineligible-101-1-e': text(
    'found ineligible under IRPA 101(1)(e)',
    'jugée irrecevable au titre de l’al. 101(1)e) LIPR',
  ),
  withdrawn: text('withdrawn', 'retirée'),
  abandoned: text('abandoned', 'désistement'),
};

/** The earlier claim was made in Canada. */
export const wasMadeInCanada: ItemCondition<PriorClaimFacts> = {
  needs: ['/priorClaims/*/country'],
  judge: ({ country }, index) => truthOf(country === CANADA, aboutPriorClaim(index).country),
  fails: () => text('not made in Canada', 'non présentée au Canada'),
};

/** The outcome in words; not known when the facts give none. */
export function outcomeInWords({ outcome }: PriorClaimFacts): Text {
  return outcome === null || outcome === undefined
    ? text('outcome not known', 'issue inconnue')
    : OUTCOME_WORDS[outcome];
}

/** A rule made out when an earlier claim meets every condition. */
export function anyPriorClaim(
  conditions: readonly ItemCondition<PriorClaimFacts>[],
  holds: (claim: PriorClaimFacts) => Text,
): Rule {
  return anyListed<PriorClaimFacts>({
    about: ABOUT.priorClaims,
    itemsIn: (facts) => facts.priorClaims,
    nameOf: ({ country }, index) => ({
      en: `Earlier claim ${index + 1}, ${country}`,
      fr: `Demande antérieure ${index + 1}, ${country}`,
    }),
    noneGiven: phrase('no earlier claim', 'aucune demande antérieure'),
    conditions,
    holds,
  });
}
