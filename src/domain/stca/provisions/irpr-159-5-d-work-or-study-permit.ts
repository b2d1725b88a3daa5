import { FIRST_CLAIM_DAY, type ExceptionProvision } from '../provision.js';
import { familyMemberInCanada, isAged18OrOver } from '../rules/family-member.js';
import { holdsPermitThatCounts, permitIsInDate, permitIsNotInvalid } from '../rules/permit.js';
import { text } from '../text.js';

/**
 * A family member aged 18 or over in Canada holds a valid work or study permit, other than a work permit given because
 * a removal order cannot be enforced (IRPR 206(1)(b)).
 */
export const irpr1595dWorkOrStudyPermit: ExceptionProvision = {
  id: 'irpr-159-5-d',
  kind: 'exception',
  title: text(
    'Adult family member in Canada with a work or study permit',
    'Membre de la famille adulte au Canada titulaire d’un permis de travail ou d’études',
  ),
  cite: { en: 'IRPR 159.5(d)', fr: 'al. 159.5d) RIPR' },
  source: 'SOR/2015-46',
  since: '2015-02-20',
  appliesToClaimsFrom: FIRST_CLAIM_DAY,
  notOn: ['in-transit-removal'],
  ...familyMemberInCanada(
    [isAged18OrOver, holdsPermitThatCounts, permitIsInDate, permitIsNotInvalid],
    ({ statuses, permitBasis, permitValidUntil }) => {
      const works =
        statuses?.includes('work-permit') === true && permitBasis !== 'unenforceable-removal-s206-1-b';
      return text(
        `in Canada, aged 18 or over, ${works ? 'work' : 'study'} permit valid until ${permitValidUntil}`,
        `au Canada, 18 ans ou plus, permis ${works ? 'de travail' : 'd’études'} valide jusqu’au ${permitValidUntil}`,
      );
    },
  ),
};
