import { refuseFile } from '../refusals.js';
import { type Guards } from './guard.js';

/** Starting and ending the screening. */
export const SCREENING_GUARDS: Guards<'start-screening' | 'clear-for-interview'> = {
  'start-screening': ({ file, actor, context }) =>
    file.officerId === null || file.officerId === actor.id
      ? { type: 'screening-started', officerId: actor.id, at: context.now }
      : refuseFile('assigned-to-another', {}),
  'clear-for-interview': ({ file, command, context: { openDuplicates, hiddenDuplicates = 0, now } }) => {
    if (openDuplicates === undefined) throw new Error('the open duplicates of the file were not counted');
    if (command.acknowledgedCheckId !== file.currentCheckId) return refuseFile('check-not-current', {});
    if (hiddenDuplicates > 0) return refuseFile('duplicates-for-a-colleague', {});
    if (openDuplicates > 0) {
      const where = `/v1/files/${file.fileNumber}/duplicates`;
      return refuseFile('duplicates-open', { open: openDuplicates, where });
    }
    return { type: 'cleared-for-interview', checkId: file.currentCheckId, at: now };
  },
};
