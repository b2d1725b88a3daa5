import { type Refusal } from '../refusal.js';
import { type CaseFile } from './case-file.js';
import { type FileEvent } from './evolve.js';
import { type CaseFileRefusalCode, refuseFile } from './refusals.js';
import { type FileState, OPEN_STATES } from './states.js';

/** Work on the STCA check of a file. It moves no file, so it is not in the table of transitions. */
export type CheckWork = 'check' | 'amend-facts' | 'acknowledge-check' | 'settle-answer';

/** Why a file cannot be checked any more: it is decided or closed, and nothing decided is rewritten. Null: it can. */
export function refusalToCheck(file: CaseFile, work: CheckWork): Refusal<CaseFileRefusalCode> | null {
  const open: readonly FileState[] = OPEN_STATES;
  return open.includes(file.state)
    ? null
    : refuseFile('nothing-more-possible', { action: work, state: file.state });
}

/**
 * Takes note of the current check in whatever open state, for a check that is newer than the one screening ended with.
 * Refused for a check that is not the current one.
 */
export function acknowledgeCheck(
  file: CaseFile,
  checkId: string,
  now: string,
): FileEvent | Refusal<CaseFileRefusalCode> {
  const refusal = refusalToCheck(file, 'acknowledge-check');
  if (refusal !== null) return refusal;
  return checkId === file.currentCheckId
    ? { type: 'check-acknowledged', checkId, at: now }
    : refuseFile('check-not-current', {});
}
