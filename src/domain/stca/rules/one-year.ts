import { addDays, anniversary, type CalendarDay } from '../../calendar-day.js';

/** An entry counts from this day on: the provision speaks of entries after 2020-06-24. */
export const FIRST_DAY_THAT_COUNTS: CalendarDay = '2020-06-25';

/**
 * The first day on which a claim is out of time (IRPA 101(1)(b.1), 101(1.1)). The year starts the day after the entry and
 * is twelve consecutive months: entry 2025-03-10, first day out of time 2026-03-11. Trap: counting from the entry itself
 * goes wrong around 29 February. Entry 2023-02-28 starts a year on 2023-03-01, which ends on 2024-02-29.
 */
export function firstDayAfterTheYear(enteredOn: CalendarDay): CalendarDay {
  return anniversary(addDays(enteredOn, 1), 1);
}
