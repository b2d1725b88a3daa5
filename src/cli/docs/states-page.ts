import { type AccessRule, PERMISSIONS } from '../../domain/access.js';
import { actionsFrom } from '../../domain/case-file/available-actions.js';
import { FILE_STATES, type FileState, OPEN_STATES } from '../../domain/case-file/states.js';
import {
  FILE_ACTIONS,
  type FileAction,
  type Transition,
  TRANSITIONS,
} from '../../domain/case-file/transitions.js';
import { ACTION_WORDS, STATE_WORDS } from './state-words.js';

/** docs/states.md: the states of a file, the way between them, and who takes which action. All of it from THE table. */
export function statesPage(): string {
  return `# The way of a file · Le parcours d’un dossier

<!-- Written by \`npm run docs\` from src/domain/case-file/transitions.ts. A test compares. -->

${diagram()}

## States · États

${table(
  ['state', 'English', 'français', 'what can be done · actions possibles'],
  FILE_STATES.map((state) => [
    code(state),
    STATE_WORDS[state].en,
    STATE_WORDS[state].fr,
    actionsFrom(state).map(code).join(', '),
  ]),
)}

## Actions

An action is \`POST /v1/files/{fileNumber}/actions/{action}\` with \`If-Match\`. “Unchanged” leaves the file in its state. A star asks
for a sign-in with a second factor, and lately.

Une action est \`POST /v1/files/{fileNumber}/actions/{action}\` avec \`If-Match\`. « Unchanged » laisse le dossier dans son état.
L’astérisque exige une authentification récente à deux facteurs.

${table(
  ['action', 'English', 'français', 'from · de', 'to · à', 'who · qui', 'needs · exige', 'event · événement'],
  FILE_ACTIONS.map(actionRow),
)}
`;
}

function actionRow(action: FileAction): string[] {
  const { from, to, permission, partner, event, needs }: Transition = TRANSITIONS[action];
  const rule: AccessRule = PERMISSIONS[permission];
  const who = [...rule.roles, ...(partner === null ? [] : ['partner (own file)'])].join(', ');
  return [
    code(action),
    ACTION_WORDS[action].en,
    ACTION_WORDS[action].fr,
    told(from),
    to === 'unchanged' ? 'unchanged' : code(to),
    `${who}${rule.stepUp === true ? ' \\*' : ''}`,
    needs.map(code).join(', '),
    code(event),
  ];
}

/** The states an action can be taken from; every one, and every open one, in a word. */
function told(from: readonly FileState[]): string {
  if (from.length === FILE_STATES.length) return 'any';
  return from.length === OPEN_STATES.length && OPEN_STATES.every((state) => from.includes(state))
    ? 'any open one'
    : from.map(code).join(', ');
}

/** A Mermaid diagram: an arrow for each way from one state to another, with every action that takes it. */
function diagram(): string {
  const arrows = new Map<string, FileAction[]>();
  for (const action of FILE_ACTIONS) {
    const { from, to }: Transition = TRANSITIONS[action];
    if (to === 'unchanged') continue;
    for (const state of from) {
      const arrow = `${idOf(state)} --> ${idOf(to)}`;
      arrows.set(arrow, [...(arrows.get(arrow) ?? []), action]);
    }
  }
  return [
    '```mermaid',
    'stateDiagram-v2',
    ...FILE_STATES.map((state) => `    state "${state}" as ${idOf(state)}`),
    `    [*] --> ${idOf('received')}`,
    ...[...arrows].map(([arrow, actions]) => `    ${arrow} : ${actions.join(', ')}`),
    '```',
  ].join('\n');
}

function idOf(state: FileState): string {
  return state.replaceAll('-', '_');
}

function code(text: string): string {
  return `\`${text}\``;
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}
