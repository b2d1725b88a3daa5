import { type CalendarDay, isCalendarDay } from '../calendar-day.js';
import { type Found, valuesAt } from './values-at.js';

/** What is wrong with a day that comes before another: named after that other one. */
export type OrderFaultCode =
  | 'not-after-birth'
  | 'before-birth'
  | 'before-entry'
  | 'before-claim'
  | 'before-removal-order'
  | 'before-beginning';

type Path = readonly string[];

interface Order {
  /** Both paths begin with `within`, which may lead to several records: days are compared inside each. */
  readonly within: Path;
  readonly earlier: Path;
  readonly later: Path;
  readonly code: OrderFaultCode;
  /** True when the two cannot be the same day. */
  readonly apart?: true;
}

const BIRTH = ['principalApplicant', 'dateOfBirth'];
const ENTRY = ['unitedStates', 'enteredOn'];
const PROCEEDINGS = ['unitedStates', 'proceedings'];
const REMOVAL_ORDER = [...PROCEEDINGS, 'removalOrderedOn'];
const REMOVAL = [...PROCEEDINGS, 'removalScheduledOn'];

const afterBirth = (...later: string[]): Order => ({
  ...{ within: [], earlier: BIRTH, later, code: 'before-birth' },
});

/**
 * Pairs of days of which one cannot come first. What can happen in a life is no fault, and so these stand in no order: entry and
 * claim, and entry and custody (people leave on parole and enter again, and are held at a port before they are let in); claim
 * and order (a person under an old order claims); a decision, an order and the day an appeal is due (each may be of another
 * instance); evidence and birth (papers of parents). A child can be held from the day of its birth.
 */
const ORDERS: readonly Order[] = [
  { within: [], earlier: BIRTH, later: ENTRY, code: 'not-after-birth', apart: true },
  afterBirth('unitedStates', 'custody', 'since'),
  afterBirth(...PROCEEDINGS, 'asylumClaimFiledOn'),
  afterBirth(...PROCEEDINGS, 'asylumDecidedOn'),
  afterBirth(...REMOVAL_ORDER),
  afterBirth(...REMOVAL),
  afterBirth(...PROCEEDINGS, 'appealDueOn'),
  afterBirth('protection', 'activities', '*', 'from'),
  afterBirth('protection', 'activities', '*', 'to'),
  afterBirth('attestation', 'verifiedOn'),
  afterBirth('consent', 'givenOn'),
  { within: [], earlier: ENTRY, later: REMOVAL_ORDER, code: 'before-entry' },
  { within: [], earlier: REMOVAL_ORDER, later: REMOVAL, code: 'before-removal-order' },
  { within: [], earlier: ENTRY, later: REMOVAL, code: 'before-entry' },
  { within: PROCEEDINGS, earlier: ['asylumClaimFiledOn'], later: ['asylumDecidedOn'], code: 'before-claim' },
  { within: ['protection', 'activities', '*'], earlier: ['from'], later: ['to'], code: 'before-beginning' },
  ...[['principalApplicant'], ['familyMembers', '*', 'person']].map((within): Order => ({
    ...{ within, earlier: ['dateOfBirth'], later: ['identityDocuments', '*', 'validUntil'] },
    code: 'before-birth',
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
  const daysAt = (root: Found, path: Path): { pointer: string; value: CalendarDay }[] =>
    valuesAt(root.value, path).flatMap(({ pointer, value }) => {
      const place = `${root.pointer}${pointer}`;
      return isCalendarDay(value) && !isFaulty(place) ? [{ pointer: place, value }] : [];
    });
  for (const { within, earlier, later, code, apart = false } of ORDERS) {
    for (const root of valuesAt(referral, within)) {
      const [first] = daysAt(root, earlier);
      if (first === undefined) continue;
      for (const { pointer, value } of daysAt(root, later)) {
        const inOrder = apart ? first.value < value : first.value <= value;
        if (!inOrder && !told.has(pointer)) told.set(pointer, code);
      }
    }
  }
  return [...told].map(([pointer, code]) => ({ pointer, code }));
}
