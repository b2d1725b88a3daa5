import { ageOn, type CalendarDay } from '../calendar-day.js';
import { type UrgencyFacts } from '../case-file/urgency.js';
import { type Referral } from './referral.js';

/** A day on which the answer about one exception changes, as the check tells it. */
export interface ExceptionChange {
  readonly on: CalendarDay;
  readonly from: string;
  readonly to: string;
}

const AGE_OF_MAJORITY = 18;

/**
 * What the urgency of a file is computed from, on a day. A final order is the stage `final-order`; a vulnerability in the
 * sense of IRPR 138 is any that the partner names; a minor is unaccompanied when the partner says so, not when it is
 * unknown.
 */
export function urgencyFactsOf(
  referral: Referral,
  changes: readonly ExceptionChange[],
  today: CalendarDay,
): UrgencyFacts {
  const { custody, proceedings } = referral.unitedStates;
  const { dateOfBirth } = referral.principalApplicant;
  const vulnerabilities = referral.protection.vulnerabilities ?? [];
  const minor =
    dateOfBirth === undefined
      ? vulnerabilities.includes('minor')
      : ageOn(dateOfBirth, today) < AGE_OF_MAJORITY;
  const lapses = changes
    .filter((change) => change.from === 'met' && change.to !== 'met')
    .map((change) => change.on);
  return {
    today,
    removalScheduledOn: proceedings.removalScheduledOn ?? null,
    finalOrder: proceedings.stage === 'final-order',
    inCustody: custody.status === 'detained',
    unaccompaniedMinor: minor && referral.stca.claimant?.accompaniedByParentOrGuardian === false,
    vulnerable: vulnerabilities.length > 0,
    exceptionLapsesOn: lapses.sort()[0] ?? null,
  };
}
