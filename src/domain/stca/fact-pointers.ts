import { type ClaimantFacts, type RelativeFacts, type DocumentFacts } from './facts.js';
import { truthsAbout, type TruthsAbout } from './truth.js';

/** The truths about the facts of one list item, by field. */
type ItemTruths<Field extends string> = Readonly<Record<Field, TruthsAbout>>;

type ClaimantField = keyof ClaimantFacts;
type RelativeField = Exclude<keyof RelativeFacts, 'id' | 'support'>;
type DocumentField = Exclude<keyof DocumentFacts, 'support'>;

const CLAIMANT_FIELDS: readonly ClaimantField[] = [
  'dateOfBirth',
  'nationalities',
  'stateless',
  'formerHabitualResidence',
  'hasSpouseOrPartner',
  'accompaniedByParentOrGuardian',
  'parentOrGuardianInCanadaOrUnitedStates',
  'visaExemptForCanada',
  'visaRequiredForUnitedStates',
  'seekingReEntryToCanada',
  'refusedEntryToUnitedStatesWithoutAdjudication',
  'permanentResidentOfCanada',
  'orderedRemovedFromUnitedStates',
  'protectedInCanada',
];

/** Items kept ready per list; longer lists get theirs made anew, so that no list can fill the memory. */
const KEPT = 64;

/** Truths about the claimant's facts. */
export const ABOUT_CLAIMANT = Object.fromEntries(
  CLAIMANT_FIELDS.map((field) => [field, truthsAbout(`/claimant/${field}`)]),
) as ItemTruths<ClaimantField>;

/** Truths about the facts at the top. */
export const ABOUT = {
  route: truthsAbout('/route'),
  arrivingFromUnitedStates: truthsAbout('/arrivingFromUnitedStates'),
  enteredCanadaOn: truthsAbout('/enteredCanadaOn'),
  earlierEntries: truthsAbout('/earlierEntries'),
  relatives: truthsAbout('/relatives'),
  documents: truthsAbout('/documents'),
  capitalOffences: truthsAbout('/capitalOffences'),
  priorClaims: truthsAbout('/priorClaims'),
  recognizedRefugeeIn: truthsAbout('/recognizedRefugeeIn'),
  inadmissibilityFindings: truthsAbout('/inadmissibilityFindings'),
} as const;

export const aboutRelative = perItem<RelativeField>('relatives', [
  'relation',
  'inCanada',
  'dateOfBirth',
  'statuses',
  'claimState',
  'permitBasis',
  'permitValidUntil',
  'permitInvalid',
]);
export const aboutDocument = perItem<DocumentField>('documents', [
  'kind',
  'validFrom',
  'validUntil',
  'transitOnly',
]);
export const aboutCapitalOffence = perItem('capitalOffences', ['country', 'stage', 'punishableByDeath']);
export const aboutPriorClaim = perItem('priorClaims', [
  'country',
  'outcome',
  'confirmedByInformationSharing',
]);
export const aboutRecognition = perItem('recognizedRefugeeIn', ['country', 'returnable']);

function perItem<Field extends string>(list: string, fields: readonly Field[]) {
  const make = (index: number): ItemTruths<Field> =>
    Object.fromEntries(
      fields.map((field) => [field, truthsAbout(`/${list}/${index}/${field}`)]),
    ) as ItemTruths<Field>;
  const kept = Array.from({ length: KEPT }, (_, index) => make(index));
  return (index: number): ItemTruths<Field> => kept[index] ?? make(index);
}
