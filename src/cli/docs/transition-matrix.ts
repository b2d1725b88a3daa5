import { type Actor, KEY_SCOPES, type Role, ROLES } from '../../domain/access.js';
import { mayAct } from '../../domain/case-file/available-actions.js';
import { FILE_STATES, type FileState } from '../../domain/case-file/states.js';
import { FILE_ACTIONS, type FileAction, TRANSITIONS } from '../../domain/case-file/transitions.js';

/**
 * What becomes of an action: carried out if its guard agrees; refused by duty (403), whatever the state; or refused by
 * state (409).
 */
export type MatrixCell = 'yes' | '403' | '409';

/** What becomes of an action in a state by a role; a partner acts on its own file, with every scope. */
export function matrixCell(state: FileState, action: FileAction, role: Role): MatrixCell {
  const actor: Actor = { id: 'anybody', role, via: 'token', requestId: 'matrix', scopes: KEY_SCOPES };
  if (!mayAct(actor, action)) return '403';
  return (TRANSITIONS[action].from as readonly FileState[]).includes(state) ? 'yes' : '409';
}

/** test/transitions/matrix.txt: state × action × role, one line for each action in each state. */
export function transitionMatrix(): string {
  const width = Math.max(...FILE_ACTIONS.map((action) => action.length));
  const line = (name: string, cells: readonly string[]): string =>
    `  ${name.padEnd(width)}  ${cells.map((cell, i) => cell.padEnd(ROLES[i]?.length ?? 0)).join('  ')}`.trimEnd();
  const states = FILE_STATES.map((state) =>
    [
      state,
      ...FILE_ACTIONS.map((action) =>
        line(
          action,
          ROLES.map((role) => matrixCell(state, action, role)),
        ),
      ),
    ].join('\n'),
  );
  return `Written by "npm run docs" from src/domain/case-file/transitions.ts; a test compares it, another runs it over HTTP.
yes: carried out if its guard agrees. 403: not this role's duty, whatever the state. 409: not in this state.

${line('', ROLES)}

${states.join('\n\n')}
`;
}
