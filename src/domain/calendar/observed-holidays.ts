import { addDays, type CalendarDay, dayNumber, daysInMonth } from '../calendar-day.js';
import { easterOf } from './easter.js';
import {
  type Holiday,
  type HolidayCalendar,
  type HolidayRule,
  type Weekday,
  WEEKDAYS,
  type WeekendRule,
} from './holiday.js';

/** A holiday as it is kept in a year. */
export interface ObservedHoliday {
  readonly code: string;
  /** The day off; never on a weekend. The one for New Year’s Day can be the last day of the year before. */
  readonly on: CalendarDay;
}

/**
 * The days off for a year’s holidays, in no particular order. Holidays on a working day stay there, and the others move around
 * them, the earlier ones first.
 */
export function observedHolidays(
  { holidays, onWeekend }: HolidayCalendar,
  year: number,
): readonly ObservedHoliday[] {
  const dated = holidays
    .filter((holiday) => isKept(holiday, year))
    .map((holiday) => ({ ...holiday, on: dateOf(holiday.rule, year) }))
    .sort((one, other) => (one.on < other.on ? -1 : 1));
  const observed: ObservedHoliday[] = dated
    .filter(({ on }) => !isWeekend(on))
    .map(({ code, on }) => ({ code, on }));
  for (const { code, on, onWeekend: own } of dated.filter((one) => isWeekend(one.on))) {
    const taken = new Set(observed.map((one) => one.on));
    const moved = movedFrom(on, own ?? onWeekend, taken);
    if (moved !== null) observed.push({ code, on: moved });
  }
  return observed;
}

/** The weekday of a day. */
export function weekdayOf(day: CalendarDay): Weekday {
  return WEEKDAYS[dayNumber(day) % 7] as Weekday;
}

/** True on Saturdays and Sundays. */
export function isWeekend(day: CalendarDay): boolean {
  return dayNumber(day) % 7 > 4;
}

function isKept({ since, onlyWhen }: Holiday, year: number): boolean {
  if (since !== undefined && year < since) return false;
  return onlyWhen === undefined || year % onlyWhen.dividedBy === onlyWhen.leaves;
}

function dateOf(rule: HolidayRule, year: number): CalendarDay {
  if ('daysAfterEaster' in rule) return addDays(easterOf(year), rule.daysAfterEaster);
  if ('before' in rule) {
    const { month, day } = rule.before;
    return onOrBefore(addDays(date(year, month, day), -1), rule.weekday);
  }
  if ('day' in rule) return date(year, rule.month, rule.day);
  const { month, weekday, nth } = rule;
  // The first such weekday is the last one on or before the 7th, the second on or before the 14th.
  return onOrBefore(date(year, month, nth === -1 ? daysInMonth(year, month) : nth * 7), weekday);
}

function movedFrom(on: CalendarDay, rule: WeekendRule, taken: ReadonlySet<CalendarDay>): CalendarDay | null {
  const isSaturday = weekdayOf(on) === 'saturday';
  if (rule === 'monday-for-sunday-only') return isSaturday ? null : addDays(on, 1);
  if (rule === 'nearest-weekday') return addDays(on, isSaturday ? -1 : 1);
  let day = addDays(on, 1);
  while (isWeekend(day) || taken.has(day)) day = addDays(day, 1);
  return day;
}

function onOrBefore(day: CalendarDay, weekday: Weekday): CalendarDay {
  return addDays(day, -((dayNumber(day) - WEEKDAYS.indexOf(weekday) + 7) % 7));
}

function date(year: number, month: number, day: number): CalendarDay {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
