import { ROLES } from '../../domain/access.js';
import { OneOfField } from '../../platform/http/fields.js';
import { PageQuery } from '../../platform/http/page.query.js';
import { Answer, PageAnswer } from '../../platform/openapi/answer.decorator.js';
import {
  type Form,
  INSTANT,
  matching,
  nullable,
  objectOf,
  objectsOf,
  oneOf,
  text,
} from '../../platform/openapi/forms.js';
import { ACTOR_ID, VERSION } from '../forms.js';
import { TIMELINE_ORDERS, type TimelineOrder } from './timeline.query.js';

const INCLUDES = ['reads'] as const;

/** An object whose members depend on what happened. */
const members = (example: object): Form => ({
  schema: { type: 'object', maxProperties: 30, additionalProperties: true },
  example,
});

/** Who did something: a pseudonym and a duty. */
export class TimelineActorDto {
  @Answer(ACTOR_ID, 'Who: a pseudonym.')
  id!: string;

  @Answer(oneOf(ROLES, 'officer'), 'In which role.')
  role!: string;
}

/** Something that happened to a file. */
export class TimelineItemDto {
  @Answer(INSTANT, 'When.')
  at!: string;

  @Answer(nullable(VERSION, 2), 'Version of the file that it made; null when it changed nothing of the file.')
  version!: number | null;

  @Answer(matching(/^[a-z][a-z-]*(\.[a-z-]+)*$/, 'file.withdrawn', 100), 'What, as the audit log calls it.')
  action!: string;

  @Answer(text(500, 'The referral was withdrawn.'), 'What, in a sentence, in the language asked for.')
  sentence!: string;

  @Answer(oneOf(['allowed', 'denied', 'failed']), 'How it ended.')
  outcome!: string;

  @Answer(objectOf(() => TimelineActorDto), 'Who did it.')
  actor!: TimelineActorDto;

  @Answer(
    {
      ...members({}),
      schema: { ...members({}).schema, nullable: true },
      example: { reason: 'The family moved on.' },
    },
    'What was said to it, as it was written; null when nothing was, and once the file was disposed of.',
  )
  reason!: Readonly<Record<string, unknown>> | null;

  @Answer(
    members({ state: 'closed' }),
    'More about it, in codes: the state it left the file in, and what else was disclosed.',
  )
  details!: Readonly<Record<string, unknown>>;
}

/** A page of a file's timeline. */
export class TimelinePageDto extends PageAnswer {
  @Answer(objectsOf(() => TimelineItemDto, 200), 'What happened, the oldest first unless asked otherwise.')
  items!: TimelineItemDto[];
}

/** Query of `GET /v1/files/{fileNumber}/timeline`. */
export class TimelineRequestQuery extends PageQuery {
  @OneOfField(TIMELINE_ORDERS, { description: 'oldest (default) or newest first.', optional: true })
  order?: TimelineOrder;

  @OneOfField(INCLUDES, {
    description: 'reads: also who looked at the file, and what was refused.',
    optional: true,
  })
  include?: (typeof INCLUDES)[number];
}
