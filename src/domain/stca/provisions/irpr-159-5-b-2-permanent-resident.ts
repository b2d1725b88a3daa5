import { FIRST_CLAIM_DAY, type ExceptionProvision } from '../provision.js';
import { familyMemberWithStatus } from '../rules/family-member.js';
import { text } from '../text.js';

/** A family member in Canada is a permanent resident. No minimum age. */
export const irpr1595b2PermanentResident: ExceptionProvision = {
  id: 'irpr-159-5-b-2',
  kind: 'exception',
  title: text(
    'Family member in Canada is a permanent resident',
    'Membre de la famille au Canada, résident permanent',
  ),
  cite: { en: 'IRPR 159.5(b)(ii)', fr: 'al. 159.5b)(ii) RIPR' },
  source: 'SOR/2015-46',
  since: '2015-02-20',
  appliesToClaimsFrom: FIRST_CLAIM_DAY,
  notOn: ['in-transit-removal'],
  ...familyMemberWithStatus('permanent-resident'),
};
