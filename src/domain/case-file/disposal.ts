import { anniversary, type CalendarDay } from '../calendar-day.js';
import { type Refusal } from '../refusal.js';
import { type CaseFile } from './case-file.js';
import { type CaseFileRefusalCode, refuseFile } from './refusals.js';
import { type FileState, OPEN_STATES } from './states.js';

/** Why a file's content is destroyed: its time is over, or the head of mission has ordered it (Privacy Regulations, s. 4). */
export const DISPOSAL_BASES = ['retention-expired', 'emergency-order'] as const;
export type DisposalBasis = (typeof DISPOSAL_BASES)[number];

/** Years that content is kept after its last administrative use, at the least: Privacy Regulations, s. 4(1)(a). */
const YEARS_KEPT = 2;

/** The last day on which content last used on a day must be kept. */
export function keptUntil(lastUsedOn: CalendarDay): CalendarDay {
  return anniversary(lastUsedOn, YEARS_KEPT);
}

/**
 * Why a file's content may not be destroyed now. An emergency order of the head of mission reaches a file in any state and
 * at any time (s. 4(2)); otherwise it must have ended and its time be over. Null: it may.
 */
export function refusalToDispose(
  file: Pick<CaseFile, 'state'>,
  basis: DisposalBasis,
  { lastUsedOn, today }: { readonly lastUsedOn: CalendarDay; readonly today: CalendarDay },
): Refusal<CaseFileRefusalCode> | null {
  if (basis === 'emergency-order') return null;
  if (isOpen(file.state)) return refuseFile('not-ended', { state: file.state });
  const until = keptUntil(lastUsedOn);
  return today <= until ? refuseFile('retention-not-over', { until }) : null;
}

/** True while a file is under way; one whose content is destroyed then ends with it. */
export function isOpen(state: FileState): boolean {
  return (OPEN_STATES as readonly FileState[]).includes(state);
}
