import fc from 'fast-check';
import { refusalToBook } from '../../src/domain/interviews/booking.js';
import { type AskedInterpreter, type Interpreter } from '../../src/domain/interviews/interpreter.js';
import { localTimeIn } from '../../src/domain/interviews/local-time.js';
import { refusalOfSlot } from '../../src/domain/interviews/slot.js';
import { localTimesOf } from '../../src/modules/interviews/interview.row.js';

const NOW = '2026-11-22T12:00:00.000Z';
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

function after(instant: string, milliseconds: number): string {
  return new Date(Date.parse(instant) + milliseconds).toISOString();
}

function slot(startsAt: string, length: number, timeZone = 'America/Chicago'): string {
  return refusalOfSlot({ startsAt, endsAt: after(startsAt, length), timeZone }, NOW)?.code ?? 'fine';
}

describe('the time of an interview', () => {
  const start = '2026-12-01T15:00:00.000Z';

  it('begins after the present instant', () => {
    expect(slot(NOW, 60 * MINUTE)).toBe('interview-in-the-past');
    expect(slot(after(NOW, 1), 60 * MINUTE)).toBe('fine');
  });

  it('lasts a quarter of an hour at least, and eight hours at most', () => {
    expect(slot(start, 0)).toBe('interview-ends-before-it-starts');
    expect(slot(start, -1)).toBe('interview-ends-before-it-starts');
    expect(slot(start, 15 * MINUTE - 1)).toBe('interview-length');
    expect(slot(start, 15 * MINUTE)).toBe('fine');
    expect(slot(start, 480 * MINUTE)).toBe('fine');
    expect(slot(start, 480 * MINUTE + 1)).toBe('interview-length');
  });

  it('begins 1,830 days from now at most, so that a mistyped year is caught', () => {
    expect(slot(after(NOW, 1830 * DAY), 60 * MINUTE)).toBe('fine');
    expect(slot(after(NOW, 1830 * DAY + 1), 60 * MINUTE)).toBe('interview-too-far-ahead');
  });

  it('is in a time zone that there is', () => {
    expect(slot(start, 60 * MINUTE, 'America/Chikago')).toBe('time-zone-not-known');
    expect(slot(start, 60 * MINUTE, 'UTC')).toBe('fine');
  });

  it('is refused by the first thing that is wrong, or by nothing, whatever the instants', () => {
    const instants = fc
      .date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString());
    fc.assert(
      fc.property(instants, instants, (startsAt, endsAt) => {
        const refusal = refusalOfSlot({ startsAt, endsAt, timeZone: 'America/Chicago' }, NOW);
        const length = Date.parse(endsAt) - Date.parse(startsAt);
        const ahead = Date.parse(startsAt) - Date.parse(NOW);
        const fine = ahead > 0 && ahead <= 1830 * DAY && length >= 15 * MINUTE && length <= 480 * MINUTE;
        expect(refusal === null).toBe(fine);
      }),
    );
  });
});

describe('what clocks at the place show', () => {
  it('goes back an hour on 1 November 2026 in Chicago, and the instant does not', () => {
    expect(localTimeIn('2026-11-01T06:30:00Z', 'America/Chicago')).toBe('2026-11-01T01:30:00');
    expect(localTimeIn('2026-11-01T07:30:00Z', 'America/Chicago')).toBe('2026-11-01T01:30:00');
    expect(localTimeIn('2026-11-02T15:00:00Z', 'America/Chicago')).toBe('2026-11-02T09:00:00');
  });

  it('goes forward an hour on 14 March 2027 in Chicago', () => {
    expect(localTimeIn('2027-03-14T07:59:59Z', 'America/Chicago')).toBe('2027-03-14T01:59:59');
    expect(localTimeIn('2027-03-14T08:00:00Z', 'America/Chicago')).toBe('2027-03-14T03:00:00');
  });

  it('is told beside what was booked, and that the two differ once the rules of the zone have changed', () => {
    const row = {
      ...{ startsAt: new Date('2026-11-02T15:00:00Z'), endsAt: new Date('2026-11-02T16:00:00Z') },
      ...{ timeZone: 'America/Chicago', localEnd: '2026-11-02T10:00:00' },
    };
    expect(localTimesOf({ ...row, localStart: '2026-11-02T09:00:00' }).differs).toBe(false);
    expect(localTimesOf({ ...row, localStart: '2026-11-02T10:00:00' })).toEqual({
      ...{ startsAt: '2026-11-02T09:00:00', endsAt: '2026-11-02T10:00:00' },
      ...{ bookedStartsAt: '2026-11-02T10:00:00', bookedEndsAt: '2026-11-02T10:00:00', differs: true },
    });
    const gone = { ...row, timeZone: 'Mars/Olympus', localStart: '2026-11-02T09:00:00' };
    expect(localTimesOf(gone)).toMatchObject({ startsAt: '2026-11-02T09:00:00', differs: false });
  });

  it('says midnight as 00, and knows no zone that there is not', () => {
    expect(localTimeIn('2026-12-01T00:00:00Z', 'UTC')).toBe('2026-12-01T00:00:00');
    expect(localTimeIn('2026-12-01T00:00:00Z', 'Mars/Olympus')).toBeNull();
  });
});

