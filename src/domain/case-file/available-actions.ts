import { accessRefusal, type Actor } from '../access.js';
import { type FileState } from './states.js';
import { FILE_ACTIONS, type FileAction, type Transition, TRANSITIONS } from './transitions.js';

/** The actions the table has for a state, whoever asks. */
export function actionsFrom(state: FileState): readonly FileAction[] {
  return FILE_ACTIONS.filter((action) => (TRANSITIONS[action].from as readonly FileState[]).includes(state));
}

/** True when the actor's duties, or being the file's partner, allow the action; says nothing about the state. */
export function mayAct(actor: Actor, action: FileAction): boolean {
  const transition: Transition = TRANSITIONS[action];
  const permission = actor.role === 'partner' ? transition.partner : transition.permission;
  return permission !== null && accessRefusal(actor, permission) === null;
}

/** What this actor can do with a file in this state. */
export function availableActions(actor: Actor, state: FileState): readonly FileAction[] {
  return actionsFrom(state).filter((action) => mayAct(actor, action));
}
