import { addDays, type CalendarDay } from '../calendar-day.js';
import { type Situation } from './situation.js';

export const URGENCY_LEVELS = ['emergency', 'urgent', 'normal'] as const;
export type UrgencyLevel = (typeof URGENCY_LEVELS)[number];

/** The rules that set an urgency, the most pressing first. */
export const URGENCY_RULES = [
  'removal-within-14-days',
  'final-order-in-custody',
  'exception-lapses-within-30-days',
  'unaccompanied-minor',
  'vulnerable-person',
  'no-rule-raises-it',
] as const;
export type UrgencyRule = (typeof URGENCY_RULES)[number];

/** The reason of an urgency that an officer set against the rules. */
export const SET_BY_OFFICER = 'set-by-officer';

/** What urgency is computed from; `today` is the calendar day in UTC. */
export interface UrgencyFacts {
  readonly today: CalendarDay;
  readonly removalScheduledOn: CalendarDay | null;
  readonly finalOrder: boolean;
  readonly inCustody: boolean;
  readonly unaccompaniedMinor: boolean;
  /** When an unaccompanied minor comes of age; null when that is not known, and for everyone else. */
  readonly comesOfAgeOn: CalendarDay | null;
  /** A vulnerability in the sense of IRPR 138. */
  readonly vulnerable: boolean;
  /** The first day on which an exception that is met would be met no more. */
  readonly exceptionLapsesOn: CalendarDay | null;
}

/** A level and the code of the rule that set it. */
export interface Urgency {
  readonly level: UrgencyLevel;
  readonly reason: UrgencyRule;
}

/** What the rules say of a file, and from when on time alone may have them say something else; null: it cannot. */
export interface RuledUrgency extends Urgency {
  readonly reviewOn: CalendarDay | null;
}

/** What of urgency comes of the situation: a final order is the stage `final-order`, custody being detained. */
export function situationOfUrgency({
  removalScheduledOn,
  custody,
  stage,
}: Situation): Pick<UrgencyFacts, 'removalScheduledOn' | 'finalOrder' | 'inCustody'> {
  return { removalScheduledOn, finalOrder: stage === 'final-order', inCustody: custody === 'detained' };
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

/**
 * The same, with the day from which on it must be looked at again though nothing is done with the file. A day that hangs on a
 * date of birth, or may, is told by the first of its month, which comes before it: the day stands in the open, and would tell the
 * birth. From then on the file is looked at every night.
 */
export function ruledUrgencyOf(facts: UrgencyFacts): RuledUrgency {
  const { today, removalScheduledOn, exceptionLapsesOn, comesOfAgeOn } = facts;
  const now = urgencyOf(facts);
  const turns = [
    ...(removalScheduledOn === null ? [] : [openly(addDays(removalScheduledOn, -REMOVAL_DAYS))]),
    ...(exceptionLapsesOn === null
      ? []
      : [byMonth(addDays(exceptionLapsesOn, -LAPSE_DAYS)), byMonth(exceptionLapsesOn)]),
    ...(comesOfAgeOn === null ? [] : [byMonth(comesOfAgeOn)]),
  ]
    .filter(({ on }) => on > today && urgencyOf(onDay(facts, on)).reason !== now.reason)
    .sort((one, other) => (one.on < other.on ? -1 : 1));
  return { ...now, reviewOn: turns[0]?.told ?? null };
}

/** The facts on a later day, if nothing but time goes by. */
function onDay(facts: UrgencyFacts, day: CalendarDay): UrgencyFacts {
  const { exceptionLapsesOn, comesOfAgeOn } = facts;
  return {
    ...facts,
    today: day,
    unaccompaniedMinor: facts.unaccompaniedMinor && (comesOfAgeOn === null || day < comesOfAgeOn),
    exceptionLapsesOn: exceptionLapsesOn !== null && exceptionLapsesOn <= day ? null : exceptionLapsesOn,
  };
}

function openly(on: CalendarDay): { readonly on: CalendarDay; readonly told: CalendarDay } {
  return { on, told: on };
}

function byMonth(on: CalendarDay): { readonly on: CalendarDay; readonly told: CalendarDay } {
  return { on, told: `${on.slice(0, 8)}01` };
}
