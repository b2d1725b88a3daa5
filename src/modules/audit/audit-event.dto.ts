import { ROLES } from '../../domain/access.js';
import { DayOrInstantField, PatternField, TextField } from '../../platform/http/fields.js';
import { PageQuery } from '../../platform/http/page.query.js';
import { Answer, PageAnswer } from '../../platform/openapi/answer.decorator.js';
import {
  INSTANT,
  MAX_INT32,
  matching,
  nullable,
  objectsOf,
  oneOf,
  SHA256,
  text,
  UUID,
  whole,
} from '../../platform/openapi/forms.js';
import { FILE_NUMBER } from '../../domain/case-file/file-number.js';
import { ACTOR_ID } from '../forms.js';

const ACTION = /^[a-z][a-z-]*(\.[a-z-]+)*$/;

/** One event of the audit log. `canonical` is the exact text of its leaf, from which `leafHash` can be recomputed. */
export class AuditEventDto {
  @Answer(UUID, 'The event (UUIDv7).')
  eventId!: string;

  @Answer(INSTANT, 'When it was recorded.')
  time!: string;

  @Answer(matching(ACTION, 'file.decision-confirmed', 100), 'What was done.')
  action!: string;

  @Answer(ACTOR_ID, 'Who did it: a pseudonym.', { example: 'stf_demo-reviewer' })
  actorId!: string;

  @Answer(oneOf(ROLES, 'reviewer'), 'Their role.')
  actorRole!: string;

  @Answer(matching(/^[a-z-]{1,40}$/, 'file'), 'Kind of thing it is about.')
  subjectType!: string;

  @Answer(text(300, 'RD-7K3M9-Q2XP4'), 'Which one.')
  subjectId!: string;

  @Answer(oneOf(['allowed', 'denied', 'failed']), 'How it ended.')
  outcome!: string;

  @Answer(nullable(whole(1, 2_147_483_647, 7), 7), 'Place in the file’s chain, for its changes.')
  fileSeq!: number | null;

  @Answer(SHA256, 'SHA-256(0x00 || canonical), hexadecimal (RFC 6962).')
  leafHash!: string;

  @Answer(
    nullable(whole(0, MAX_INT32, 6), 6),
    'Its place in the tree, the first being 0; null for two seconds at most.',
  )
  leafIndex!: number | null;

  @Answer(text(65_536, '{"action":"file.decision-confirmed","v":1}'), 'RFC 8785 canonical JSON of the leaf.')
  canonical!: string;
}

/** A page of events. */
export class AuditEventPageDto extends PageAnswer {
  @Answer(objectsOf(() => AuditEventDto, 200), 'Events in the order in which they became visible.')
  items!: AuditEventDto[];
}

/** Query of `GET /v1/audit/events`. */
export class ListAuditEventsQuery extends PageQuery {
  @DayOrInstantField({
    description: 'Recorded on or after this day (UTC), or at or after this instant.',
    optional: true,
  })
  from?: string;

  @DayOrInstantField({
    description: 'Recorded on or before this day (UTC), or before this instant.',
    optional: true,
  })
  to?: string;

  @TextField({ description: 'Only events of this actor.', max: 64, optional: true })
  actor?: string;

  @PatternField({
    description: 'Only events about this file.',
    pattern: FILE_NUMBER,
    form: 'RD-7K3M9-Q2XP4',
    optional: true,
  })
  file?: string;

  @PatternField({
    description: 'Only events of this action.',
    pattern: ACTION,
    form: 'file.read',
    optional: true,
  })
  action?: string;
}
