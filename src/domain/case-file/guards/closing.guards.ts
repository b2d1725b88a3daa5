import { type Actor } from '../../access.js';
import { type Refusal } from '../../refusal.js';
import { type CaseFile, type ClosingReason } from '../case-file.js';
import { type CommandOf, type KeptFile } from '../commands.js';
import { type CaseFileRefusalCode, refuseFile } from '../refusals.js';
import { type Guards } from './guard.js';

/** Closings that end a person's chance as a refusal would: a reviewer does them, never an officer alone. */
const LIKE_A_REFUSAL: readonly ClosingReason[] = ['out-of-mandate', 'unreachable'];

/** Ending a file without a decision, and taking one up again. */
export const CLOSING_GUARDS: Guards<'withdraw' | 'close' | 'reopen'> = {
  withdraw: ({ command, context: { now } }) => ({
    type: 'withdrawn',
    reason: `withdrawn-by-${command.requestedBy}`,
    at: now,
  }),
  close: ({ file, command, actor, context: { keptFile = null, now } }) =>
    refusalToClose(command, actor) ??
    refusalToMerge(file, command, { keptFile, actor }) ?? {
      type: 'closed',
      reason: command.reasonCode,
      mergedInto: command.keptFileNumber,
      at: now,
    },
  // Undoing a merging is written down on the other file too, and so by nobody who may not see it.
  reopen: ({ file, context: { keptFile = null, now } }) =>
    file.mergedInto !== null && keptFile === null
      ? refuseFile('other-file-not-for-you', {})
      : { type: 'reopened', at: now },
};

function refusalToClose(
  { reasonCode, keptFileNumber }: CommandOf<'close'>,
  actor: Actor,
): Refusal<CaseFileRefusalCode> | null {
  if ((reasonCode === 'duplicate') !== (keptFileNumber !== null)) {
    const code = keptFileNumber === null ? 'required' : 'not-with-this-reason';
    return refuseFile('kept-file-and-reason', {}, [{ pointer: '#/keptFileNumber', code }]);
  }
  return LIKE_A_REFUSAL.includes(reasonCode) && actor.role !== 'reviewer'
    ? refuseFile('closing-needs-reviewer', { reason: reasonCode })
    : null;
}

/**
 * Why a file cannot go on as another. A file that ended is kept by none: so nothing leads in a circle, and nobody is sent to a
 * file where no one is at work. Persons who are not confirmed to be in the kept file would be lost with this one, which a
 * reviewer must answer for as for a refusal.
 */
function refusalToMerge(
  file: CaseFile,
  { keptFileNumber }: CommandOf<'close'>,
  { keptFile, actor }: { readonly keptFile: KeptFile | null; readonly actor: Actor },
): Refusal<CaseFileRefusalCode> | null {
  if (keptFileNumber === null) return null;
  const where = `/v1/files/${file.fileNumber}/duplicates`;
  if (keptFile === null || keptFile.personsInCommon === 0)
    return refuseFile('not-a-confirmed-duplicate', { where });
  if (keptFile.state === 'closed' || keptFile.isDisposed) return refuseFile('kept-file-ended', {});
  const left = file.persons - keptFile.personsInCommon;
  return left > 0 && actor.role !== 'reviewer' ? refuseFile('persons-left-out', { left, where }) : null;
}
