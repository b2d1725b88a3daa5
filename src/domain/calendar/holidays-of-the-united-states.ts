import { type HolidayCalendar } from './holiday.js';

/**
 * Legal public holidays of the United States for federal employees in Washington: 5 U.S.C. 6103(a) and (c). A Saturday's is
 * kept on the Friday before (6103(b)), a Sunday's on the Monday after (Executive Order 11582). Inauguration Day, of the
 * Washington area only, moves from a Sunday to the Monday; for a Saturday nothing is kept (51 Comp. Gen. 586).
 */
export const HOLIDAYS_OF_THE_UNITED_STATES: HolidayCalendar = {
  onWeekend: 'nearest-weekday',
  holidays: [
    { code: 'new-years-day', rule: { month: 1, day: 1 } },
    { code: 'birthday-of-martin-luther-king-jr', rule: { month: 1, weekday: 'monday', nth: 3 } },
    {
      code: 'inauguration-day',
      rule: { month: 1, day: 20 },
      onlyWhen: { dividedBy: 4, leaves: 1 },
      onWeekend: 'monday-for-sunday-only',
    },
    { code: 'washingtons-birthday', rule: { month: 2, weekday: 'monday', nth: 3 } },
    { code: 'memorial-day', rule: { month: 5, weekday: 'monday', nth: -1 } },
    { code: 'juneteenth-national-independence-day', rule: { month: 6, day: 19 }, since: 2021 },
    { code: 'independence-day', rule: { month: 7, day: 4 } },
    { code: 'labor-day', rule: { month: 9, weekday: 'monday', nth: 1 } },
    { code: 'columbus-day', rule: { month: 10, weekday: 'monday', nth: 2 } },
    { code: 'veterans-day', rule: { month: 11, day: 11 } },
    { code: 'thanksgiving-day', rule: { month: 11, weekday: 'thursday', nth: 4 } },
    { code: 'christmas-day', rule: { month: 12, day: 25 } },
  ],
};
