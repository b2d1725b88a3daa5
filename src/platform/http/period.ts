import { isCalendarDay } from '../../domain/calendar-day.js';
import { Problem } from './problem.js';

/** From an instant up to, not including, another; null where it is open. RFC 3339. */
export interface Period {
  readonly from: string | null;
  readonly until: string | null;
}

const DAY_MS = 86_400_000;

/**
 * What `from` and `to` of a query span. A day is a day in UTC and counts whole, as the first and as the last; of instants, `from`
 * counts and `to` does not. Problem: invalid-request when the period ends before it begins.
 */
export function periodOf({ from, to }: { readonly from?: string; readonly to?: string }): Period {
  const start = from === undefined ? null : new Date(from).getTime();
  const end = to === undefined ? null : new Date(to).getTime() + (isCalendarDay(to) ? DAY_MS : 0);
  if (start !== null && end !== null && start > (isCalendarDay(to) ? end - 1 : end)) {
    throw new Problem('invalid-request', { faults: [{ pointer: '?from', code: 'from-after-to' }] });
  }
  return { from: isoOf(start), until: isoOf(end) };
}

function isoOf(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString();
}
