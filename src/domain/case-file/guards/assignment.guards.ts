import { type Guards } from './guard.js';

/** Whose file it is, and how pressing an officer says it is. */
export const ASSIGNMENT_GUARDS: Guards<'assign' | 'declare-conflict' | 'override-urgency'> = {
  assign: ({ command, context: { now } }) => ({ type: 'assigned', officerId: command.officerId, at: now }),
  'declare-conflict': ({ actor, context: { now } }) => ({
    type: 'conflict-declared',
    staffId: actor.id,
    at: now,
  }),
  'override-urgency': ({ command, context: { now } }) => ({
    type: 'urgency-overridden',
    level: command.level,
    at: now,
  }),
};
