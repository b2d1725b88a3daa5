import { Injectable } from '@nestjs/common';
import { type Actor } from '../../domain/access.js';
import { noticeFaults, type Notice, spanOf } from '../../domain/stca/notices.js';
import { Clock } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { CursorCodec } from '../../platform/http/cursor.js';
import { pageOf } from '../../platform/http/page.js';
import { Problem } from '../../platform/http/problem.js';
import { Ids } from '../../platform/ids.js';
import {
  type AddNoticeDto,
  type ListNoticesQuery,
  type NoticeDto,
  type NoticePageDto,
} from './dto/notice.dto.js';
import { noticeOf } from './notice.request.js';
import { NoticeStore, type RecordedNotice } from './notice.store.js';

const LIST = 'stca-notices';

/** Notices under IRPR 159.7: recorded by an administrator, read by all staff, applied to every check from then on. */
@Injectable()
export class NoticesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly notices: NoticeStore,
    private readonly cursors: CursorCodec,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * Records a notice. Problem: invalid-request with every fault by pointer, the domain's own among them; nothing is stored
   * then. A notice is never changed or removed: the law has no way to take one back but another one.
   */
  async add(actor: Actor, body: AddNoticeDto): Promise<NoticeDto> {
    const given = noticeOf(body, body.id ?? this.ids.uuid());
    if ('faults' in given) throw new Problem('invalid-request', { faults: given.faults });
    const { notice } = given;
    return this.unitOfWork.run(actor, async (tx) => {
      const before = await this.notices.forAddition(tx);
      const faults = noticeFaults(notice, before);
      if (faults.length > 0) {
        throw new Problem('invalid-request', {
          faults: faults.map((fault) => ({ ...fault, pointer: `#${fault.pointer}` })),
        });
      }
      const recorded = { notice, addedBy: actor.id, addedAt: this.clock.now().toISOString() };
      await this.notices.insert(tx, recorded);
      return {
        result: toDto(recorded, [...before, notice]),
        events: [
          {
            action: 'law-notice.added',
            subject: { type: 'law-notice', id: notice.id },
            change: { version: 1, state: { ...notice } },
          },
        ],
      };
    });
  }

  /** A page of the notices, in the order in which they were recorded. */
  async list(actor: Actor, { limit = 50, cursor }: ListNoticesQuery): Promise<NoticePageDto> {
    const [after = '0'] = cursor === undefined ? [] : this.cursors.decode(actor.id, LIST, cursor);
    const recorded = await this.unitOfWork.read(actor, (tx) => this.notices.list(tx));
    const all = recorded.map(({ notice }) => notice);
    const start = Number(after);
    const page = pageOf(recorded.slice(start, start + limit + 1), limit, () =>
      this.cursors.encode(actor.id, LIST, [String(start + limit)]),
    );
    return { items: page.items.map((one) => toDto(one, all)), next: page.next };
  }
}

function toDto({ notice, addedBy, addedAt }: RecordedNotice, all: readonly Notice[]): NoticeDto {
  const span = spanOf(notice, all);
  return {
    id: notice.id,
    kind: notice.kind,
    gazette: notice.gazette,
    publicizedOn: notice.publicizedOn,
    runsFrom: span?.from ?? null,
    runsUntil: span?.to ?? null,
    renews: notice.kind === 'renewal' ? notice.renews : null,
    provisions: notice.kind === 'partial-suspension' ? notice.provisions : [],
    addedBy,
    addedAt,
  };
}
