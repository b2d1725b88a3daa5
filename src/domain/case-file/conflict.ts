import { type Actor } from '../access.js';
import { type CaseFile } from './case-file.js';
import { type FileEvent } from './evolve.js';
import { type FileAction } from './transitions.js';

/** What somebody has open in a file: who is booked for its interview, who proposed its decision. */
export interface OpenWork {
  readonly interviewOfficerId?: string | undefined;
  readonly proposedBy?: string | undefined;
}

/** What becomes of a file beside an action: the line of the table it goes by, and what happened. */
export interface Consequence {
  readonly action: FileAction;
  readonly event: FileEvent;
}

/**
 * What a declared conflict takes back. Who declares one holds no interview of the file and no proposal of theirs is
 * confirmed: the appointment is cancelled, the proposal lapses, and the file stands where it stood before, for a
 * colleague. Null when they have nothing open. Pure.
 */
export function consequenceOfConflict(
  { state }: Pick<CaseFile, 'state'>,
  actor: Actor,
  { interviewOfficerId, proposedBy }: OpenWork,
  at: string,
): Consequence | null {
  if (state === 'interview-scheduled' && interviewOfficerId === actor.id)
    return { action: 'cancel-interview', event: { type: 'interview-cancelled', at } };
  if (state === 'decision-proposed' && proposedBy === actor.id)
    return { action: 'return-proposal', event: { type: 'proposal-returned', at } };
  return null;
}
