import { Injectable } from '@nestjs/common';
import { type Actor } from '../../domain/access.js';
import {
  changeAccount,
  type StaffChangeReason,
  type StaffCommand,
} from '../../domain/staff/staff-account.js';
import { refuseStaff } from '../../domain/staff/refusals.js';
import { Clock } from '../../platform/clock.js';
import { constraintOf, UnitOfWork } from '../../platform/database/unit-of-work.js';
import { CursorCodec } from '../../platform/http/cursor.js';
import { requireMatch } from '../../platform/http/etag.js';
import { pageOf } from '../../platform/http/page.js';
import { orRefused, Problem, Refused } from '../../platform/http/problem.js';
import { Ids } from '../../platform/ids.js';
import {
  type ListStaffQuery,
  type OpenAccountDto,
  type StaffAccountDto,
  type StaffPageDto,
} from './dto/staff.dto.js';
import { StaffStore } from './staff.store.js';

const LIST = 'staff';

/** What happened to an account, as its event says. */
const EVENTS = {
  deactivate: 'staff.account-deactivated',
  reactivate: 'staff.account-reactivated',
  'change-role': 'staff.role-changed',
} as const satisfies Record<StaffCommand['action'], string>;

/** Staff accounts, as administrators open and change them. */
@Injectable()
export class StaffService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly staff: StaffStore,
    private readonly cursors: CursorCodec,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Opens an account. Refused: subject-has-account. */
  async open(actor: Actor, { tokenSubject, role }: OpenAccountDto): Promise<StaffAccountDto> {
    const staffId = `stf_${this.ids.uuid()}`;
    const createdAt = this.clock.now().toISOString();
    try {
      return await this.unitOfWork.run(actor, async (tx) => {
        const [event, ...others] = await this.staff.insert(tx, { staffId, tokenSubject, role, createdAt });
        if (event === undefined) throw new Error('a new account has the id of another');
        const unchanged = { changedAt: null, changedBy: null, reason: null };
        return {
          result: { staffId, tokenSubject, role, active: true, version: 1, createdAt, ...unchanged },
          events: [event, ...others],
        };
      });
    } catch (error) {
      throw constraintOf(error) === SUBJECT_ONCE ? new Refused(refuseStaff('subject-has-account')) : error;
    }
  }

  /** A page of the accounts. */
  async list(actor: Actor, { limit = 50, cursor }: ListStaffQuery): Promise<StaffPageDto> {
    const [after = ''] = cursor === undefined ? [] : this.cursors.decode(actor.id, LIST, cursor);
    const rows = await this.unitOfWork.read(actor, (tx) => this.staff.list(tx, after, limit + 1));
    const page = pageOf(rows, limit, (last) => this.cursors.encode(actor.id, LIST, [last.staffId]));
    return { items: [...page.items], next: page.next };
  }

  /** One account. Problem: not-found. */
  async get(actor: Actor, staffId: string): Promise<StaffAccountDto> {
    const account = await this.unitOfWork.read(actor, (tx) => this.staff.find(tx, staffId));
    if (account === undefined) throw new Problem('not-found');
    return account;
  }

  /**
   * Changes an account, at once for every process: its next call, and the end of what it is doing, find it changed.
   * Problems: not-found, missing-if-match, stale-version. Refused: own-account, account-unchanged, last-administrator.
   */
  async change(
    actor: Actor,
    staffId: string,
    command: StaffCommand & { readonly reason: StaffChangeReason },
    ifMatch: string | undefined,
  ): Promise<StaffAccountDto> {
    return this.unitOfWork.run(actor, async (tx) => {
      const { account, otherAdministrators } = await this.staff.findForChange(tx, staffId);
      if (account === undefined) throw new Problem('not-found');
      requireMatch(ifMatch, account.version);
      const { role, active, version } = orRefused(
        changeAccount(account, command, actor, otherAdministrators),
      );
      const { reason } = command;
      const changedAt = this.clock.now().toISOString();
      const next = { ...account, role, active, version, changedAt, changedBy: actor.id, reason };
      await this.staff.update(tx, next);
      return {
        result: next,
        events: [
          {
            action: EVENTS[command.action],
            subject: { type: 'staff', id: staffId },
            change: { version, state: { role, active } },
            disclosures: [{ name: 'reason', value: reason }],
          },
        ],
      };
    });
  }
}

/** The constraint that gives a subject of the identity provider one account. */
const SUBJECT_ONCE = 'staff_token_subject_key';
