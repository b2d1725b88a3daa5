import fc from 'fast-check';
import {
  addDays,
  ageOn,
  anniversary,
  dayFromNumber,
  dayNumber,
  daysBetween,
  isCalendarDay,
  utcDay,
} from '../../src/domain/calendar-day.js';

const DAY_MS = 86_400_000;
const LAST = dayNumber('9999-12-31');
const days = fc.integer({ min: 0, max: LAST }).map(dayFromNumber);

/** The same by the platform's own calendar, which is the proleptic Gregorian one too. */
const byPlatform = (day: string): number => Date.parse(`${day}T00:00:00Z`) / DAY_MS;

describe('a calendar day', () => {
  it.each(['2026-02-28', '2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])('%s is one', (day) => {
    expect(isCalendarDay(day)).toBe(true);
  });

  it.each([
    '2026-02-29',
    '1900-02-29',
    '2026-00-10',
    '2026-13-01',
    '2026-04-31',
    '0000-01-01',
    '2026-1-1',
    '',
    20260101,
    null,
  ])('%p is none', (value) => {
    expect(isCalendarDay(value)).toBe(false);
  });

  it('is counted as the platform counts it', () => {
    fc.assert(
      fc.property(days, days, (from, to) => {
        expect(daysBetween(from, to)).toBe(byPlatform(to) - byPlatform(from));
      }),
    );
  });

  it('is found again by its number, and exists', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: LAST }), (number) => {
        const day = dayFromNumber(number);
        expect([isCalendarDay(day), dayNumber(day)]).toEqual([true, number]);
      }),
    );
  });

  it('is as many days later as were added', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2025-02-28', 1)).toBe('2025-03-01');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
  });

  it('is that of the instant in UTC', () => {
    expect(utcDay(new Date('2026-11-22T23:59:59.999Z'))).toBe('2026-11-22');
    expect(utcDay(new Date('2026-11-22T23:00:00-05:00'))).toBe('2026-11-23');
  });
});

describe('an age', () => {
  it.each([
    ['2008-11-20', '2026-11-19', 17],
    ['2008-11-20', '2026-11-20', 18],
    ['2008-02-29', '2026-02-28', 17],
    ['2008-02-29', '2026-03-01', 18],
    ['2008-02-29', '2028-02-28', 19],
    ['2008-02-29', '2028-02-29', 20],
    ['2026-11-20', '2026-11-20', 0],
    ['2026-11-20', '2026-11-19', -1],
  ])('of somebody born on %s is on %s: %i', (born, on, age) => {
    expect(ageOn(born, on)).toBe(age);
  });

  it('is reached when the anniversary begins, and not a day earlier', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 120 }), (born, years) => {
        fc.pre(Number(born.slice(0, 4)) + years <= 9999);
        const birthday = anniversary(born, years);
        expect(ageOn(born, birthday)).toBe(years);
        expect(ageOn(born, addDays(birthday, -1))).toBe(years - 1);
      }),
    );
  });
});
