import fc from 'fast-check';
import { addDays, dayFromNumber, dayNumber } from '../../src/domain/calendar-day.js';
import { easterOf } from '../../src/domain/calendar/easter.js';
import { embassyDay } from '../../src/domain/calendar/embassy-day.js';
import { HOLIDAYS_OF_CANADA } from '../../src/domain/calendar/holidays-of-canada.js';
import { HOLIDAYS_OF_THE_UNITED_STATES } from '../../src/domain/calendar/holidays-of-the-united-states.js';
import { isWeekend, observedHolidays } from '../../src/domain/calendar/observed-holidays.js';
import { isWorkingDay, workingDaysBetween } from '../../src/domain/calendar/working-days.js';

/** Days off on which the embassy would otherwise work, written down by hand from the published lists of both governments. */
const DAYS_OFF: Readonly<Record<number, string>> = {
  2024: '01-01 01-15 02-19 03-29 04-01 05-20 05-27 06-19 07-01 07-04 08-05 09-02 09-30 10-14 11-11 11-28 12-25 12-26',
  2025: '01-01 01-20 02-17 04-18 04-21 05-19 05-26 06-19 07-01 07-04 08-04 09-01 09-30 10-13 11-11 11-27 12-25 12-26',
  2026: '01-01 01-19 02-16 04-03 04-06 05-18 05-25 06-19 07-01 07-03 08-03 09-07 09-30 10-12 11-11 11-26 12-25 12-28',
  2027: '01-01 01-18 02-15 03-26 03-29 05-24 05-31 06-18 07-01 07-05 08-02 09-06 09-30 10-11 11-11 11-25 12-24 12-27 12-28 12-31',
  2028: '01-03 01-17 02-21 04-14 04-17 05-22 05-29 06-19 07-03 07-04 08-07 09-04 10-02 10-09 11-10 11-13 11-23 12-25 12-26',
  2029: '01-01 01-15 02-19 03-30 04-02 05-21 05-28 06-19 07-02 07-04 08-06 09-03 10-01 10-08 11-12 11-22 12-25 12-26',
  2030: '01-01 01-21 02-18 04-19 04-22 05-20 05-27 06-19 07-01 07-04 08-05 09-02 09-30 10-14 11-11 11-28 12-25 12-26',
};

const daysOf = (year: number): string[] => {
  const days = [];
  for (let day = `${year}-01-01`; day.startsWith(String(year)); day = addDays(day, 1)) days.push(day);
  return days;
};

describe('the calendar of the embassy', () => {
  it.each(Object.entries(DAYS_OFF))('in %s has exactly its days off', (year, days) => {
    const off = daysOf(Number(year)).filter((day) => !isWeekend(day) && !isWorkingDay(day));
    expect(off.map((day) => day.slice(5)).join(' ')).toBe(days);
  });

  it('knows Easter, the earliest and the latest too', () => {
    expect([1818, 1943, 2000, 2024, 2038].map(easterOf)).toEqual([
      ...['1818-03-22', '1943-04-25', '2000-04-23', '2024-03-31', '2038-04-25'],
    ]);
  });

  it('keeps Inauguration Day every fourth year: on the Monday for a Sunday, and not at all for a Saturday', () => {
    const kept = (year: number): (string | undefined)[] =>
      observedHolidays(HOLIDAYS_OF_THE_UNITED_STATES, year)
        .filter(({ code }) => code === 'inauguration-day')
        .map(({ on }) => on);
    expect([2021, 2025, 2026, 2013, 2029].map(kept)).toEqual([
      ...[['2021-01-20'], ['2025-01-20'], [], ['2013-01-21'], []],
    ]);
  });

  it('keeps neither Juneteenth nor the Day for Truth and Reconciliation before 2021', () => {
    expect([isWorkingDay('2020-06-19'), isWorkingDay('2021-06-18')]).toEqual([true, false]);
    expect([isWorkingDay('2020-09-30'), isWorkingDay('2021-09-30')]).toEqual([true, false]);
  });

  it('moves a Canadian holiday around those that stand: of Christmas on a Sunday, to the Tuesday', () => {
    const kept = observedHolidays(HOLIDAYS_OF_CANADA, 2033).map(({ on }) => on);
    expect(kept.filter((on) => on > '2033-12-01').sort()).toEqual(['2033-12-26', '2033-12-27']);
  });
});

describe('working days', () => {
  it('do not count the first day, and count the last', () => {
    expect(workingDaysBetween('2026-11-23', '2026-11-23')).toBe(0);
    expect(workingDaysBetween('2026-11-23', '2026-11-24')).toBe(1);
    // Friday to Monday is one; a holiday on the way is none.
    expect(workingDaysBetween('2026-11-20', '2026-11-23')).toBe(1);
    expect(workingDaysBetween('2026-11-25', '2026-11-27')).toBe(1);
    expect(workingDaysBetween('2026-12-24', '2026-12-29')).toBe(1);
    expect(workingDaysBetween('2026-11-24', '2026-11-23')).toBe(0);
  });

  it('are as many as one counts day by day, and add up wherever a stretch is cut', () => {
    const day = fc.integer({ min: dayNumber('2023-01-01'), max: dayNumber('2031-12-31') }).map(dayFromNumber);
    fc.assert(
      fc.property(day, fc.nat(400), fc.nat(400), (from, one, other) => {
        const [cut, to] = [addDays(from, one), addDays(from, one + other)];
        let counted = 0;
        for (let next = addDays(from, 1); next <= to; next = addDays(next, 1))
          if (isWorkingDay(next)) counted++;
        expect(workingDaysBetween(from, to)).toBe(counted);
        expect(workingDaysBetween(from, cut) + workingDaysBetween(cut, to)).toBe(counted);
      }),
      { numRuns: 60 },
    );
  });

  it('are those of Washington, where a day begins at 05:00 UTC in winter and at 04:00 in summer', () => {
    const at = (instant: string): string => embassyDay(new Date(instant));
    expect([at('2026-01-15T04:59:59.999Z'), at('2026-01-15T05:00:00.000Z')]).toEqual([
      '2026-01-14',
      '2026-01-15',
    ]);
    expect([at('2026-07-15T03:59:59.999Z'), at('2026-07-15T04:00:00.000Z')]).toEqual([
      '2026-07-14',
      '2026-07-15',
    ]);
  });
});
