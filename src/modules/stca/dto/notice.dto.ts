import { type Notice } from '../../../domain/stca/notices.js';
import { DayField, OneOfField, PatternField, TextField, TextsField } from '../../../platform/http/fields.js';
import { Answer, PageAnswer } from '../../../platform/openapi/answer.decorator.js';
import {
  DAY,
  INSTANT,
  listOf,
  matching,
  nullable,
  objectsOf,
  oneOf,
  text,
} from '../../../platform/openapi/forms.js';
import { PageQuery } from '../../../platform/http/page.query.js';
import { CITATION, STAFF_ID } from '../../forms.js';

const KINDS = ['suspension', 'partial-suspension', 'renewal', 'termination'] as const;
const ID = /^[a-z0-9][a-z0-9-]{0,63}$/;
const NOTICE_ID = matching(ID, 'suspension-2026-12');
const MOST_PROVISIONS = 50;

/** Body of `POST /v1/stca/notices`. */
export class AddNoticeDto {
  @PatternField({
    description: 'Your name for the notice, by which a renewal names it; one is made when you give none.',
    pattern: ID,
    form: 'suspension-2026-12',
    example: 'suspension-2026-12',
    optional: true,
  })
  id?: string;

  @OneOfField(KINDS, { description: 'What the notice does.', example: 'suspension' })
  kind!: Notice['kind'];

  @TextField({
    description: 'Reference to the Canada Gazette.',
    example: 'Canada Gazette, Part I, vol. 160, extra (made up)',
    max: 200,
  })
  gazette!: string;

  @DayField({
    description: 'Day it was publicized; it runs from the day after.',
    example: '2026-12-01',
  })
  publicizedOn!: string;

  @DayField({
    description: 'Last day it runs, where that is earlier than three months allow. Not for a termination.',
    optional: true,
  })
  lastDay?: string;

  @DayField({ description: 'For a termination: the day from which all is gone.', optional: true })
  from?: string;

  @PatternField({
    description: 'For a renewal: the notice it renews.',
    pattern: ID,
    form: 'suspension-2026-12',
    optional: true,
  })
  renews?: string;

  @TextsField({
    description: 'For a partial suspension: what it takes out, cited in English as the list of law does.',
    max: MOST_PROVISIONS,
    maxLength: 60,
    optional: true,
  })
  provisions?: string[];
}

/** A notice under IRPR 159.7 as it was recorded. */
export class NoticeDto {
  @Answer(NOTICE_ID, 'The notice.')
  id!: string;

  @Answer(oneOf(KINDS), 'What it does.')
  kind!: Notice['kind'];

  @Answer(text(200, 'Canada Gazette, Part I, vol. 160, extra (made up)'), 'Reference to the Canada Gazette.')
  gazette!: string;

  @Answer(DAY, 'Day it was publicized.', { example: '2026-12-01' })
  publicizedOn!: string;

  @Answer(nullable(DAY, '2026-12-02'), 'First day it runs.')
  runsFrom!: string | null;

  @Answer(nullable(DAY, '2027-03-01'), 'Last day it runs; null for a termination.')
  runsUntil!: string | null;

  @Answer(nullable(NOTICE_ID), 'For a renewal: the notice it renews.')
  renews!: string | null;

  @Answer(listOf(CITATION, MOST_PROVISIONS, []), 'For a partial suspension: what it takes out.')
  provisions!: readonly string[];

  @Answer(STAFF_ID, 'Who recorded it.', { example: 'stf_demo-administrator' })
  addedBy!: string;

  @Answer(INSTANT, 'When.')
  addedAt!: string;
}

/** A page of notices. */
export class NoticePageDto extends PageAnswer {
  @Answer(objectsOf(() => NoticeDto, 200), 'Notices in the order in which they were recorded.')
  items!: NoticeDto[];
}

/** Query of `GET /v1/stca/notices`. */
export class ListNoticesQuery extends PageQuery {}
