import { FIRST_CLAIM_DAY, type ExceptionProvision } from '../provision.js';
import { familyMemberWithStatus } from '../rules/family-member.js';
import { text } from '../text.js';

/** A family member in Canada is a Canadian citizen. No minimum age: a citizen infant counts. */
export const irpr1595aCitizen: ExceptionProvision = {
  id: 'irpr-159-5-a',
  kind: 'exception',
  title: text('Family member in Canada is a citizen', 'Membre de la famille au Canada, citoyen canadien'),
  cite: { en: 'IRPR 159.5(a)', fr: 'al. 159.5a) RIPR' },
  source: 'SOR/2015-46',
  since: '2015-02-20',
  appliesToClaimsFrom: FIRST_CLAIM_DAY,
  notOn: ['in-transit-removal'],
  ...familyMemberWithStatus('citizen'),
};
