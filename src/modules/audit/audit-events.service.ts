import { Injectable } from '@nestjs/common';
import { type Actor } from '../../domain/access.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { CursorCodec } from '../../platform/http/cursor.js';
import { pageOf } from '../../platform/http/page.js';
import { type AuditEventDto, type AuditEventPageDto, type ListAuditEventsQuery } from './audit-event.dto.js';
import { AuditEventsQuery, type EventRow } from './audit-events.query.js';

const LIST = 'audit-events';

/** What auditors read of the log. They are logged too. */
@Injectable()
export class AuditEventsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly query: AuditEventsQuery,
    private readonly cursors: CursorCodec,
  ) {}

  /** A page of events; nothing that commits later can come before what it shows. */
  async list(actor: Actor, request: ListAuditEventsQuery): Promise<AuditEventPageDto> {
    const { limit = 50, cursor } = request;
    const after = cursor === undefined ? null : this.cursors.decode(actor.id, LIST, cursor);
    const rows = await this.unitOfWork.run(actor, async (tx) => ({
      result: await this.query.find(tx, request, after, limit + 1),
      events: [{ action: 'audit-log.read', subject: { type: 'audit-log', id: 'events' } }],
    }));
    const page = pageOf(rows, limit, (last) =>
      this.cursors.encode(actor.id, LIST, [last.xact, last.event_id]),
    );
    return { items: page.items.map(toDto), next: page.next };
  }
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
    canonical: row.canonical,
  };
}
