import { type CalendarDay } from '../calendar-day.js';
import { type CountryCode, type Route, type StcaFacts } from '../stca/facts.js';

/** One referral as a partner organisation submits it, once it has passed `referral.schema.json`. */
export interface Referral {
  /** The partner's own number for the case, unique within the partner. */
  readonly externalReference: string;
  readonly principalApplicant: Person;
  readonly familyMembers?: readonly FamilyMember[];
  readonly unitedStates: UnitedStatesSituation;
  readonly protection: ProtectionNeed;
  /** What the partner knows of the facts of the check; the rest is derived from the referral. */
  readonly stca: PartnerStcaFacts;
  /** Absent: `outside-canada`. */
  readonly intendedRoute?: Route;
  readonly evidence?: readonly EvidenceItem[];
  readonly interview?: InterviewNeeds;
  readonly attestation: Attestation;
  readonly consent: Consent;
}

/** The facts of a check without those that are taken from elsewhere. */
export type PartnerStcaFacts = Omit<StcaFacts, 'caseId' | 'assessedOn' | 'route' | 'claimant'> & {
  readonly claimant?: Omit<NonNullable<StcaFacts['claimant']>, 'dateOfBirth' | 'nationalities'>;
};

export interface Person {
  readonly familyName: string;
  readonly givenNames?: string;
  readonly patronymic?: string;
  /** Full name in its own script. */
  readonly nativeName?: string;
  readonly otherNames?: readonly string[];
  readonly dateOfBirth?: CalendarDay;
  readonly sex?: 'female' | 'male' | 'another' | 'unknown';
  readonly placeOfBirth?: string;
  readonly nationalities?: readonly CountryCode[];
  readonly identityDocuments?: readonly IdentityDocument[];
}

export interface IdentityDocument {
  readonly kind: 'passport' | 'internal-passport' | 'birth-certificate' | 'driving-licence' | 'other';
  readonly number: string;
  readonly issuingCountry?: CountryCode;
  readonly heldByUsAuthorities?: boolean;
  readonly validUntil?: CalendarDay;
}

/** What a family member can be to the principal applicant. */
export const FAMILY_RELATIONS = [
  'spouse',
  'common-law-partner',
  'child',
  'mother',
  'father',
  'brother',
  'sister',
  'grandmother',
  'grandfather',
  'grandchild',
  'other',
] as const;

export interface FamilyMember {
  readonly relationToPrincipal: (typeof FAMILY_RELATIONS)[number];
  readonly person: Person;
}

/** Whether somebody is held in the United States. */
export const CUSTODY_STATUSES = ['detained', 'released', 'parole', 'bond', 'never-detained'] as const;

/** How far proceedings in the United States are. */
export const PROCEEDINGS_STAGES = [
  'none',
  'credible-fear',
  'immigration-court',
  'board-of-immigration-appeals',
  'circuit-court',
  'final-order',
  'granted',
  'granted-under-appeal',
] as const;

export interface UnitedStatesSituation {
  readonly alienNumber?: string;
  readonly enteredOn?: CalendarDay;
  readonly mannerOfEntry?: 'cbp-one' | 'port-of-entry' | 'between-ports-of-entry' | 'visa' | 'other';
  readonly custody: {
    readonly status: (typeof CUSTODY_STATUSES)[number];
    readonly facility?: string;
    readonly state?: string;
    readonly since?: CalendarDay;
  };
  readonly proceedings: {
    readonly stage: (typeof PROCEEDINGS_STAGES)[number];
    readonly asylumClaimFiledOn?: CalendarDay;
    readonly asylumDecidedOn?: CalendarDay;
    readonly removalOrderedOn?: CalendarDay;
    /** Known or credibly expected day of removal. */
    readonly removalScheduledOn?: CalendarDay;
    readonly appealDueOn?: CalendarDay;
  };
}

export interface ProtectionNeed {
  readonly grounds: readonly string[];
  readonly summary: string;
  readonly activities?: readonly {
    readonly kind: string;
    readonly description?: string;
    readonly from?: CalendarDay;
    readonly to?: CalendarDay;
  }[];
  readonly charges?: readonly {
    readonly country: CountryCode;
    readonly article: string;
    readonly stage?: string;
  }[];
  readonly vulnerabilities?: readonly Vulnerability[];
}

export type Vulnerability =
  | 'survivor-of-torture'
  | 'medical'
  | 'minor'
  | 'elderly'
  | 'single-parent'
  | 'woman-at-risk'
  | 'lgbtq'
  | 'disability'
  | 'family-separated';

export interface EvidenceItem {
  readonly kind: string;
  readonly title: string;
  readonly language?: string;
  readonly issuedOn?: CalendarDay;
  /** SHA-256 of the document, hexadecimal; the document itself is not sent. */
  readonly sha256?: string;
}

export interface InterviewNeeds {
  readonly languages?: readonly string[];
  readonly interpreterNeeded?: boolean;
  readonly timeZone?: string;
  readonly counsel?: { readonly name?: string; readonly email?: string; readonly phone?: string };
  readonly contact?: string;
}

/** Who at the partner stands behind the referral, and how sure they are. */
export interface Attestation {
  readonly verifiedBy: string;
  readonly verifiedOn: CalendarDay;
  readonly level: 'no-doubt' | 'verified' | 'partly-verified';
  readonly method?: string;
}

/** What the person agreed to. Without `share-with-canada` nothing of the referral is kept. */
export interface Consent {
  readonly givenOn: CalendarDay;
  readonly scope: readonly (
    'share-with-canada' | 'contact-counsel' | 'contact-family-in-canada' | 'share-with-security-screening'
  )[];
  readonly language?: string;
}
