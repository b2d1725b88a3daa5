import { FIRST_CLAIM_DAY, type ExceptionProvision } from '../provision.js';
import { familyMemberWithStatus } from '../rules/family-member.js';
import { text } from '../text.js';

/** A family member in Canada has a removal order stayed under IRPR 233. Other stays do not count. */
export const irpr1595b3StayedRemoval: ExceptionProvision = {
  id: 'irpr-159-5-b-3',
  kind: 'exception',
  title: text(
    'Family member in Canada whose removal is stayed',
    'Membre de la famille au Canada visé par un sursis',
  ),
  cite: { en: 'IRPR 159.5(b)(iii)', fr: 'al. 159.5b)(iii) RIPR' },
  source: 'SOR/2015-46',
  since: '2015-02-20',
  appliesToClaimsFrom: FIRST_CLAIM_DAY,
  notOn: ['in-transit-removal'],
  ...familyMemberWithStatus('removal-stayed-s233'),
};
