import { type CalendarDay, dayNumber } from '../calendar-day.js';
import { HOLIDAYS_OF_CANADA } from './holidays-of-canada.js';
import { HOLIDAYS_OF_THE_UNITED_STATES } from './holidays-of-the-united-states.js';
import { isWeekend, observedHolidays } from './observed-holidays.js';

const CALENDARS = [HOLIDAYS_OF_CANADA, HOLIDAYS_OF_THE_UNITED_STATES];
/** Days off that were worked out already, by year: numbers of days, in order. The same year always gives the same. */
const DAYS_OFF = new Map<number, readonly number[]>();

/**
 * True when the embassy in Washington works: not on weekends, nor on the federal holidays of Canada and of the United States as
 * they are kept. What a head of mission swaps for a local holiday (Foreign Service Directive 44) is not known here.
 */
export function isWorkingDay(day: CalendarDay): boolean {
  return !isWeekend(day) && !daysOffOf(yearOf(day)).includes(dayNumber(day));
}

/** Working days of the embassy after `from`, up to and with `to`: 0 on the same day, and when `to` is earlier. */
export function workingDaysBetween(from: CalendarDay, to: CalendarDay): number {
  if (to <= from) return 0;
  const [after, until] = [dayNumber(from), dayNumber(to)];
  let days = weekdaysUntil(until) - weekdaysUntil(after);
  for (let year = yearOf(from); year <= yearOf(to); year++) {
    days -= daysOffOf(year).filter((off) => off > after && off <= until).length;
  }
  return days;
}

/** Mondays to Fridays from day 0, a Monday, to a day. */
function weekdaysUntil(number: number): number {
  const days = number + 1;
  return Math.floor(days / 7) * 5 + Math.min(days % 7, 5);
}

/** Days off in a year, weekends left out. New Year’s Day of the next one can be kept on the last day of this. */
function daysOffOf(year: number): readonly number[] {
  const known = DAYS_OFF.get(year);
  if (known !== undefined) return known;
  const kept = CALENDARS.flatMap((calendar) =>
    [year, year + 1].flatMap((one) => observedHolidays(calendar, one).map(({ on }) => on)),
  );
  const days = [...new Set(kept.filter((on) => yearOf(on) === year).map(dayNumber))].sort((a, b) => a - b);
  DAYS_OFF.set(year, days);
  return days;
}

function yearOf(day: CalendarDay): number {
  return Number(day.slice(0, 4));
}
