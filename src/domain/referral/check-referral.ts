import { type CalendarDay, isCalendarDay } from '../calendar-day.js';
import { checkOrderOfDays, type OrderFaultCode } from './order-of-days.js';
import { valuesAt } from './values-at.js';

/** Something wrong with a referral. `pointer` (RFC 6901) is within the referral. */
export interface ReferralFault {
  readonly pointer: string;
  readonly code: 'consent-missing' | 'in-future' | OrderFaultCode;
}

/** Days that have already come when a referral is received. `*` stands for each item of a list. */
const PAST_DAYS: readonly (readonly string[])[] = [
  ['principalApplicant', 'dateOfBirth'],
  ['familyMembers', '*', 'person', 'dateOfBirth'],
  ['unitedStates', 'enteredOn'],
  ['unitedStates', 'custody', 'since'],
  ['unitedStates', 'proceedings', 'asylumClaimFiledOn'],
  ['unitedStates', 'proceedings', 'asylumDecidedOn'],
  ['unitedStates', 'proceedings', 'removalOrderedOn'],
  ['protection', 'activities', '*', 'from'],
  ['protection', 'activities', '*', 'to'],
  ['evidence', '*', 'issuedOn'],
  ['attestation', 'verifiedOn'],
  ['consent', 'givenOn'],
];

/**
 * What the schema cannot say: consent covers sharing with Canada; what has happened is not in the future of the day of
 * receipt; days stand in an order that can be. Looks only at values of the right form and leaves the others to the schema,
 * so both can be told at once of any row, however broken.
 */
export function checkReferral(referral: unknown, receivedOn: CalendarDay): ReferralFault[] {
  const faults: ReferralFault[] = [];
  const [scope] = valuesAt(referral, ['consent', 'scope']);
  if (Array.isArray(scope?.value) && scope.value.length > 0 && !scope.value.includes('share-with-canada')) {
    faults.push({ pointer: '/consent/scope', code: 'consent-missing' });
  }
  for (const path of PAST_DAYS) {
    for (const { pointer, value } of valuesAt(referral, path)) {
      if (isCalendarDay(value) && value > receivedOn) faults.push({ pointer, code: 'in-future' });
    }
  }
  const inFuture = new Set(faults.map(({ pointer }) => pointer));
  return [...faults, ...checkOrderOfDays(referral, (pointer) => inFuture.has(pointer))];
}
