import { type CalendarDay } from '../calendar-day.js';

/** The calendar of the embassy: Washington, D.C. Canada’s own way of writing days is `YYYY-MM-DD`. */
const WASHINGTON = new Intl.DateTimeFormat('en-CA', {
  ...{ timeZone: 'America/New_York', year: 'numeric', month: '2-digit', day: '2-digit' },
});

/** The calendar day in Washington at an instant: it begins at 05:00 UTC, at 04:00 while daylight saving is on. */
export function embassyDay(instant: Date): CalendarDay {
  return WASHINGTON.format(instant);
}
