import { FIRST_CLAIM_DAY, type ExceptionProvision } from '../provision.js';
import { familyMemberWithStatus } from '../rules/family-member.js';
import { text } from '../text.js';

/** A family member in Canada is a protected person (IRPA 95(2)). No minimum age. */
export const irpr1595b1ProtectedPerson: ExceptionProvision = {
  id: 'irpr-159-5-b-1',
  kind: 'exception',
  title: text(
    'Family member in Canada is a protected person',
    'Membre de la famille au Canada, personne protégée',
  ),
  cite: { en: 'IRPR 159.5(b)(i)', fr: 'al. 159.5b)(i) RIPR' },
  source: 'SOR/2015-46',
  since: '2015-02-20',
  appliesToClaimsFrom: FIRST_CLAIM_DAY,
  notOn: ['in-transit-removal'],
  ...familyMemberWithStatus('protected-person'),
};
