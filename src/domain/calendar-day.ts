/**
 * Calendar days without a clock or a time zone: `YYYY-MM-DD` strings, which sort as they follow each other, in the
 * proleptic Gregorian calendar, years 0001 to 9999.
 */
export type CalendarDay = string;

const CUMULATIVE = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

/** True when the year has a 29 February. */
export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Days in a month; `month` is 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** True for a string that names a day that exists: `2026-02-29` does not. */
export function isCalendarDay(value: unknown): value is CalendarDay {
  if (typeof value !== 'string' || value.length !== 10 || value[4] !== '-' || value[7] !== '-') return false;
  const year = digits(value, 0, 4);
  const month = digits(value, 5, 7);
  const day = digits(value, 8, 10);
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** The number that the ASCII digits in a part of a string write; NaN when one of them is no digit. */
function digits(value: string, start: number, end: number): number {
  let number = 0;
  for (let index = start; index < end; index++) {
    const digit = value.charCodeAt(index) - 48;
    if (digit < 0 || digit > 9) return Number.NaN;
    number = number * 10 + digit;
  }
  return number;
}

/** Days since 0001-01-01, which is day 0. `day` must be a calendar day. */
export function dayNumber(day: CalendarDay): number {
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7));
  const past = year - 1;
  const leapDay = month > 2 && isLeapYear(year) ? 1 : 0;
  return (
    past * 365 +
    Math.floor(past / 4) -
    Math.floor(past / 100) +
    Math.floor(past / 400) +
    (CUMULATIVE[month - 1] ?? 0) +
    leapDay +
    Number(day.slice(8, 10)) -
    1
  );
}

/** The day with this number; the inverse of {@link dayNumber}. */
export function dayFromNumber(number: number): CalendarDay {
  let year = Math.floor(number / 365.2425) + 1;
  let start = dayNumber(format(year, 1, 1));
  if (number < start) start = dayNumber(format(--year, 1, 1));
  else if (number >= start + (isLeapYear(year) ? 366 : 365)) start = dayNumber(format(++year, 1, 1));
  let rest = number - start;
  let month = 1;
  while (rest >= daysInMonth(year, month)) rest -= daysInMonth(year, month++);
  return format(year, month, rest + 1);
}

/** The day `days` later; earlier when negative. */
export function addDays(day: CalendarDay, days: number): CalendarDay {
  return dayFromNumber(dayNumber(day) + days);
}

/** Days from `from` to `to`: 0 on the same day, negative when `to` is earlier. */
export function daysBetween(from: CalendarDay, to: CalendarDay): number {
  return dayNumber(to) - dayNumber(from);
}

/**
 * The same date `years` later. For 29 February the anniversary in a common year is 1 March, as the project decided
 * for ages (law brief, section 6).
 */
export function anniversary(day: CalendarDay, years: number): CalendarDay {
  const year = Number(day.slice(0, 4)) + years;
  const month = Number(day.slice(5, 7));
  const date = Number(day.slice(8, 10));
  return month === 2 && date === 29 && !isLeapYear(year) ? format(year, 3, 1) : format(year, month, date);
}

/**
 * Completed years of age on a day. An age is reached at the start of the anniversary of birth (Interpretation Act,
 * s. 30). Negative before the birth.
 */
export function ageOn(dateOfBirth: CalendarDay, day: CalendarDay): number {
  const years = Number(day.slice(0, 4)) - Number(dateOfBirth.slice(0, 4));
  // Compared as month and day: 29 February comes after the 28th and before 1 March, which is when the age is reached.
  return day.slice(5) >= dateOfBirth.slice(5) ? years : years - 1;
}

/** The calendar day of an instant in UTC. */
export function utcDay(instant: Date): CalendarDay {
  return instant.toISOString().slice(0, 10);
}

function format(year: number, month: number, day: number): CalendarDay {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
