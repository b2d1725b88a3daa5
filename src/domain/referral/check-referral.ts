import { type CalendarDay, isCalendarDay } from '../calendar-day.js';

/** Something wrong with a referral. `pointer` (RFC 6901) is within the referral. */
export interface ReferralFault {
  readonly pointer: string;
  readonly code: 'consent-missing' | 'in-future' | 'before-birth';
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
 * receipt; nobody entered the United States before they were born. Looks only at values of the right form and leaves the
 * others to the schema, so both can be told at once of any row, however broken.
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
  const [born] = valuesAt(referral, ['principalApplicant', 'dateOfBirth']);
  const [entered] = valuesAt(referral, ['unitedStates', 'enteredOn']);
  if (
    isCalendarDay(born?.value) &&
    isCalendarDay(entered?.value) &&
    born.value <= receivedOn &&
    entered.value < born.value
  ) {
    faults.push({ pointer: '/unitedStates/enteredOn', code: 'before-birth' });
  }
  return faults;
}

interface Found {
  readonly pointer: string;
  readonly value: unknown;
}

/** The values a path leads to in a value of any shape; none where it leads nowhere. */
function valuesAt(root: unknown, path: readonly string[]): Found[] {
  let found: Found[] = [{ pointer: '', value: root }];
  for (const step of path) {
    found = found.flatMap(({ pointer, value }) => {
      if (typeof value !== 'object' || value === null) return [];
      if (step === '*') {
        return Array.isArray(value)
          ? value.map((item, i) => ({ pointer: `${pointer}/${i}`, value: item as unknown }))
          : [];
      }
      const child = (value as Readonly<Record<string, unknown>>)[step];
      return child === undefined ? [] : [{ pointer: `${pointer}/${step}`, value: child }];
    });
  }
  return found;
}
