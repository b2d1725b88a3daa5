import { type ReliefProvision } from '../provision.js';
import { claimantFact, everyCondition } from '../rules/claimant-rule.js';
import { text } from '../text.js';

/**
 * For a person re-entering after the United States refused them entry without adjudicating a claim, an earlier claim
 * found ineligible under 101(1)(e) does not count in 101(1)(c).
 */
export const irpr15901RefusedByUnitedStates: ReliefProvision = {
  id: 'irpr-159-01',
  kind: 'relief',
  title: text(
    'Earlier ineligibility under the Agreement disregarded',
    'Irrecevabilité antérieure au titre de l’Entente non prise en compte',
  ),
  cite: text('IRPR 159.01', 'art. 159.01 RIPR'),
  source: 'SOR/2023-58',
  since: '2023-03-25',
  appliesToClaimsFrom: '2023-03-25',
  prevailsOver: ['irpa-101-1-c'],
  ...everyCondition([
    claimantFact('seekingReEntryToCanada', true),
    claimantFact('refusedEntryToUnitedStatesWithoutAdjudication', true),
  ]),
};
