import { type CalendarDay, daysBetween } from '../calendar-day.js';
import { embassyDay } from '../calendar/embassy-day.js';
import { workingDaysBetween } from '../calendar/working-days.js';
import { type CaseFile } from './case-file.js';
import { isOpen } from './disposal.js';

/** Why the service clock shows what it shows. */
export const SERVICE_CLOCK_REASONS = ['runs-since-receipt', 'information-awaited', 'file-ended'] as const;
export type ServiceClockReason = (typeof SERVICE_CLOCK_REASONS)[number];

/** Why the removal clock shows what it shows. */
export const REMOVAL_CLOCK_REASONS = [
  'removal-ahead',
  'removal-today',
  'removal-day-past',
  'no-day-known',
] as const;
export type RemovalClockReason = (typeof REMOVAL_CLOCK_REASONS)[number];

/** How long a file has been served. */
export interface ServiceClock {
  /** Working days of the embassy since the day of receipt, which itself counts none; without those it stood still. */
  readonly workingDays: number;
  readonly reason: ServiceClockReason;
  /** Since when it stands still; RFC 3339, UTC. Null while it runs. */
  readonly standsSince: string | null;
}

/** How long until the known day of removal. */
export interface RemovalClock {
  readonly on: CalendarDay | null;
  /** Calendar days in Washington until then; negative when it is past, null when no day is known. */
  readonly days: number | null;
  readonly reason: RemovalClockReason;
}

/**
 * The service clock of a file at an instant. It runs from receipt on, stands still while information is awaited and once the
 * file has ended, and goes on where it stood when the file is reopened.
 */
export function serviceClock(
  file: Pick<CaseFile, 'state' | 'receivedAt' | 'pausedSince' | 'pausedDays'>,
  now: string,
): ServiceClock {
  const { state, receivedAt, pausedSince, pausedDays } = file;
  const running: ServiceClockReason = pausedSince === null ? 'runs-since-receipt' : 'information-awaited';
  return {
    workingDays: workingDays(receivedAt, pausedSince ?? now) - pausedDays,
    reason: isOpen(state) ? running : 'file-ended',
    standsSince: pausedSince,
  };
}

/** The removal clock of a file at an instant. It is never paused. */
export function removalClock(on: CalendarDay | null, now: string): RemovalClock {
  if (on === null) return { on, days: null, reason: 'no-day-known' };
  const days = daysBetween(embassyDay(new Date(now)), on);
  if (days === 0) return { on, days, reason: 'removal-today' };
  return { on, days, reason: days > 0 ? 'removal-ahead' : 'removal-day-past' };
}

/** What stopping the clock changes of a file. A clock that stands still already does so since it first did. */
export function stopped({ pausedSince }: CaseFile, at: string): Pick<CaseFile, 'pausedSince'> {
  return { pausedSince: pausedSince ?? at };
}

/** What starting the clock again changes of a file. */
export function started(
  { pausedSince, pausedDays }: CaseFile,
  at: string,
): Pick<CaseFile, 'pausedSince' | 'pausedDays'> {
  const days = pausedSince === null ? 0 : workingDays(pausedSince, at);
  return { pausedSince: null, pausedDays: pausedDays + days };
}

function workingDays(from: string, to: string): number {
  return workingDaysBetween(embassyDay(new Date(from)), embassyDay(new Date(to)));
}
