import { type CalendarDay } from '../calendar-day.js';

/** How two dates of birth stand to each other, the nearest first. */
export type DateLevel =
  | 'equal'
  | 'day-month-exchanged'
  | 'one-digit'
  | 'one-year-apart'
  | 'first-of-january'
  | 'same-year-partly'
  | 'same-year'
  | 'different';

/** The level of two days that exist; the same both ways round. */
export function dateLevelOf(one: CalendarDay, other: CalendarDay): DateLevel {
  if (one === other) return 'equal';
  const [year, month, day] = partsOf(one);
  const [otherYear, otherMonth, otherDay] = partsOf(other);
  const sameYear = year === otherYear;
  if (sameYear && month === otherDay && day === otherMonth) return 'day-month-exchanged';
  if (isOneSlip(one, other)) return 'one-digit';
  const sameDay = month === otherMonth && day === otherDay;
  if (sameDay && Math.abs(Number(year) - Number(otherYear)) === 1) return 'one-year-apart';
  if (!sameYear) return 'different';
  // Registries put 1 January where only the year is known.
  if (isFirstOfJanuary(one) || isFirstOfJanuary(other)) return 'first-of-january';
  return month === otherMonth || day === otherDay ? 'same-year-partly' : 'same-year';
}

/** True when two levels of dates agree so far that two given names under them are two people of one birth. */
export function isSameBirth(level: DateLevel | undefined): boolean {
  return level === 'equal' || level === 'day-month-exchanged';
}

export function isFirstOfJanuary(day: CalendarDay): boolean {
  return day.endsWith('-01-01');
}

function partsOf(day: CalendarDay): readonly [year: string, month: string, day: string] {
  return [day.slice(0, 4), day.slice(5, 7), day.slice(8, 10)];
}

/** One digit another, or two neighbouring digits of a year, a month or a day exchanged. */
function isOneSlip(one: CalendarDay, other: CalendarDay): boolean {
  const differing: number[] = [];
  for (let index = 0; index < one.length; index++) {
    if (one[index] !== other[index]) differing.push(index);
  }
  const [first = 0, second = 0] = differing;
  if (differing.length === 1) return true;
  return (
    differing.length === 2 &&
    second === first + 1 &&
    one[first] === other[second] &&
    one[second] === other[first]
  );
}
