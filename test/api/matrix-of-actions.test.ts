import { setTimeout as sleep } from 'node:timers/promises';
import { type Actor, type Role } from '../../src/domain/access.js';
import { actionsFrom, availableActions, mayAct } from '../../src/domain/case-file/available-actions.js';
import { isOpen } from '../../src/domain/case-file/disposal.js';
import { FILE_STATES, type FileState } from '../../src/domain/case-file/states.js';
import {
  FILE_ACTIONS,
  type FileAction,
  type Transition,
  TRANSITIONS,
} from '../../src/domain/case-file/transitions.js';
import { BatchFindings } from '../start/batch-findings.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { MOST_CHANGES } from '../support/whole-way/action-bodies.js';
import { type ActionAnswer } from '../support/whole-way/callers.js';
import { readFileLog } from '../support/whole-way/file-log.js';
import { inParallel } from '../support/whole-way/in-parallel.js';
import { faultsOfLog } from '../support/whole-way/log-faults.js';
import { type DemoCaller, MovingDesk } from '../support/whole-way/moving-desk.js';
import { type StoredFile } from '../support/whole-way/stored-files.js';

/** Whoever can call, and who in the demo does it for them. */
const CALLERS = {
  officer: 'officer',
  reviewer: 'reviewer',
  manager: 'manager',
  auditor: 'auditor',
  administrator: 'administrator',
  partner: 'partnerA',
} as const satisfies Partial<Record<Role, DemoCaller>>;
type Caller = keyof typeof CALLERS;

/** Whoever declares a conflict has nothing under way in the file: what that would end is tried elsewhere. */
const UNINVOLVED: Partial<Record<Caller, DemoCaller>> = {
  officer: 'officer2',
  reviewer: 'reviewer2',
  manager: 'manager2',
};

/** A version that no file of a test reaches. */
const NEVER = '"2147483647"';
const AT_ONCE = 4;
/** Long enough to be booked, and over when the file’s turn comes. */
const SOON_MS = 4_000;

interface Cell {
  readonly state: FileState;
  readonly action: FileAction;
  readonly role: Caller;
}

const MATRIX: readonly Cell[] = FILE_STATES.flatMap((state) =>
  FILE_ACTIONS.flatMap((action) =>
    (Object.keys(CALLERS) as Caller[]).map((role) => ({ state, action, role })),
  ),
);

const allowed = ({ state, action, role }: Cell): boolean =>
  availableActions(actorOf(role), state).includes(action);

let test: TestApp;
let desk: MovingDesk;
let findings: BatchFindings;
/** A file of its own for each cell that moves one. */
const moved = new Map<Cell, StoredFile>();
/** One file for all refused cells of a state: nothing may change it. */
const still = new Map<FileState, StoredFile>();

beforeAll(async () => {
  test = await startTestApp();
  desk = await MovingDesk.at(test);
  findings = new BatchFindings(desk.superuser);
  const cells = MATRIX.filter(allowed);
  const files = await desk.filesIn([
    ...FILE_STATES.map((state) => ({ state })),
    ...cells.map((cell) => (cell.action === 'record-no-show' ? { ...cell, slot: soon } : cell)),
  ]);
  FILE_STATES.forEach((state, index) => still.set(state, there(files[index])));
  cells.forEach((cell, index) => moved.set(cell, there(files[FILE_STATES.length + index])));
}, 120_000);

afterAll(async () => {
  await desk.end();
  await test.close();
});

describe('the graph of states', () => {
  it('leads from received to every state, and from every open one to an end', () => {
    expect(reachableFrom('received')).toEqual(new Set(FILE_STATES));
    for (const state of FILE_STATES.filter(isOpen)) {
      expect([state, [...reachableFrom(state)].filter((one) => !isOpen(one)).sort()]).toEqual([
        state,
        ['closed', 'decided'],
      ]);
    }
  });

  it('has a real file in each state, brought there over HTTP', () => {
    expect([...still].map(([state, file]) => [state, file.state])).toEqual(
      FILE_STATES.map((state) => [state, state]),
    );
  });
});

