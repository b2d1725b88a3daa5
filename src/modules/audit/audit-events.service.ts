import { Injectable, StreamableFile } from '@nestjs/common';
import { type Actor } from '../../domain/access.js';
import { type EventDrafts } from '../../domain/audit/event.js';
import { keysetChunks } from '../../platform/database/keyset-chunks.js';
import { type ReadTx } from '../../platform/database/tx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { type AnswerForm } from '../../platform/http/answer-form.js';
import { CursorCodec } from '../../platform/http/cursor.js';
import { bodyOfLines, ndjsonOf } from '../../platform/http/line-stream.js';
import { pageOf } from '../../platform/http/page.js';
import { periodOf } from '../../platform/http/period.js';
import { Problem } from '../../platform/http/problem.js';
import { refusePaging } from '../../platform/http/refuse-paging.js';
import { type AuditEventDto, type AuditEventPageDto, type ListAuditEventsQuery } from './audit-event.dto.js';
import { AuditEventsQuery, type EventFilter, type EventRow } from './audit-events.query.js';

const LIST = 'audit-events';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** Events read by one statement of a stream. */
const CHUNK = 1_000;

/** What auditors read of the log. They are logged too. */
@Injectable()
export class AuditEventsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly query: AuditEventsQuery,
    private readonly cursors: CursorCodec,
  ) {}

  /** A page of events, or all of them as lines; nothing that commits later can come before what is shown. Problem: invalid-request. */
  async list(
    actor: Actor,
    request: ListAuditEventsQuery,
    form: AnswerForm,
  ): Promise<AuditEventPageDto | StreamableFile> {
    return form === 'application/json' ? this.#page(actor, request) : this.#stream(actor, request, form);
  }

  /** One event. Problem: not-found. */
  async get(actor: Actor, eventId: string): Promise<AuditEventDto> {
    if (!UUID.test(eventId)) throw new Problem('not-found');
    return this.unitOfWork.run(actor, async (tx) => {
      const row = await this.query.findOne(tx, eventId);
      if (row === undefined) throw new Problem('not-found');
      return { result: toDto(row), events: readOf({ eventId: row.event_id }) };
    });
  }

  async #page(actor: Actor, request: ListAuditEventsQuery): Promise<AuditEventPageDto> {
    const { limit = 50, cursor } = request;
    const filter = filterOf(request);
    const list = `${LIST}?${JSON.stringify(filter)}`;
    const after = cursor === undefined ? null : this.cursors.decode(actor.id, list, cursor);
    const rows = await this.unitOfWork.run(actor, async (tx) => ({
      result: await this.query.find(tx, filter, after, limit + 1),
      events: readOf({ ...filter, form: 'application/json' }),
    }));
    const page = pageOf(rows, limit, (last) => this.cursors.encode(actor.id, list, positionOf(last)));
    return { items: page.items.map(toDto), next: page.next };
  }

  /** Everything from one state of the database, made while it is read. The event is written first. */
  async #stream(actor: Actor, request: ListAuditEventsQuery, form: AnswerForm): Promise<StreamableFile> {
    refusePaging(request);
    const filter = filterOf(request);
    const events = readOf({ ...filter, form });
    await this.unitOfWork.run(actor, () => Promise.resolve({ result: null, events }));
    const chunks = this.unitOfWork.stream(actor, (tx) => this.#all(tx, filter));
    return new StreamableFile(bodyOfLines(ndjsonOf(chunks)), { type: form });
  }

  async *#all(tx: ReadTx, filter: EventFilter): AsyncGenerator<readonly AuditEventDto[]> {
    const chunks = keysetChunks<EventRow>(CHUNK, (last) =>
      this.query.find(tx, filter, last === null ? null : positionOf(last), CHUNK),
    );
    for await (const rows of chunks) yield rows.map(toDto);
  }
}

function filterOf(request: ListAuditEventsQuery): EventFilter {
  const { actor = null, file = null, action = null } = request;
  return { ...periodOf(request), actor, file, action };
}

function positionOf(row: EventRow): readonly [xact: string, eventId: string] {
  return [row.xact, row.event_id];
}

/** The event of a reading, with what was read for those with the right to it. */
function readOf(value: object): EventDrafts {
  return [
    {
      action: 'audit-log.read',
      subject: { type: 'audit-log', id: 'events' },
      disclosures: [{ name: 'filter', value }],
    },
  ];
}

function toDto(row: EventRow): AuditEventDto {
  return {
    eventId: row.event_id,
    time: row.recorded_at.toISOString(),
    action: row.action,
    actorId: row.actor_id,
    actorRole: row.actor_role,
    subjectType: row.subject_type,
    subjectId: row.subject_id,
    outcome: row.outcome,
    fileSeq: row.file_seq,
    leafHash: row.leaf_hash,
    leafIndex: row.leaf_index === null ? null : Number(row.leaf_index),
    canonical: row.canonical,
  };
}
