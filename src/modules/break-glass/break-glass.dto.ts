import { GLASS_FINDINGS, type GlassFinding } from '../../domain/break-glass/glass-break.js';
import { OneOfField, TextField } from '../../platform/http/fields.js';
import { PageQuery } from '../../platform/http/page.query.js';
import { Answer, PageAnswer } from '../../platform/openapi/answer.decorator.js';
import { INSTANT, nullable, objectsOf, oneOf, text, UUID } from '../../platform/openapi/forms.js';
import { FILE_NUMBER, STAFF_ID, VERSION } from '../forms.js';

/** Body of breaking the glass of a file. */
export class BreakGlassDto {
  @TextField({
    description: 'Why it cannot wait. A manager reads it afterwards. Kept sealed; not shown in logs.',
    example: 'A removal flight leaves tonight and the officer in charge cannot be reached.',
    min: 10,
    max: 2000,
  })
  reason!: string;
}

/** Body of the review of a break. */
export class ReviewGlassBreakDto {
  @OneOfField(GLASS_FINDINGS, {
    description: 'Whether there was reason enough to read another officer’s file.',
    example: 'justified',
  })
  finding!: GlassFinding;

  @TextField({
    description: 'What was looked at, and what follows. Kept sealed.',
    example: 'The flight was that night; the officer in charge was on leave.',
    max: 2000,
  })
  text!: string;
}

/** A break in codes. */
export class GlassBreakDto {
  @Answer(UUID, 'The break.')
  breakId!: string;

  @Answer(FILE_NUMBER, 'The file.')
  fileNumber!: string;

  @Answer(STAFF_ID, 'Officer who broke the glass.', { example: 'stf_demo-officer2' })
  officerId!: string;

  @Answer(STAFF_ID, 'Officer whose file it was.')
  assignedTo!: string;

  @Answer(INSTANT, 'When.')
  brokenAt!: string;

  @Answer(INSTANT, 'From then on the content is withheld again: three hours later.', {
    example: '2026-04-01T18:04:05.000Z',
  })
  expiresAt!: string;

  @Answer(VERSION, 'Version; the ETag of one break, which its review needs.')
  version!: number;

  @Answer(nullable(oneOf(GLASS_FINDINGS)), 'What the review found; null while it waits for one.')
  finding!: GlassFinding | null;

  @Answer(nullable(STAFF_ID), 'Manager who reviewed it.')
  reviewedBy!: string | null;

  @Answer(nullable(INSTANT), 'When.')
  reviewedAt!: string | null;
}

/** A break with what people wrote to it. */
export class GlassBreakWithWordsDto extends GlassBreakDto {
  @Answer(
    nullable(text(2000, 'A removal flight leaves tonight.'), 'A removal flight leaves tonight.'),
    'Why the glass was broken; null once the file was disposed of.',
  )
  reason!: string | null;

  @Answer(nullable(text(2000)), 'What the manager wrote to the finding.')
  review!: string | null;
}

/** A page of breaks. */
export class GlassBreakPageDto extends PageAnswer {
  @Answer(objectsOf(() => GlassBreakDto, 200), 'Breaks in codes, the earliest first.')
  items!: GlassBreakDto[];
}

/** Query of `GET /v1/break-glass`. */
export class ListGlassBreaksQuery extends PageQuery {
  @OneOfField(['true', 'false'], {
    description: '`false`: only those that wait for a review; `true`: only those that had one.',
    optional: true,
  })
  reviewed?: 'true' | 'false';
}
