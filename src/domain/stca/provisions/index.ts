import { type AnyProvision } from '../provision.js';
import { irpa1011aProtectionConferred } from './irpa-101-1-a-protection-conferred.js';
import { irpa1011b1OneYear } from './irpa-101-1-b-1-one-year.js';
import { irpa1011b2FourteenDays } from './irpa-101-1-b-2-fourteen-days.js';
import { irpa1011bRejectedClaim } from './irpa-101-1-b-rejected-claim.js';
import { irpa1011c1ClaimElsewhere } from './irpa-101-1-c-1-claim-elsewhere.js';
import { irpa1011cIneligibleOrAbandoned } from './irpa-101-1-c-ineligible-or-abandoned.js';
import { irpa1011dRecognizedElsewhere } from './irpa-101-1-d-recognized-elsewhere.js';
import { irpa1011eDesignatedCountry } from './irpa-101-1-e-designated-country.js';
import { irpa1011fInadmissible } from './irpa-101-1-f-inadmissible.js';
import { irpa992OutsideCanada } from './irpa-99-2-outside-canada.js';
import { irpr15901RefusedByUnitedStates } from './irpr-159-01-refused-by-united-states.js';
import { irpr1592Stateless } from './irpr-159-2-stateless.js';
import { irpr15941FourteenDays } from './irpr-159-4-1-1-fourteen-days.js';
import { irpr15941aBetweenPorts } from './irpr-159-4-1-a-between-ports.js';
import { irpr15941bHarbour } from './irpr-159-4-1-b-harbour.js';
import { irpr15941cAirport } from './irpr-159-4-1-c-airport.js';
import { irpr15942InTransit } from './irpr-159-4-2-in-transit.js';
import { irpr1595aCitizen } from './irpr-159-5-a-citizen.js';
import { irpr1595b1ProtectedPerson } from './irpr-159-5-b-1-protected-person.js';
import { irpr1595b2PermanentResident } from './irpr-159-5-b-2-permanent-resident.js';
import { irpr1595b3StayedRemoval } from './irpr-159-5-b-3-stayed-removal.js';
import { irpr1595cClaimantRelative } from './irpr-159-5-c-claimant-relative.js';
import { irpr1595dWorkOrStudyPermit } from './irpr-159-5-d-work-or-study-permit.js';
import { irpr1595eUnaccompaniedMinor } from './irpr-159-5-e-unaccompanied-minor.js';
import { irpr1595fDocument } from './irpr-159-5-f-document.js';
import { irpr1595gVisaDifference } from './irpr-159-5-g-visa-difference.js';
import { irpr1595h1RefusedEntry } from './irpr-159-5-h-1-refused-entry.js';
import { irpr1595h2ReturnedResident } from './irpr-159-5-h-2-returned-resident.js';
import { irpr1596aDeathPenaltyUnitedStates } from './irpr-159-6-a-death-penalty-united-states.js';
import { irpr1596bDeathPenaltyElsewhere } from './irpr-159-6-b-death-penalty-elsewhere.js';
import { irpr1597Notices } from './irpr-159-7-notices.js';

/** Every version of every provision the engine knows, in the order in which results list them. */
export const PROVISIONS: readonly AnyProvision[] = [
  irpa992OutsideCanada,
  irpa1011eDesignatedCountry,
  irpr1592Stateless,
  irpr15941aBetweenPorts,
  irpr15941bHarbour,
  irpr15941cAirport,
  irpr15941FourteenDays,
  irpr15942InTransit,
  irpr1597Notices,
  irpr1595aCitizen,
  irpr1595b1ProtectedPerson,
  irpr1595b2PermanentResident,
  irpr1595b3StayedRemoval,
  irpr1595cClaimantRelative,
  irpr1595dWorkOrStudyPermit,
  irpr1595eUnaccompaniedMinor,
  irpr1595fDocument,
  irpr1595gVisaDifference,
  irpr1595h1RefusedEntry,
  irpr1595h2ReturnedResident,
  irpr1596aDeathPenaltyUnitedStates,
  irpr1596bDeathPenaltyElsewhere,
  irpa1011aProtectionConferred,
  irpa1011bRejectedClaim,
  irpa1011b1OneYear,
  irpa1011b2FourteenDays,
  irpa1011cIneligibleOrAbandoned,
  irpr15901RefusedByUnitedStates,
  irpa1011c1ClaimElsewhere,
  irpa1011dRecognizedElsewhere,
  irpa1011fInadmissible,
];
