import { isCalendarDay } from '../calendar-day.js';
import { valuesAt } from './values-at.js';

/** What is wrong with a day that comes before another: named after that other one. */
export type OrderFaultCode =
  | 'not-after-birth'
  | 'before-birth'
  | 'before-entry'
  | 'before-claim'
  | 'before-removal-order'
  | 'before-beginning';

type Path = readonly string[];

/** A day, and the days that cannot come before it. */
interface Order {
  /** Where the records are that the paths begin in; days are compared inside each. */
  readonly within: Path;
  readonly earlier: Path;
  readonly later: readonly (readonly [code: OrderFaultCode, ...path: string[]])[];
}

const PROCEEDINGS = ['unitedStates', 'proceedings'] as const;

/**
 * What can happen in a life is no fault, and so these stand in no order: entry and claim, and entry and custody (people leave on
 * parole and enter again, and are held at a port before they are let in); claim and order (a person under an old order claims);
 * a decision, an order and the day an appeal is due (each may be of another instance); evidence and birth (papers of parents).
 * `not-after-birth` alone forbids the same day, too.
 */
const ORDERS: readonly Order[] = [
  {
    within: [],
    earlier: ['principalApplicant', 'dateOfBirth'],
    later: [
      ['not-after-birth', 'unitedStates', 'enteredOn'],
      ['before-birth', 'unitedStates', 'custody', 'since'],
      ['before-birth', ...PROCEEDINGS, 'asylumClaimFiledOn'],
      ['before-birth', ...PROCEEDINGS, 'asylumDecidedOn'],
      ['before-birth', ...PROCEEDINGS, 'removalOrderedOn'],
      ['before-birth', ...PROCEEDINGS, 'removalScheduledOn'],
      ['before-birth', ...PROCEEDINGS, 'appealDueOn'],
      ['before-birth', 'protection', 'activities', '*', 'from'],
      ['before-birth', 'protection', 'activities', '*', 'to'],
      ['before-birth', 'attestation', 'verifiedOn'],
      ['before-birth', 'consent', 'givenOn'],
    ],
  },
  {
    within: ['unitedStates'],
    earlier: ['enteredOn'],
    later: [['before-entry', 'proceedings', 'removalOrderedOn']],
  },
  {
    within: PROCEEDINGS,
    earlier: ['removalOrderedOn'],
    later: [['before-removal-order', 'removalScheduledOn']],
  },
  {
    within: ['unitedStates'],
    earlier: ['enteredOn'],
    later: [['before-entry', 'proceedings', 'removalScheduledOn']],
  },
  { within: PROCEEDINGS, earlier: ['asylumClaimFiledOn'], later: [['before-claim', 'asylumDecidedOn']] },
  { within: ['protection', 'activities', '*'], earlier: ['from'], later: [['before-beginning', 'to']] },
  ...[['principalApplicant'], ['familyMembers', '*', 'person']].map((within): Order => ({
    ...{ within, earlier: ['dateOfBirth'] },
    later: [['before-birth', 'identityDocuments', '*', 'validUntil']],
  })),
];

/**
 * Days that come before others they cannot come before; each is told once, at the later one, by the first rule it breaks. Days
 * that `isFaulty` names by their pointer, and values that are no days, are compared with nothing: their own fault is enough.
 */
export function checkOrderOfDays(
  referral: unknown,
  isFaulty: (pointer: string) => boolean,
): { pointer: string; code: OrderFaultCode }[] {
  const told = new Map<string, OrderFaultCode>();
  for (const { within, earlier, later } of ORDERS) {
    for (const record of valuesAt(referral, within)) {
      const [first] = valuesAt(record.value, earlier, record.pointer);
      if (first === undefined || !isCalendarDay(first.value) || isFaulty(first.pointer)) continue;
      for (const [code, ...path] of later) {
        for (const { pointer, value } of valuesAt(record.value, path, record.pointer)) {
          // The order first: as texts nearly all days are in order, and then nothing else need be looked at.
          if (typeof value !== 'string' || value > first.value) continue;
          if (value === first.value && code !== 'not-after-birth') continue;
          if (isCalendarDay(value) && !isFaulty(pointer) && !told.has(pointer)) told.set(pointer, code);
        }
      }
    }
  }
  return [...told].map(([pointer, code]) => ({ pointer, code }));
}
