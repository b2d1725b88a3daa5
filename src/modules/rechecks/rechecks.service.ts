import { Injectable } from '@nestjs/common';
import { type Actor } from '../../domain/access.js';
import { utcDay } from '../../domain/calendar-day.js';
import { type Recheck } from '../../domain/recheck/recheck.js';
import { lawOn } from '../../domain/stca/law-list.js';
import { Clock } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { CursorCodec } from '../../platform/http/cursor.js';
import { pageOf } from '../../platform/http/page.js';
import { orRefused, Problem } from '../../platform/http/problem.js';
import { type RecheckChangeDto, type RecheckChangePageDto } from './dto/recheck-changes.dto.js';
import { type ListRecheckChangesQuery, type RecheckDto, type RequestRecheckDto } from './dto/recheck.dto.js';
import { RecheckRequests } from './recheck.requests.js';
import { type ChangedFile, RecheckStore } from './recheck.store.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What managers and auditors see of re-checks. */
@Injectable()
export class RechecksService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly requests: RecheckRequests,
    private readonly rechecks: RecheckStore,
    private readonly cursors: CursorCodec,
    private readonly clock: Clock,
  ) {}

  /**
   * Asks for every open file to be checked against the law of a day. Today, the default: files that differ get a new check.
   * Another day: a report only. Refusal: law-before-first-claim-day.
   */
  async request(actor: Actor, { on }: RequestRecheckDto): Promise<RecheckDto> {
    const today = utcDay(this.clock.now());
    const day = on ?? today;
    orRefused(lawOn(day));
    return toDto(await this.requests.add(actor, day, day !== today));
  }

  /** A re-check and how far it is. Problem: not-found. */
  async get(actor: Actor, recheckId: string): Promise<RecheckDto> {
    if (!UUID.test(recheckId)) throw new Problem('not-found');
    const recheck = await this.unitOfWork.read(actor, (tx) => this.rechecks.find(tx, recheckId));
    if (recheck === undefined) throw new Problem('not-found');
    return toDto(recheck);
  }

  /** A page of the files it found changed, by file number, so far. The read is an event. Problem: not-found. */
  async listChanges(
    actor: Actor,
    recheckId: string,
    { limit = 50, cursor }: ListRecheckChangesQuery,
  ): Promise<RecheckChangePageDto> {
    await this.get(actor, recheckId);
    const list = `recheck-changes|${recheckId}`;
    const [after = ''] = cursor === undefined ? [] : this.cursors.decode(actor.id, list, cursor);
    const rows = await this.unitOfWork.run(actor, async (tx) => ({
      result: await this.rechecks.listChanges(tx, recheckId, after, limit + 1),
      events: [{ action: 'recheck.read', subject: { type: 'recheck', id: recheckId } }],
    }));
    const page = pageOf(rows, limit, (last) => this.cursors.encode(actor.id, list, [last.fileNumber]));
    return {
      items: page.items.map(toChangeDto),
      next: page.next,
    };
  }
}

function toDto({ afterFile: _after, ...recheck }: Recheck): RecheckDto {
  return recheck;
}

function toChangeDto(changed: Omit<ChangedFile, 'partnerId'>): RecheckChangeDto {
  const { fileNumber, checkId, difference, urgency, faults } = changed;
  const { conclusion = null, findings = [], family = [] } = difference ?? {};
  return {
    fileNumber,
    ...(checkId === null ? {} : { checkId }),
    ...(conclusion === null ? {} : { conclusion }),
    findings,
    family: family.map(({ conclusion: own, ...member }) => ({
      ...member,
      ...(own === null ? {} : { conclusion: own }),
    })),
    ...(urgency === null ? {} : { urgency }),
    faults,
  };
}
