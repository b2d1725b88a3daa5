import { randomUUID } from 'node:crypto';
import { Client, Pool } from 'pg';
import { type FileState } from '../../../src/domain/case-file/states.js';
import { type FileAction } from '../../../src/domain/case-file/transitions.js';
import { DEMO_STAFF, type DemoStaffName } from '../../../src/demo/demo-identities.js';
import { type Credentials } from '../access-world.js';
import { type TestApp } from '../app.js';
import { aReferral, WAY } from '../desk.js';
import { ACTION_BODIES } from './action-bodies.js';
import { Callers, PARTNER_HEADER } from './callers.js';
import { inParallel } from './in-parallel.js';
import { type StoredFile, storedFile } from './stored-files.js';

/** What there must be of a service: where it is at the moment, who may call it, and its database. */
export type Service = Pick<TestApp, 'url' | 'keys' | 'tokens' | 'database'>;

/** Everyone in the demo who can call the service. */
export type DemoCaller = DemoStaffName | 'partnerA' | 'partnerB';

/** The actions that lead from `received` to each state, by the shortest way that holds an interview. */
const WAY_TO: Readonly<Record<FileState, readonly FileAction[]>> = {
  received: [],
  screening: straightTo('clear-for-interview'),
  'awaiting-information': [...straightTo('clear-for-interview'), 'request-information'],
  'ready-for-interview': straightTo('schedule-interview'),
  'interview-scheduled': straightTo('record-interview'),
  interviewed: straightTo('propose-decision'),
  'decision-proposed': straightTo('confirm-decision'),
  decided: WAY.map(({ action }) => action),
  closed: ['withdraw'],
};

/** Of many people made up at random two would be alike by chance, now and then; none who were born 37 days apart are. */
function aPersonAlone(referral: Record<string, unknown>, index: number): void {
  delete referral['familyMembers'];
  const born = new Date(Date.UTC(1955, 0, 1 + index * 37)).toISOString().slice(0, 10);
  Object.assign(referral['principalApplicant'] as object, { dateOfBirth: born });
}

/** How many requests are under way at once while files are brought somewhere. */
const AT_ONCE = 6;
const LOOKERS = 4;

/** A desk at which many files are brought into states, fast, and looked at past the service. */
export class MovingDesk {
  readonly callers: Callers<DemoCaller>;

  private constructor(
    test: Service,
    /** A superuser of the database, who sees what no caller does: one question after another. */
    readonly superuser: Client,
    /** The same for questions that many ask at once. */
    readonly lookers: Pool,
  ) {
    this.callers = new Callers(() => test.url, demoCredentials(test));
  }

  static async at(test: Service): Promise<MovingDesk> {
    const superuser = new Client({ ...test.database.superuser });
    await superuser.connect();
    return new MovingDesk(test, superuser, new Pool({ ...test.database.superuser, max: LOOKERS }));
  }

  /** Lets the database go; before the service is closed. */
  async end(): Promise<void> {
    await this.superuser.end();
    await this.lookers.end();
  }

  /** So many new files of a partner, each of one person who is in no other. */
  async receive(count: number, by: 'partnerA' | 'partnerB' = 'partnerA'): Promise<readonly string[]> {
    const referrals = Array.from({ length: count }, (_, index) =>
      aReferral((one) => aPersonAlone(one, index)),
    );
    const key = `KANAREIKA-${randomUUID()}`;
    const sent = await this.callers.call(by, 'POST', '/v1/referral-batches', { key, body: { referrals } });
    if (sent.status !== 201) throw new Error(`The batch was answered ${sent.status} ${sent.detail}`);
    return (sent.body as { rows: { fileNumber: string }[] }).rows.map(({ fileNumber }) => fileNumber);
  }

  /** New files, one in each of the states, in their order. `slot` makes that of the interview, when it is booked. */
  async filesIn(
    wanted: readonly { readonly state: FileState; readonly slot?: () => object }[],
  ): Promise<readonly StoredFile[]> {
    const fileNumbers = await this.receive(wanted.length);
    return inParallel(AT_ONCE, wanted, async ({ state, slot }, index) => {
      const fileNumber = fileNumbers[index] ?? '';
      for (const action of WAY_TO[state]) await this.#step(fileNumber, action, slot);
      return this.stored(fileNumber);
    });
  }

  /** A file as it stands. */
  stored(fileNumber: string): Promise<StoredFile> {
    return storedFile(this.lookers, fileNumber);
  }

  /** A sound body of an action on a file as it stands. */
  bodyOf(action: FileAction, { checkId, questionIds }: StoredFile): object {
    return ACTION_BODIES[action]({ checkId, questionIds, officerId: 'stf_demo-officer2' });
  }

  async #step(fileNumber: string, action: FileAction, slot: (() => object) | undefined): Promise<void> {
    const now = await this.stored(fileNumber);
    const as = WAY.find((step) => step.action === action)?.as ?? 'officer';
    const body = action === 'schedule-interview' && slot !== undefined ? slot() : this.bodyOf(action, now);
    const done = await this.callers.act(as, fileNumber, action, { ifMatch: `"${now.version}"`, body });
    if (done.status !== 200)
      throw new Error(`${action} was answered ${done.status} ${done.code}: ${done.detail}`);
  }
}

/** The credentials of everyone in the demo. */
function demoCredentials({ keys, tokens }: Service): Record<DemoCaller, Credentials> {
  const staff: Partial<Record<DemoStaffName, Credentials>> = {};
  for (const name of Object.keys(DEMO_STAFF) as DemoStaffName[]) {
    staff[name] = { authorization: `Bearer ${tokens[name]}` };
  }
  return {
    ...(staff as Record<DemoStaffName, Credentials>),
    partnerA: { [PARTNER_HEADER]: keys.partnerA },
    partnerB: { [PARTNER_HEADER]: keys.partnerB },
  };
}

/** The straight way as far as before an action. */
function straightTo(before: FileAction): readonly FileAction[] {
  const actions = WAY.map(({ action }) => action);
  return actions.slice(0, actions.indexOf(before));
}
