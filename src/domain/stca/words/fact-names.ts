import { NBSP, phrase, type Text } from '../text.js';
import { type Pointer } from '../truth.js';

/** How an explanation calls a fact that is not known, by the last part of its pointer that is not a number. */
const FACT_NAMES: Readonly<Record<string, Text>> = {
  arrivingFromUnitedStates: phrase(
    'whether the claimant comes from the United States',
    'provenance des États-Unis',
  ),
  enteredCanadaOn: phrase('day of entry into Canada', 'jour d’entrée au Canada'),
  earlierEntries: phrase('earlier entries into Canada', 'entrées antérieures au Canada'),
  relatives: phrase('relatives', 'membres de la parenté'),
  documents: phrase('documents held', 'documents détenus'),
  capitalOffences: phrase('offences punishable by death', 'infractions passibles de la peine de mort'),
  priorClaims: phrase('earlier claims for refugee protection', 'demandes d’asile antérieures'),
  recognizedRefugeeIn: phrase(
    'recognition as a refugee elsewhere',
    'reconnaissance du statut de réfugié ailleurs',
  ),
  inadmissibilityFindings: phrase('findings of inadmissibility', 'constats d’interdiction de territoire'),
  dateOfBirth: phrase('date of birth', 'date de naissance'),
  nationalities: phrase('nationalities', 'nationalités'),
  stateless: phrase('whether stateless', 'apatridie'),
  formerHabitualResidence: phrase(
    'countries of former habitual residence',
    'pays de résidence habituelle antérieure',
  ),
  hasSpouseOrPartner: phrase('spouse or common-law partner', 'époux ou conjoint de fait'),
  accompaniedByParentOrGuardian: phrase(
    'whether accompanied by mother, father or legal guardian',
    'accompagnement par la mère, le père ou le tuteur légal',
  ),
  parentOrGuardianInCanadaOrUnitedStates: phrase(
    'mother, father or legal guardian in Canada or the United States',
    'mère, père ou tuteur légal au Canada ou aux États-Unis',
  ),
  visaExemptForCanada: phrase(
    'whether a visa is needed to enter Canada',
    'visa requis ou non pour le Canada',
  ),
  visaRequiredForUnitedStates: phrase(
    'whether a visa is needed to enter the United States',
    'visa requis ou non pour les États-Unis',
  ),
  seekingReEntryToCanada: phrase('whether seeking to re-enter Canada', 'tentative de rentrer au Canada'),
  refusedEntryToUnitedStatesWithoutAdjudication: phrase(
    'refusal of entry to the United States',
    'refus d’entrée aux États-Unis',
  ),
  permanentResidentOfCanada: phrase(
    'whether a permanent resident of Canada',
    'résidence permanente au Canada',
  ),
  orderedRemovedFromUnitedStates: phrase(
    'removal order in the United States',
    'mesure de renvoi aux États-Unis',
  ),
  protectedInCanada: phrase('refugee protection conferred by Canada', 'asile conféré par le Canada'),
  inCanada: phrase('whether in Canada', 'présence au Canada'),
  statuses: phrase('status in Canada', 'statut au Canada'),
  claimState: phrase('state of the claim', 'état de la demande'),
  permitBasis: phrase('basis of the work permit', 'fondement du permis de travail'),
  permitValidUntil: phrase('last day of the permit', 'dernier jour du permis'),
  permitInvalid: phrase(
    'whether the permit was cancelled or became invalid',
    'annulation ou invalidité du permis',
  ),
  validFrom: phrase('first day of validity', 'premier jour de validité'),
  validUntil: phrase('last day of validity', 'dernier jour de validité'),
  transitOnly: phrase('whether issued only for transit', 'délivrance aux seules fins de transit'),
  punishableByDeath: phrase('whether punishable by death', 'peine de mort encourue ou non'),
  outcome: phrase('outcome of the claim', 'issue de la demande'),
  confirmedByInformationSharing: phrase(
    'confirmation by information sharing',
    'confirmation par échange de renseignements',
  ),
  returnable: phrase('whether return there is possible', 'possibilité d’y être renvoyé'),
};

/** The name of the fact at a pointer; the pointer itself for one that has no name. */
export function factName(pointer: Pointer): Text {
  const last = pointer.slice(pointer.lastIndexOf('/') + 1);
  return FACT_NAMES[last] ?? { en: pointer, fr: pointer };
}

/** "not known: …" with the names of the missing facts, each once. */
export function notKnown(missing: readonly Pointer[]): Text {
  const names = [...new Set(missing.map(factName))];
  return {
    en: `not known: ${names.map((name) => name.en).join(', ')}`,
    fr: `inconnu${NBSP}: ${names.map((name) => name.fr).join(', ')}`,
  };
}
