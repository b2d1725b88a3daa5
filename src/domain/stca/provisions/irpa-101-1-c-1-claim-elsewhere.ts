import { aboutPriorClaim } from '../fact-pointers.js';
import { type CountryCode, type PriorClaimFacts } from '../facts.js';
import { type BarProvision } from '../provision.js';
import { type ItemCondition } from '../rules/condition.js';
import { anyPriorClaim } from '../rules/prior-claim.js';
import { text } from '../text.js';
import { truthOf } from '../truth.js';

/** Countries with which Canada has an information-sharing arrangement of the kind the paragraph asks for. */
export const INFORMATION_SHARING_COUNTRIES: readonly CountryCode[] = ['AU', 'GB', 'NZ', 'US'];

const wasMadeInSharingCountry: ItemCondition<PriorClaimFacts> = {
  needs: ['/priorClaims/*/country'],
  judge: ({ country }, index) =>
    truthOf(INFORMATION_SHARING_COUNTRIES.includes(country), aboutPriorClaim(index).country),
  fails: () =>
    text(
      'no information-sharing arrangement with that country',
      'aucun accord d’échange de renseignements avec ce pays',
    ),
};

const isConfirmed: ItemCondition<PriorClaimFacts> = {
  needs: ['/priorClaims/*/confirmedByInformationSharing'],
  judge: ({ confirmedByInformationSharing }, index) =>
    truthOf(confirmedByInformationSharing, aboutPriorClaim(index).confirmedByInformationSharing),
  fails: () =>
    text(
      'checked, and not confirmed by information sharing',
      'vérifiée, et non confirmée par échange de renseignements',
    ),
};

/**
 * The claimant claimed protection in another country before, and that is confirmed under an information-sharing
 * arrangement. Any outcome there counts. Trap: a claim of 2019-04-08 to 2019-06-20 is outside it where the Board had heard
 * substantive evidence, or allowed it without a hearing, by 2019-06-21; no fact tells, so a warning does.
 */
export const irpa1011c1ClaimElsewhere: BarProvision = {
  id: 'irpa-101-1-c-1',
  kind: 'bar',
  title: text('Earlier claim in another country', 'Demande antérieure dans un autre pays'),
  cite: { en: 'IRPA 101(1)(c.1)', fr: 'al. 101(1)c.1) LIPR' },
  source: '2019, c. 29, ss. 306, 309',
  since: '2019-06-21',
  appliesToClaimsFrom: '2019-04-08',
  ...anyPriorClaim([wasMadeInSharingCountry, isConfirmed], () =>
    text('confirmed by information sharing', 'confirmée par échange de renseignements'),
  ),
};
