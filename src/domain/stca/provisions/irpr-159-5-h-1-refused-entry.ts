import { FIRST_CLAIM_DAY, type ExceptionProvision } from '../provision.js';
import { claimantFact, everyCondition } from '../rules/claimant-rule.js';
import { text } from '../text.js';

/**
 * A foreign national, so no permanent resident, seeks to re-enter Canada after the United States refused them entry
 * without having their refugee claim adjudicated there.
 */
export const irpr1595h1RefusedEntry: ExceptionProvision = {
  id: 'irpr-159-5-h-1',
  kind: 'exception',
  title: text(
    'Refused entry to the United States, returning to Canada',
    'Refusé à l’entrée aux États-Unis, de retour au Canada',
  ),
  cite: { en: 'IRPR 159.5(h)(i)', fr: 'al. 159.5h)(i) RIPR' },
  source: 'SOR/2015-46',
  since: '2015-02-20',
  appliesToClaimsFrom: FIRST_CLAIM_DAY,
  notOn: ['in-transit-removal'],
  ...everyCondition([
    claimantFact('permanentResidentOfCanada', false),
    claimantFact('seekingReEntryToCanada', true),
    claimantFact('refusedEntryToUnitedStatesWithoutAdjudication', true),
  ]),
};
