import { addDays, type CalendarDay } from '../calendar-day.js';

export const URGENCY_LEVELS = ['emergency', 'urgent', 'normal'] as const;
export type UrgencyLevel = (typeof URGENCY_LEVELS)[number];

/** What urgency is computed from; `today` is the calendar day in UTC. */
export interface UrgencyFacts {
  readonly today: CalendarDay;
  readonly removalScheduledOn: CalendarDay | null;
  readonly finalOrder: boolean;
  readonly inCustody: boolean;
  readonly unaccompaniedMinor: boolean;
  /** A vulnerability in the sense of IRPR 138. */
  readonly vulnerable: boolean;
  /** The first day on which an exception that is met would be met no more. */
  readonly exceptionLapsesOn: CalendarDay | null;
}

/** A level and the code of the rule that set it. */
export interface Urgency {
  readonly level: UrgencyLevel;
  readonly reason:
    | 'removal-within-14-days'
    | 'final-order-in-custody'
    | 'exception-lapses-within-30-days'
    | 'unaccompanied-minor'
    | 'vulnerable-person'
    | 'no-rule-raises-it';
}

const REMOVAL_DAYS = 14;
const LAPSE_DAYS = 30;

/**
 * How urgent a file is and by which rule; the first rule that holds, most pressing first (product contract, Urgency). A
 * removal day that is past still counts: nobody has said that the removal took place.
 */
export function urgencyOf(facts: UrgencyFacts): Urgency {
  const { today, removalScheduledOn, exceptionLapsesOn } = facts;
  if (removalScheduledOn !== null && removalScheduledOn <= addDays(today, REMOVAL_DAYS)) {
    return { level: 'emergency', reason: 'removal-within-14-days' };
  }
  if (facts.finalOrder && facts.inCustody) return { level: 'urgent', reason: 'final-order-in-custody' };
  if (exceptionLapsesOn !== null && exceptionLapsesOn <= addDays(today, LAPSE_DAYS)) {
    return { level: 'urgent', reason: 'exception-lapses-within-30-days' };
  }
  if (facts.unaccompaniedMinor) return { level: 'urgent', reason: 'unaccompanied-minor' };
  if (facts.vulnerable) return { level: 'urgent', reason: 'vulnerable-person' };
  return { level: 'normal', reason: 'no-rule-raises-it' };
}
