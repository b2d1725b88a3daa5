import { type CalendarDay } from '../calendar-day.js';

/**
 * The facts of one check, as `stca-facts.schema.json` has them. Absent or `null` means unknown, never false. An absent
 * list is unknown; a given list, an empty one too, is complete.
 */
export interface StcaFacts {
  readonly caseId?: string;
  /** Day of the check: fixes which law is enacted. */
  readonly assessedOn: CalendarDay;
  /** Day the claim was or would be made; default `assessedOn`. */
  readonly claimMadeOn?: CalendarDay | null;
  readonly route: Route;
  /** Directly or indirectly. */
  readonly arrivingFromUnitedStates?: boolean | null;
  /**
   * The entry this claim follows. Trap: absent means unknown on `between-ports-of-entry`, and "on arrival, on
   * claimMadeOn" on every other route.
   */
  readonly enteredCanadaOn?: CalendarDay | null;
  readonly earlierEntries?: readonly CalendarDay[] | null;
  readonly claimant?: ClaimantFacts;
  readonly relatives?: readonly RelativeFacts[] | null;
  readonly documents?: readonly DocumentFacts[] | null;
  readonly capitalOffences?: readonly CapitalOffenceFacts[] | null;
  readonly priorClaims?: readonly PriorClaimFacts[] | null;
  readonly recognizedRefugeeIn?: readonly RecognitionFacts[] | null;
  readonly inadmissibilityFindings?: readonly InadmissibilityGround[] | null;
}

/** Every way of reaching Canada the engine knows, in the order results list them. */
export const ROUTES = [
  'land-port-of-entry',
  'between-ports-of-entry',
  'airport',
  'harbour',
  'in-transit-removal',
  'outside-canada',
] as const;
export type Route = (typeof ROUTES)[number];

export interface ClaimantFacts {
  readonly dateOfBirth?: CalendarDay | null;
  readonly nationalities?: readonly CountryCode[] | null;
  readonly stateless?: boolean | null;
  readonly formerHabitualResidence?: readonly CountryCode[] | null;
  readonly hasSpouseOrPartner?: boolean | null;
  readonly accompaniedByParentOrGuardian?: boolean | null;
  readonly parentOrGuardianInCanadaOrUnitedStates?: boolean | null;
  readonly visaExemptForCanada?: boolean | null;
  readonly visaRequiredForUnitedStates?: boolean | null;
  readonly seekingReEntryToCanada?: boolean | null;
  readonly refusedEntryToUnitedStatesWithoutAdjudication?: boolean | null;
  readonly permanentResidentOfCanada?: boolean | null;
  readonly orderedRemovedFromUnitedStates?: boolean | null;
  readonly protectedInCanada?: boolean | null;
}

/** The claimant's facts that are answered yes, no or not known. */
export type ClaimantFlag = Exclude<
  keyof ClaimantFacts,
  'dateOfBirth' | 'nationalities' | 'formerHabitualResidence'
>;

/** ISO 3166-1 alpha-2, upper case. */
export type CountryCode = string;

export type Relation =
  | 'spouse'
  | 'common-law-partner'
  | 'legal-guardian'
  | 'child'
  | 'father'
  | 'mother'
  | 'brother'
  | 'sister'
  | 'grandfather'
  | 'grandmother'
  | 'grandchild'
  | 'uncle'
  | 'aunt'
  | 'nephew'
  | 'niece'
  | 'cousin'
  | 'in-law'
  | 'fiance'
  | 'step-relative'
  | 'other';

export type RelativeStatus =
  | 'citizen'
  | 'permanent-resident'
  | 'protected-person'
  | 'removal-stayed-s233'
  | 'claimant'
  | 'work-permit'
  | 'study-permit'
  | 'visitor'
  | 'no-status';

export type ClaimState =
  | 'referred'
  | 'not-referred'
  | 'withdrawn'
  | 'abandoned'
  | 'rejected'
  | 'rejected-under-appeal'
  | 'terminated';

export type PermitBasis = 'ordinary' | 'pending-claim-s206-1-a' | 'unenforceable-removal-s206-1-b';

/** How well a fact is supported, strongest first. */
export type Support = 'documented' | 'sworn' | 'asserted';

export interface RelativeFacts {
  readonly id?: string;
  readonly relation: Relation;
  readonly inCanada?: boolean | null;
  readonly dateOfBirth?: CalendarDay | null;
  /** Every status held in Canada; a claimant may hold a work permit too. */
  readonly statuses?: readonly RelativeStatus[] | null;
  readonly claimState?: ClaimState | null;
  readonly permitBasis?: PermitBasis | null;
  /** Last day of validity. */
  readonly permitValidUntil?: CalendarDay | null;
  /** Cancelled or invalid for a reason other than its date (IRPR 209, 222). */
  readonly permitInvalid?: boolean | null;
  readonly support?: Support | null;
}

export type DocumentKind =
  | 'permanent-resident-visa'
  | 'temporary-resident-visa'
  | 'temporary-resident-permit'
  | 'permanent-resident-travel-document'
  | 'refugee-travel-papers'
  | 'temporary-travel-document'
  | 'electronic-travel-authorization'
  | 'other';

export interface DocumentFacts {
  readonly kind: DocumentKind;
  readonly validFrom?: CalendarDay | null;
  /** Last day of validity. */
  readonly validUntil?: CalendarDay | null;
  readonly transitOnly?: boolean | null;
  readonly support?: Support | null;
}

export interface CapitalOffenceFacts {
  readonly country: CountryCode;
  readonly stage: 'charged' | 'convicted' | 'withdrawn' | 'acquitted';
  readonly punishableByDeath?: boolean | null;
  readonly support?: Support | null;
}

export interface PriorClaimFacts {
  readonly country: CountryCode;
  readonly outcome?:
    | 'pending'
    | 'accepted'
    | 'rejected'
    | 'ineligible'
    | 'ineligible-101-1-e'
    | 'withdrawn'
    | 'abandoned'
    | null;
  readonly confirmedByInformationSharing?: boolean | null;
}

export interface RecognitionFacts {
  readonly country: CountryCode;
  readonly returnable?: boolean | null;
}

export type InadmissibilityGround =
  'security' | 'human-or-international-rights' | 'serious-criminality' | 'organized-criminality';

/** The country IRPR 159.3 designates. Its possessions have codes of their own and are not part of it (IRPR 159.1). */
export const UNITED_STATES = 'US';

export const CANADA = 'CA';

/** The day the claim counts as made: the day given, or else the day of the check. */
export function claimDayOf(facts: StcaFacts): CalendarDay {
  return facts.claimMadeOn ?? facts.assessedOn;
}
