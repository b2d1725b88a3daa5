import { CANADA, type RelativeFacts, type Relation } from '../facts.js';
import { INFORMATION_SHARING_COUNTRIES } from '../provisions/irpa-101-1-c-1-claim-elsewhere.js';
import { text } from '../text.js';
import { type WarningRule } from './warning.js';

const PARENTS: readonly Relation[] = ['father', 'mother', 'legal-guardian'];
const PARTNERS: readonly Relation[] = ['spouse', 'common-law-partner'];
const ELDERS: readonly Relation[] = ['father', 'mother', 'grandfather', 'grandmother'];
const DESCENDANTS: readonly Relation[] = ['child', 'grandchild'];

/** What sits oddly between the relatives and the claimant. */
export const relativeWarnings: WarningRule = (facts, add) => {
  const { claimant } = facts;
  facts.relatives?.forEach((relative, index) => {
    const { relation, inCanada, dateOfBirth } = relative;
    const here = `/relatives/${index}`;
    if (
      PARENTS.includes(relation) &&
      inCanada === true &&
      claimant?.parentOrGuardianInCanadaOrUnitedStates === false
    ) {
      add({
        code: 'parent-in-canada-denied',
        pointers: [`${here}/inCanada`, '/claimant/parentOrGuardianInCanadaOrUnitedStates'],
        message: text(
          'A father, mother or legal guardian is in Canada, and the claimant is said to have none in Canada or the United States.',
          'Le père, la mère ou le tuteur légal est au Canada, et le demandeur n’en aurait ni au Canada ni aux États-Unis.',
        ),
      });
    }
    if (PARTNERS.includes(relation) && claimant?.hasSpouseOrPartner === false) {
      add({
        code: 'spouse-or-partner-denied',
        pointers: [`${here}/relation`, '/claimant/hasSpouseOrPartner'],
        message: text(
          'A spouse or common-law partner is listed, and the claimant is said to have none.',
          'Un époux ou conjoint de fait figure sur la liste, et le demandeur n’en aurait pas.',
        ),
      });
    }
    const born = claimant?.dateOfBirth;
    if (born !== null && born !== undefined && dateOfBirth !== null && dateOfBirth !== undefined) {
      const wrongWay =
        (ELDERS.includes(relation) && dateOfBirth >= born) ||
        (DESCENDANTS.includes(relation) && dateOfBirth <= born);
      if (wrongWay) {
        add({
          code: 'ages-against-the-relation',
          pointers: [`${here}/dateOfBirth`, '/claimant/dateOfBirth'],
          message: text(
            'The two dates of birth do not go with this relation.',
            'Les deux dates de naissance ne concordent pas avec ce lien.',
          ),
        });
      }
    }
    statusWarnings(relative, here, add);
  });
};

function statusWarnings(relative: RelativeFacts, here: string, add: Parameters<WarningRule>[1]): void {
  const { statuses, claimState, permitBasis, permitValidUntil, permitInvalid } = relative;
  if (statuses === null || statuses === undefined) return;
  if ((statuses.includes('citizen') || statuses.includes('no-status')) && statuses.length > 1) {
    add({
      code: 'statuses-exclude-each-other',
      pointers: [`${here}/statuses`],
      message: text(
        'A citizen holds no other status, and a person without status holds none.',
        'Un citoyen n’a pas d’autre statut, et une personne sans statut n’en a aucun.',
      ),
    });
  }
  const given = (value: unknown): boolean => value !== null && value !== undefined;
  if (given(claimState) && !statuses.includes('claimant')) {
    add({
      code: 'claim-state-without-claim',
      pointers: [`${here}/claimState`, `${here}/statuses`],
      message: text(
        'The state of a claim is given for a relative who is not said to be a claimant.',
        'L’état d’une demande est donné pour un proche qui n’est pas dit demandeur d’asile.',
      ),
    });
  }
  const permit = statuses.includes('work-permit') || statuses.includes('study-permit');
  if (!permit && (given(permitBasis) || given(permitValidUntil) || given(permitInvalid))) {
    add({
      code: 'permit-facts-without-permit',
      pointers: [`${here}/statuses`],
      message: text(
        'Facts about a permit are given for a relative who is not said to hold one.',
        'Des faits sur un permis sont donnés pour un proche qui n’en serait pas titulaire.',
      ),
    });
  }
}

/** What sits oddly in the other lists. */
export const otherListWarnings: WarningRule = (facts, add) => {
  facts.documents?.forEach(({ validFrom, validUntil }, index) => {
    if (validFrom === null || validFrom === undefined || validUntil === null || validUntil === undefined)
      return;
    if (validUntil >= validFrom) return;
    add({
      code: 'document-ends-before-it-begins',
      pointers: [`/documents/${index}/validFrom`, `/documents/${index}/validUntil`],
      message: text(
        'The document ends before it begins: it is valid on no day.',
        'Le document prend fin avant de prendre effet\u00a0: il n’est valide aucun jour.',
      ),
    });
  });
  facts.priorClaims?.forEach(({ country, confirmedByInformationSharing }, index) => {
    if (confirmedByInformationSharing !== true || INFORMATION_SHARING_COUNTRIES.includes(country)) return;
    add({
      code: 'confirmed-without-arrangement',
      pointers: [`/priorClaims/${index}/confirmedByInformationSharing`],
      message: text(
        'Canada has no information-sharing arrangement of that kind with this country, so it can confirm nothing.',
        'Le Canada n’a pas d’accord d’échange de renseignements de ce genre avec ce pays; rien ne peut donc être confirmé.',
      ),
    });
  });
  facts.recognizedRefugeeIn?.forEach(({ country }, index) => {
    if (country !== CANADA) return;
    add({
      code: 'recognized-in-canada',
      pointers: [`/recognizedRefugeeIn/${index}/country`],
      message: text(
        'Recognition by Canada belongs in protectedInCanada; IRPA 101(1)(d) speaks of another country.',
        'La reconnaissance par le Canada relève de protectedInCanada; l’al. 101(1)d) LIPR parle d’un autre pays.',
      ),
    });
  });
};
