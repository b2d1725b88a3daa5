import { DISPOSAL_BASES, type DisposalBasis } from '../../domain/case-file/disposal.js';
import { OneOfField, PatternField } from '../../platform/http/fields.js';
import { Answer } from '../../platform/openapi/answer.decorator.js';
import { DAY, INSTANT, matching, nullable, oneOf } from '../../platform/openapi/forms.js';
import { FILE_NUMBER, STAFF_ID, STATE, VERSION } from '../forms.js';

const ORDER_CODE = /^[A-Z0-9][A-Z0-9./-]{2,39}$/;
const EXAMPLE_CODE = 'HOM-2029/014';

/** Body of `POST /v1/files/{fileNumber}/disposal`. */
export class DisposeDto {
  @OneOfField(DISPOSAL_BASES, {
    description: 'Why: its time is over, or the head of mission has ordered it (Privacy Regulations, s. 4).',
    example: 'retention-expired',
  })
  basis!: DisposalBasis;

  @PatternField({
    description:
      'Code of the order or of the entry of the retention schedule; never a name. It stays readable.',
    example: EXAMPLE_CODE,
    pattern: ORDER_CODE,
    form: EXAMPLE_CODE,
  })
  orderCode!: string;
}

/** What keeping and destroying the content of a file needs to know: codes and days, nothing of the content. */
export class DisposalDto {
  @Answer(FILE_NUMBER, 'The file.')
  fileNumber!: string;

  @Answer(STATE, 'State of the file.')
  state!: string;

  @Answer(VERSION, 'Version of the file; the ETag of the answer, which If-Match needs.')
  version!: number;

  @Answer(INSTANT, 'When anybody last did anything with the file, reading it included.')
  lastUsedAt!: string;

  @Answer(DAY, 'Last day on which the content must be kept, unless the head of mission orders otherwise.')
  keptUntil!: string;

  @Answer(nullable(INSTANT), 'When the content was destroyed; null while it is there.')
  disposedAt!: string | null;

  @Answer(nullable(oneOf(DISPOSAL_BASES)), 'Why it was destroyed.')
  basis!: DisposalBasis | null;

  @Answer(nullable(matching(ORDER_CODE, EXAMPLE_CODE)), 'By which order.')
  orderCode!: string | null;

  @Answer(nullable(STAFF_ID), 'Who destroyed it.')
  disposedBy!: string | null;
}