describe.each(FILE_STATES)('with a file in state %s', (state) => {
  const ofState = MATRIX.filter((cell) => cell.state === state);

  it.each(
    (Object.keys(CALLERS) as Caller[]).filter((role) => ofState.some((c) => c.role === role && allowed(c))),
  )(
    '%s: what the table allows is done, under the version they saw and no other',
    async (role) => {
      const cells = ofState.filter((cell) => cell.role === role && allowed(cell));
      expect((await inParallel(AT_ONCE, cells, faultsOfAllowed)).flat()).toEqual([]);
    },
    60_000,
  );

  it.each(Object.keys(CALLERS) as Caller[])(
    '%s: everything else is refused with what is possible instead, and nothing is changed',
    async (role) => {
      const cells = ofState.filter((cell) => cell.role === role && !allowed(cell));
      const before = await traces(state);
      const wrong = await inParallel(AT_ONCE, cells, faultsOfRefused);
      expect(wrong.flat()).toEqual([]);
      expect(await traces(state)).toEqual(before);
    },
    60_000,
  );

  it('partner: the address of staff is refused also for what a partner may do at its own', async () => {
    const { fileNumber } = there(still.get(state));
    for (const action of FILE_ACTIONS.filter((one) => TRANSITIONS[one].partner !== null)) {
      const asked = { ifMatch: NEVER, body: desk.bodyOf(action, there(still.get(state))) };
      const answer = await desk.callers.call('partnerA', 'POST', addressOf(fileNumber, action), asked);
      expect([action, answer.status, answer.code]).toEqual([action, 403, 'forbidden']);
    }
  });
});

describe('after every cell of the matrix', () => {
  it('the log rebuilds each file, whatever was done with it and from whatever state', async () => {
    const log = await readFileLog(desk.superuser);
    expect(log.files).toHaveLength(FILE_STATES.length + moved.size);
    expect(faultsOfLog(log)).toEqual([]);
    const logged = new Set(log.changes.map(({ action }) => action));
    expect(FILE_ACTIONS.filter((action) => !logged.has(TRANSITIONS[action].event))).toEqual([]);
  });
});

/** What is wrong with the answers in a cell in which the action is carried out. */
async function faultsOfAllowed(cell: Cell): Promise<string[]> {
  const { action, role } = cell;
  const { fileNumber, version, state } = there(moved.get(cell));
  const by = (action === 'declare-conflict' ? UNINVOLVED[role] : undefined) ?? CALLERS[role];
  const body = desk.bodyOf(action, there(moved.get(cell)));
  const ask = (ifMatch: string | null): Promise<ActionAnswer> =>
    desk.callers.act(by, fileNumber, action, { ifMatch, body });
  const missing = await ask(null);
  const stale = await ask(NEVER);
  const untouched = await desk.stored(fileNumber);
  if (action === 'record-no-show') await appointmentHasBegun(fileNumber);
  const done = await ask(`"${version}"`);
  const after = await desk.stored(fileNumber);
  const again = await ask(`"${version}"`);
  const { to, event }: Transition = TRANSITIONS[action];
  const reached = to === 'unchanged' ? state : to;
  return differences(cell, {
    'without If-Match': [`${missing.status} ${missing.code}`, '428 missing-if-match'],
    'under a version that is not the present one': [`${stale.status} ${stale.code}`, '412 stale-version'],
    'after both': [untouched.version, version],
    answer: [`${done.status} ${done.code}`, '200 '],
    'state told': [done.body['state'], reached],
    'ETag told': [done.etag, `"${after.version}"`],
    'state kept': [after.state, reached],
    'versions made, within bounds': [within(after.version - version, MOST_CHANGES[action]), true],
    event: [await eventOf(fileNumber, version + 1), event],
    // Whoever has declared a conflict of interest no longer sees the file.
    again: [again.status, action === 'declare-conflict' ? 404 : 412],
  });
}