describe('an interpreter for an interview', () => {
  const INTERPRETER: Interpreter = {
    ...{ interpreterId: 'int_a', codeName: 'BUA-1', gender: 'woman', active: true, version: 1 },
    languages: [
      { language: 'ru', dialects: [] },
      { language: 'bua', dialects: ['alar'] },
    ],
  };
  const ASKED: AskedInterpreter = {
    ...{ interpreterId: 'int_a', language: 'bua', dialect: 'alar', gender: 'woman' },
    conflictDeclared: false,
  };

  function book(
    asked: Partial<AskedInterpreter>,
    interpreter: Interpreter | undefined = INTERPRETER,
    named: { officer?: { isActiveOfficer: boolean; hasConflict: boolean }; applicantBusy?: boolean } = {},
  ): string {
    const { officer, applicantBusy = false } = named;
    const booking = {
      startsAt: '2026-12-01T15:00:00.000Z',
      endsAt: '2026-12-01T16:00:00.000Z',
      timeZone: 'America/Chicago',
      officerId: 'officer' in named ? 'stf_other' : null,
      interpreter: { ...ASKED, ...asked },
    };
    return refusalToBook(booking, { officer, interpreter, applicantBusy }, NOW)?.code ?? 'fine';
  }

  it('is booked when language, dialect and gender are theirs', () => {
    expect(book({})).toBe('fine');
    expect(book({ dialect: null, gender: null })).toBe('fine');
  });

  it('is refused for what they are not, each with a reason of its own', () => {
    expect(book({ language: 'sah' })).toBe('interpreter-without-language');
    expect(book({ dialect: 'khori' })).toBe('interpreter-without-dialect');
    expect(book({ language: 'ru' })).toBe('interpreter-without-dialect');
    expect(book({ gender: 'man' })).toBe('interpreter-of-other-gender');
    expect(book({}, { ...INTERPRETER, active: false })).toBe('interpreter-not-active');
  });

  it('is refused when they declared a conflict of interest, whatever they speak', () => {
    expect(book({ conflictDeclared: true })).toBe('interpreter-has-conflict');
    expect(book({ conflictDeclared: true, language: 'sah' })).toBe('interpreter-has-conflict');
  });

  it('is refused when nobody knows them', () => {
    const booking = {
      ...{ startsAt: '2026-12-01T15:00:00.000Z', endsAt: '2026-12-01T16:00:00.000Z' },
      ...{ timeZone: 'UTC', officerId: null, interpreter: ASKED },
    };
    const named = { officer: undefined, interpreter: undefined, applicantBusy: false };
    expect(refusalToBook(booking, named, NOW)?.code).toBe('interpreter-not-known');
  });

  it('comes with an officer who is active, and with an applicant who has no other appointment then', () => {
    expect(book({}, INTERPRETER, { officer: { isActiveOfficer: true, hasConflict: false } })).toBe('fine');
    expect(book({}, INTERPRETER, { officer: { isActiveOfficer: true, hasConflict: true } })).toBe(
      'assignee-has-conflict',
    );
    expect(book({}, INTERPRETER, { officer: { isActiveOfficer: false, hasConflict: false } })).toBe(
      'not-an-active-officer',
    );
    expect(book({}, INTERPRETER, { applicantBusy: true })).toBe('applicant-not-free');
  });
});
