import { type CaseFileRefusalCode, refuseFile } from '../case-file/refusals.js';
import { type Refusal } from '../refusal.js';
import { localTimeIn } from './local-time.js';

/** When an interview is held: instants in RFC 3339, UTC, and the IANA time zone of its place. */
export interface Slot {
  readonly startsAt: string;
  readonly endsAt: string;
  readonly timeZone: string;
}

const MINUTE = 60_000;
/** What an interview lasts, in minutes: long enough to be one, short enough for whoever has to speak in it. */
const SHORTEST = 15;
const LONGEST = 8 * 60;
/** How far ahead one is booked at most, in days: a year that was mistyped lies beyond. */
const FARTHEST = 5 * 366;

/** Why an interview cannot be held at that time; null: it can. It begins after `now`. Pure. */
export function refusalOfSlot(
  { startsAt, endsAt, timeZone }: Slot,
  now: string,
): Refusal<CaseFileRefusalCode> | null {
  if (localTimeIn(startsAt, timeZone) === null) return refuseFile('time-zone-not-known', {});
  if (startsAt <= now) return refuseFile('interview-in-the-past', {});
  if (endsAt <= startsAt) return refuseFile('interview-ends-before-it-starts', {});
  const minutes = (Date.parse(endsAt) - Date.parse(startsAt)) / MINUTE;
  if (minutes < SHORTEST || minutes > LONGEST)
    return refuseFile('interview-length', { shortest: SHORTEST, longest: LONGEST });
  const days = (Date.parse(startsAt) - Date.parse(now)) / (24 * 60 * MINUTE);
  return days > FARTHEST ? refuseFile('interview-too-far-ahead', { days: FARTHEST }) : null;
}
