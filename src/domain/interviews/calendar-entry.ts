import { contentLine, textValue } from './content-line.js';
import { type InterviewStatus } from './interview-status.js';

/** An appointment as a calendar needs it. It names a file, and no person. */
export interface CalendarAppointment {
  /** The same however often the appointment is moved. */
  readonly calendarId: string;
  /** How often it has been moved. */
  readonly sequence: number;
  readonly fileNumber: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly timeZone: string;
  /** What clocks at the place show at its start. */
  readonly localStart: string;
  readonly mode: string;
  readonly place: string | null;
  readonly status: InterviewStatus;
  /** When this was last changed; RFC 3339, UTC. */
  readonly changedAt: string;
}

const MODES: Readonly<Record<string, { readonly en: string; readonly fr: string }>> = {
  'in-person': { en: 'in person', fr: 'en personne' },
  video: { en: 'by video', fr: 'par vidéo' },
  telephone: { en: 'by telephone', fr: 'par téléphone' },
};

/**
 * An appointment as iCalendar (RFC 5545), in both languages. Instants stand in UTC, so that no calendar reads a rule of
 * daylight saving into them; `SEQUENCE` counts how often it was moved, and a cancellation as one more.
 */
export function calendarEntry(appointment: CalendarAppointment): string {
  const { calendarId, fileNumber, startsAt, endsAt, localStart, timeZone, place, status } = appointment;
  const mode = MODES[appointment.mode] ?? { en: appointment.mode, fr: appointment.mode };
  const cancelled = status === 'cancelled';
  const local = `${localStart.slice(0, 16).replace('T', ' ')} (${timeZone})`;
  const lines: readonly (readonly [name: string, value: string])[] = [
    ['BEGIN', 'VCALENDAR'],
    ['VERSION', '2.0'],
    ['PRODID', '-//Referral Desk//Interviews//EN'],
    ['CALSCALE', 'GREGORIAN'],
    ['METHOD', 'PUBLISH'],
    ['BEGIN', 'VEVENT'],
    ['UID', `urn:uuid:${calendarId}`],
    ['SEQUENCE', String(appointment.sequence + (cancelled ? 1 : 0))],
    ['DTSTAMP', utcValue(appointment.changedAt)],
    ['DTSTART', utcValue(startsAt)],
    ['DTEND', utcValue(endsAt)],
    ['STATUS', cancelled ? 'CANCELLED' : 'CONFIRMED'],
    ['CLASS', 'CONFIDENTIAL'],
    ['SUMMARY', textValue(`${fileNumber}: interview ${mode.en} / entrevue ${mode.fr}`)],
    ['DESCRIPTION', textValue(`Local time of the place: ${local}\nHeure locale du lieu : ${local}`)],
    ...(place === null ? [] : [['LOCATION', textValue(place)] as const]),
    ['END', 'VEVENT'],
    ['END', 'VCALENDAR'],
  ];
  return lines.map(([name, value]) => contentLine(name, value)).join('');
}

/** An instant in RFC 3339, UTC, in the form of iCalendar: `20261102T150000Z`. Parts of a second are cut off. */
function utcValue(instant: string): string {
  return `${instant.slice(0, 19).replace(/[-:]/g, '')}Z`;
}
