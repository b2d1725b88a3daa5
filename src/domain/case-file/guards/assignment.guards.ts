import { type Guards } from './guard.js';

/** Whose file it is. */
export const ASSIGNMENT_GUARDS: Guards<'assign' | 'declare-conflict'> = {
  assign: ({ command, context: { now } }) => ({ type: 'assigned', officerId: command.officerId, at: now }),
  'declare-conflict': ({ actor, context: { now } }) => ({
    type: 'conflict-declared',
    staffId: actor.id,
    at: now,
  }),
};
