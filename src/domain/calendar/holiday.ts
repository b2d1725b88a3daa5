/** Days of the week as calendar days are numbered: 0001-01-01 was a Monday. */
export const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** On which day of each year a holiday falls. `month` is 1 to 12. */
export type HolidayRule =
  | { readonly month: number; readonly day: number }
  /** The first, second, third or fourth such weekday of the month; -1: the last. */
  | { readonly month: number; readonly weekday: Weekday; readonly nth: 1 | 2 | 3 | 4 | -1 }
  /** The last such weekday before a date. */
  | { readonly weekday: Weekday; readonly before: { readonly month: number; readonly day: number } }
  | { readonly daysAfterEaster: number };

/** A holiday, as data. */
export interface Holiday {
  readonly code: string;
  readonly rule: HolidayRule;
  /** The first year it was kept; absent when that is before this service counts. */
  readonly since?: number;
  /** Only in years that leave this remainder when divided. */
  readonly onlyWhen?: { readonly dividedBy: number; readonly leaves: number };
  /** Otherwise than its country does it, what is kept when it falls on a weekend. */
  readonly onWeekend?: WeekendRule;
}

/**
 * What is kept when a holiday falls on a weekend: the first working day after it that is no holiday itself; the Friday before a
 * Saturday and the Monday after a Sunday; or only the Monday after a Sunday, and nothing for a Saturday.
 */
export type WeekendRule = 'next-working-day' | 'nearest-weekday' | 'monday-for-sunday-only';

/** The holidays of a country, and how it moves them. */
export interface HolidayCalendar {
  readonly onWeekend: WeekendRule;
  readonly holidays: readonly Holiday[];
}
