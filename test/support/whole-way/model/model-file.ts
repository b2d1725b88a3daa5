import { isOpen } from '../../../../src/domain/case-file/disposal.js';
import { type FileState } from '../../../../src/domain/case-file/states.js';
import {
  type FileAction,
  type Transition,
  TRANSITIONS,
} from '../../../../src/domain/case-file/transitions.js';
import { DEMO_STAFF } from '../../../../src/demo/demo-identities.js';
import { PERMISSIONS, type Role } from '../../../../src/domain/access.js';
import { type DemoCaller } from '../moving-desk.js';
import { type StoredFile } from '../stored-files.js';

/** An hour of somebody's. Milliseconds since 1970. */
export interface Slot {
  readonly startsAt: number;
  readonly endsAt: number;
}

/** The appointment a file has. */
export interface Appointment extends Slot {
  readonly officerId: string;
}

/** An action as somebody is about to take it. */
export interface Attempt {
  readonly as: DemoCaller;
  readonly action: FileAction;
  readonly tag: 'present' | 'stale' | 'missing';
  readonly body: Readonly<Record<string, unknown>>;
  /** When an interview is booked: what else the officer is booked for. */
  readonly otherwiseBooked?: readonly Slot[];
}

/**
 * What an attempt must come to: done, refused in one of these ways, or either, where the contract leaves it to rules that
 * are tried elsewhere. Even then what is told and what is stored must agree.
 */
export type Expected = 'done' | 'either' | readonly number[];

/** Where an action may leave a file: more than one where who declares a conflict had something under way in it. */
export function targetsOf(file: ModelFile, { action }: Attempt): readonly FileState[] {
  const { to }: Transition = TRANSITIONS[action];
  if (action === 'declare-conflict') return [file.state, 'ready-for-interview', 'interviewed'];
  return [to === 'unchanged' ? file.state : to];
}

/** A file as small as the invariants need it, told by what the contract says and not by the service's code. */
export class ModelFile {
  state: FileState = 'received';
  version = 1;
  officerId: string | null = null;
  checkId: string;
  acknowledgedCheckId: string | null = null;
  questionIds: readonly string[] = [];
  appointment: Appointment | undefined;
  proposal: { readonly by: DemoCaller; readonly checkId: string } | undefined;
  /** Who has proposed since the file was taken up. */
  readonly proposers = new Set<DemoCaller>();
  /** Who sees it no more. */
  readonly conflicts = new Set<DemoCaller>();
  isOverridden = false;

  constructor(
    readonly fileNumber: string,
    readonly owner: 'partnerA' | 'partnerB',
    stored: StoredFile,
  ) {
    this.checkId = stored.checkId;
  }

  /** What an attempt must come to, as the file stands. In the order in which the service looks. */
  expect(attempt: Attempt, now: number): Expected {
    const { as, action, tag } = attempt;
    const { from, permission, partner }: Transition = TRANSITIONS[action];
    const role = roleOf(as);
    const own = role === 'partner' ? partner : permission;
    if (own === null || !(PERMISSIONS[own].roles as readonly Role[]).includes(role)) return [403];
    if (this.conflicts.has(as) || (role === 'partner' && as !== this.owner)) return [404];
    if (tag !== 'present') return [tag === 'missing' ? 428 : 412];
    if (!from.includes(this.state)) return [409];
    return this.#guard(attempt, now);
  }

  /** What the model knows of the file after an action that was done. */
  apply({ as, action }: Attempt): void {
    if (action === 'propose-decision') {
      this.proposal = { by: as, checkId: this.checkId };
      this.proposers.add(as);
    }
    if (action === 'reopen') this.proposers.clear();
    if (action === 'declare-conflict') this.conflicts.add(as);
    if (action === 'override-urgency') this.isOverridden = true;
  }

  /** Takes in what is stored, once it was compared. */
  read(stored: StoredFile, appointment: Appointment | undefined): void {
    this.state = stored.state;
    this.version = stored.version;
    this.officerId = stored.officerId;
    this.checkId = stored.checkId;
    this.acknowledgedCheckId = stored.acknowledgedCheckId;
    this.questionIds = stored.questionIds;
    this.appointment = appointment;
    if (this.state !== 'decision-proposed') this.proposal = undefined;
  }

  get isOpen(): boolean {
    return isOpen(this.state);
  }

  #guard(attempt: Attempt, now: number): Expected {
    const { as, action, body } = attempt;
    const me = staffIdOf(as);
    const isMine = this.officerId === null || this.officerId === me;
    const isCurrent = this.acknowledgedCheckId === this.checkId;
    switch (action) {
      case 'start-screening':
        return isMine ? 'done' : [409];
      case 'clear-for-interview':
        return isMine ? 'done' : 'either';
      case 'schedule-interview':
      case 'reschedule-interview':
        return guardOfSlot(attempt, now);
      case 'record-no-show':
        return (this.appointment?.startsAt ?? 0) <= now - LATE_MS ? 'done' : 'either';
      case 'record-interview':
        return this.appointment?.officerId === me ? 'done' : [403];
      case 'propose-decision':
        if (!isCurrent) return [403, 409];
        return isMine ? 'done' : 'either';
      case 'confirm-decision':
        if (this.proposers.has(as)) return [403];
        return this.proposal?.checkId === this.checkId ? 'done' : [409];
      case 'close':
        return roleOf(as) === 'officer' && body['reasonCode'] === 'unreachable' ? [403] : 'done';
      case 'assign':
        return this.#guardOfAssigning(body['officerId'] as string | null);
      case 'override-urgency':
        return body['level'] === null || this.isOverridden ? 'either' : 'done';
      default:
        return 'done';
    }
  }

  #guardOfAssigning(target: string | null): Expected {
    if (target === this.officerId) return 'either';
    return [...this.conflicts].some((one) => staffIdOf(one) === target) ? [403, 409, 422] : 'done';
  }
}

/** How far a clock may be behind the present when a request that was sent is looked at. */
const LATE_MS = 50;
/** A slot that begins within this may have begun when it is looked at. */
const TIGHT_MS = 30_000;

function guardOfSlot({ body, otherwiseBooked = [] }: Attempt, now: number): Expected {
  const [startsAt, endsAt] = [Date.parse(String(body['startsAt'])), Date.parse(String(body['endsAt']))];
  if (otherwiseBooked.some((other) => other.startsAt < endsAt && startsAt < other.endsAt)) return [409, 422];
  return startsAt < now + TIGHT_MS ? 'either' : 'done';
}

/** The role in which somebody calls. */
export function roleOf(as: DemoCaller): Role {
  return as === 'partnerA' || as === 'partnerB' ? 'partner' : DEMO_STAFF[as];
}

/** The pseudonym under which a member of the demo's staff acts. */
export function staffIdOf(as: DemoCaller): string {
  return `stf_demo-${as}`;
}
