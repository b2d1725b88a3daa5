import { type Actor } from '../access.js';
import { type Refusal } from '../refusal.js';
import { actionsFrom, mayAct } from './available-actions.js';
import { type CaseFile } from './case-file.js';
import { type CommandContext, type FileCommand } from './commands.js';
import { glassOf, needsGlassBroken, STANDING_ON_CONTENT } from './content-access.js';
import { isOpen } from './disposal.js';
import { type FileEvent } from './evolve.js';
import { ASSIGNMENT_GUARDS } from './guards/assignment.guards.js';
import { CLOSING_GUARDS } from './guards/closing.guards.js';
import { DECISION_GUARDS } from './guards/decision.guards.js';
import { type Guard, type Guards } from './guards/guard.js';
import { INFORMATION_GUARDS } from './guards/information.guards.js';
import { INTERVIEW_GUARDS } from './guards/interview.guards.js';
import { SCREENING_GUARDS } from './guards/screening.guards.js';
import { URGENCY_GUARDS } from './guards/urgency.guards.js';
import { type CaseFileRefusalCode, refuseFile } from './refusals.js';
import { type FileState } from './states.js';
import { type FileAction, type Transition, TRANSITIONS } from './transitions.js';

const GUARDS: Guards<FileAction> = {
  ...SCREENING_GUARDS,
  ...INFORMATION_GUARDS,
  ...INTERVIEW_GUARDS,
  ...DECISION_GUARDS,
  ...CLOSING_GUARDS,
  ...ASSIGNMENT_GUARDS,
  ...URGENCY_GUARDS,
};

/**
 * Whether a command may be carried out on a file as it stands, and what then happened. First the table (who, from which
 * state), then whether the actor may read what the action stands on, then the guard of the action. Pure: the same
 * arguments give the same answer.
 */
export function decide(
  file: CaseFile,
  command: FileCommand,
  actor: Actor,
  context: CommandContext,
): FileEvent | Refusal<CaseFileRefusalCode> {
  const transition: Transition = TRANSITIONS[command.action];
  if (!mayAct(actor, command.action))
    return refuseFile('not-your-duty', { action: command.action, role: actor.role });
  if (!transition.from.includes(file.state)) return outOfOrder(file.state, command.action);
  if (isContentWithheld(file, command.action, actor, context)) {
    return refuseFile('content-withheld', { glass: glassOf(file.fileNumber) });
  }
  // The table gives each action the guard of its own commands, which the compiler cannot follow through an index.
  const guard = GUARDS[command.action] as Guard<FileAction>;
  return guard({ file, command, actor, context });
}

function isContentWithheld(
  file: CaseFile,
  action: FileAction,
  actor: Actor,
  { isContentOpen = false }: CommandContext,
): boolean {
  return STANDING_ON_CONTENT.includes(action) && needsGlassBroken(actor, file) && !isContentOpen;
}

function outOfOrder(state: FileState, action: FileAction): Refusal<CaseFileRefusalCode> {
  return isOpen(state)
    ? refuseFile('out-of-order', { action, state, possible: actionsFrom(state).join(', ') })
    : refuseFile('nothing-more-possible', { action, state });
}
