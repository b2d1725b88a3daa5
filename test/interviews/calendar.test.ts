import fc from 'fast-check';
import { type CalendarAppointment, calendarEntry } from '../../src/domain/interviews/calendar-entry.js';
import { contentLine, textValue } from '../../src/domain/interviews/content-line.js';

const APPOINTMENT: CalendarAppointment = {
  calendarId: '01930f2a-7c1b-7e55-8a10-3f6f5f1f0a12',
  sequence: 0,
  fileNumber: 'RD-7K3M9-Q2XP4',
  startsAt: '2026-11-02T15:00:00.000Z',
  endsAt: '2026-11-02T17:00:00.000Z',
  timeZone: 'America/Chicago',
  localStart: '2026-11-02T09:00:00',
  mode: 'in-person',
  place: 'Example Detention Facility; gate 2, room 5\nRing twice',
  status: 'booked',
  changedAt: '2026-10-01T08:00:00.250Z',
};

/** The lines of an entry as a calendar reads them. */
function linesOf(entry: string): string[] {
  return entry.replaceAll('\r\n ', '').split('\r\n');
}

describe('a line of iCalendar (RFC 5545)', () => {
  it('has 75 octets unfolded, and the 76th goes to the next line', () => {
    expect(contentLine('X', 'a'.repeat(73))).toBe(`X:${'a'.repeat(73)}\r\n`);
    expect(contentLine('X', 'a'.repeat(74))).toBe(`X:${'a'.repeat(73)}\r\n a\r\n`);
  });

  it('is never longer than 75 octets, cut within no character, and unfolds to what was written', () => {
    const texts = fc.string({ unit: 'grapheme', maxLength: 400 }).map((text) => text.replace(/\p{Cc}/gu, ''));
    fc.assert(
      fc.property(texts, (text) => {
        const line = contentLine('DESCRIPTION', text);
        expect(line.endsWith('\r\n')).toBe(true);
        for (const physical of line.slice(0, -2).split('\r\n')) {
          expect(Buffer.byteLength(physical)).toBeLessThanOrEqual(75);
          expect(physical).toBe(Buffer.from(physical).toString());
        }
        expect(line.slice(0, -2).replaceAll('\r\n ', '')).toBe(`DESCRIPTION:${text}`);
      }),
    );
  });

  it('escapes what separates values, and lets nobody begin a line of their own', () => {
    expect(textValue('a;b,c\\d\r\ne\rf\ng')).toBe('a\\;b\\,c\\\\d\\ne\\nf\\ng');
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(textValue(text)).not.toMatch(/[\p{Cc}]/u);
      }),
    );
  });
});

describe('an appointment for a calendar', () => {
  it('is one event with instants in UTC, in both languages, whole and in order', () => {
    expect(linesOf(calendarEntry(APPOINTMENT))).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Referral Desk//Interviews//EN',
      'CALSCALE:GREGORIAN',
      'METHOD:PUBLISH',
      'BEGIN:VEVENT',
      'UID:urn:uuid:01930f2a-7c1b-7e55-8a10-3f6f5f1f0a12',
      'SEQUENCE:0',
      'DTSTAMP:20261001T080000Z',
      'DTSTART:20261102T150000Z',
      'DTEND:20261102T170000Z',
      'STATUS:CONFIRMED',
      'CLASS:CONFIDENTIAL',
      'SUMMARY:RD-7K3M9-Q2XP4: interview in person / entrevue en personne',
      'DESCRIPTION:Local time of the place: 2026-11-02 09:00 (America/Chicago)\\nHeure locale du lieu : 2026-11-02 09:00 (America/Chicago)',
      'LOCATION:Example Detention Facility\\; gate 2\\, room 5\\nRing twice',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ]);
  });

  it('has no place where none is known', () => {
    expect(calendarEntry({ ...APPOINTMENT, place: null })).not.toContain('LOCATION');
  });

  it('counts a cancellation as one change more, so that calendars take it', () => {
    const lines = linesOf(calendarEntry({ ...APPOINTMENT, sequence: 2, status: 'cancelled' }));
    expect(lines).toEqual(expect.arrayContaining(['SEQUENCE:3', 'STATUS:CANCELLED']));
  });
});