/** What is wrong with the answer in a cell in which the action is refused. */
async function faultsOfRefused(cell: Cell, index: number): Promise<string[]> {
  const { state, action, role } = cell;
  const file = there(still.get(state));
  const answer = await desk.callers.act(CALLERS[role], file.fileNumber, action, {
    ifMatch: `"${file.version}"`,
    body: desk.bodyOf(action, file),
    language: index % 2 === 0 ? 'en' : 'fr',
  });
  const actor = actorOf(role);
  const possible = availableActions(actor, state).filter((one) => !answer.detail.includes(one));
  const known = !mayAct(actor, action)
    ? '403 forbidden'
    : isOpen(state)
      ? '409 out-of-order'
      : '409 nothing-more-possible';
  const told = known === '409 out-of-order' ? possible : [];
  return differences(cell, {
    answer: [`${answer.status} ${answer.code}`, known],
    'state not named': [known === '403 forbidden' || answer.detail.includes(state), true],
    'possible instead, not named': [told.join(), ''],
    'version kept': [(await desk.stored(file.fileNumber)).version, file.version],
  });
}

/** At least one, and no more than an action can make. */
function within(changes: number, most = 1): boolean {
  return changes >= 1 && changes <= most;
}

/** What of a cell is not as it should be, in words. */
function differences(
  { action, role }: Cell,
  seen: Readonly<Record<string, readonly [found: unknown, wanted: unknown]>>,
): string[] {
  return Object.entries(seen)
    .filter(([, [found, wanted]]) => found !== wanted)
    .map(
      ([what, [found, wanted]]) => `${action} by ${role}: ${what} ${String(found)}, not ${String(wanted)}`,
    );
}

/** Everything that a change would leave behind: the ETag, the rows of every table, the events of changes. */
async function traces(state: FileState): Promise<object> {
  const { fileNumber } = there(still.get(state));
  const { etag } = await desk.callers.get('officer', `/v1/files/${fileNumber}`);
  const { audit_events, audit_disclosures, audit_pending, ...tables } = await findings.tables();
  const { rows } = await desk.superuser.query(
    'SELECT count(*)::int AS changes FROM audit_events WHERE changes',
  );
  return { etag, tables, changes: rows };
}

/** Waits until the booked interview of a file has begun by the clock of the service. */
async function appointmentHasBegun(fileNumber: string): Promise<void> {
  const { rows } = await desk.lookers.query<{ startsAt: Date }>(
    `SELECT starts_at AS "startsAt" FROM interviews WHERE file_number = $1 AND status = 'booked'`,
    [fileNumber],
  );
  await sleep(Math.max(0, there(rows[0]).startsAt.getTime() - Date.now() + 5));
}

function addressOf(fileNumber: string, action: FileAction): string {
  return `/v1/files/${fileNumber}/actions/${action}`;
}

/** The name of the event that made a version of a file. */
async function eventOf(fileNumber: string, version: number): Promise<string | undefined> {
  const { rows } = await desk.lookers.query<{ action: string }>(
    'SELECT action FROM audit_events WHERE subject_id = $1 AND file_seq = $2',
    [fileNumber, version],
  );
  return rows[0]?.action;
}

/** A slot that begins in a moment. */
function soon(): object {
  const start = Date.now() + SOON_MS;
  return {
    startsAt: new Date(start).toISOString(),
    endsAt: new Date(start + 3_600_000).toISOString(),
    timeZone: 'America/Chicago',
    mode: 'telephone',
  };
}

function reachableFrom(state: FileState): ReadonlySet<FileState> {
  const reached = new Set<FileState>([state]);
  for (const one of reached) {
    for (const action of actionsFrom(one)) {
      const { to }: Transition = TRANSITIONS[action];
      if (to !== 'unchanged') reached.add(to);
    }
  }
  return reached;
}

function actorOf(role: Caller): Actor {
  const partner = { via: 'api-key', partnerId: 'ptn_demo-a', scopes: ['referrals:write'] } as const;
  return { id: role, role, requestId: 'test', via: 'token', ...(role === 'partner' ? partner : {}) };
}

function there<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('That is not there.');
  return value;
}
