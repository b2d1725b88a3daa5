import { type HolidayCalendar } from './holiday.js';

/**
 * Days on which the federal public service of Canada does not work: the general holidays of the Canada Labour Code (R.S.C. 1985,
 * c. L-2, s. 166), and those its collective agreements add: Easter Monday, and where no provincial or civic holiday is
 * recognized, the first Monday in August. One that falls on a day of rest moves to the first working day after it. The National
 * Day for Truth and Reconciliation was added by S.C. 2021, c. 11.
 */
export const HOLIDAYS_OF_CANADA: HolidayCalendar = {
  onWeekend: 'next-working-day',
  holidays: [
    { code: 'new-years-day', rule: { month: 1, day: 1 } },
    { code: 'good-friday', rule: { daysAfterEaster: -2 } },
    { code: 'easter-monday', rule: { daysAfterEaster: 1 } },
    { code: 'victoria-day', rule: { weekday: 'monday', before: { month: 5, day: 25 } } },
    { code: 'canada-day', rule: { month: 7, day: 1 } },
    { code: 'first-monday-in-august', rule: { month: 8, weekday: 'monday', nth: 1 } },
    { code: 'labour-day', rule: { month: 9, weekday: 'monday', nth: 1 } },
    { code: 'national-day-for-truth-and-reconciliation', rule: { month: 9, day: 30 }, since: 2021 },
    { code: 'thanksgiving-day', rule: { month: 10, weekday: 'monday', nth: 2 } },
    { code: 'remembrance-day', rule: { month: 11, day: 11 } },
    { code: 'christmas-day', rule: { month: 12, day: 25 } },
    { code: 'boxing-day', rule: { month: 12, day: 26 } },
  ],
};
