import { refuseFile } from '../refusals.js';
import { type Guards } from './guard.js';

/** Whose file it is. */
export const ASSIGNMENT_GUARDS: Guards<'assign' | 'declare-conflict'> = {
  assign: ({ file, command: { officerId }, context: { assignee, now } }) => {
    if (officerId === file.officerId) return refuseFile('assigned-already', {});
    if (officerId !== null && assignee?.isActiveOfficer !== true)
      return refuseFile('assignee-not-an-officer', {});
    if (officerId !== null && assignee?.hasConflict === true) return refuseFile('assignee-has-conflict', {});
    return { type: 'assigned', officerId, at: now };
  },
  'declare-conflict': ({ actor, context: { now } }) => ({
    type: 'conflict-declared',
    staffId: actor.id,
    at: now,
  }),
};
