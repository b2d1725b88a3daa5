import { ageOn, type CalendarDay } from '../calendar-day.js';
import { situationOf } from '../case-file/situation.js';
import { situationOfUrgency, type UrgencyFacts } from '../case-file/urgency.js';
import { AGE_OF_MAJORITY, eighteenthBirthday } from '../stca/ages.js';
import { type StcaFacts } from '../stca/facts.js';
import { type Referral } from './referral.js';

/**
 * What the urgency of a file is computed from, on a day: its referral, the facts of its check as they stand now, and the
 * day on which an exception lapses. A vulnerability in the sense of IRPR 138 is any that the partner names; a minor is
 * unaccompanied when the facts say so, not when it is unknown.
 */
export function urgencyFactsOf(
  referral: Pick<Referral, 'unitedStates' | 'protection'>,
  { claimant }: Pick<StcaFacts, 'claimant'>,
  exceptionLapsesOn: CalendarDay | null,
  today: CalendarDay,
): UrgencyFacts {
  const vulnerabilities = referral.protection.vulnerabilities ?? [];
  const born = claimant?.dateOfBirth ?? null;
  const minor = born === null ? vulnerabilities.includes('minor') : ageOn(born, today) < AGE_OF_MAJORITY;
  const unaccompaniedMinor = minor && claimant?.accompaniedByParentOrGuardian === false;
  return {
    today,
    ...situationOfUrgency(situationOf(referral)),
    unaccompaniedMinor,
    comesOfAgeOn: unaccompaniedMinor && born !== null ? eighteenthBirthday(born) : null,
    vulnerable: vulnerabilities.length > 0,
    exceptionLapsesOn,
  };
}
