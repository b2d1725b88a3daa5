import { MAX_ROWS, ROW_STATUSES } from '../../../domain/referral/batch.js';
import { MAX_FAULTS_OF_ROW } from '../../../domain/referral/row-limits.js';
import { FaultDto } from '../../../platform/http/problem.dto.js';
import { Answer, PageAnswer } from '../../../platform/openapi/answer.decorator.js';
import { MAX_INT32, nullable, objectsOf, oneOf, whole } from '../../../platform/openapi/forms.js';
import { FILE_NUMBER, REFERENCE } from '../../forms.js';

/** What became of one row. */
export class RowDto {
  @Answer(
    nullable(REFERENCE, REFERENCE.example),
    'Your own reference; null when the row has none of 1 to 64 characters.',
  )
  externalReference!: string | null;

  @Answer(
    whole(1, MAX_INT32, 2),
    'Row of the sheet (header included) or line of the text that was sent, from 1; absent for JSON.',
    { optional: true },
  )
  row?: number;

  @Answer(whole(0, MAX_ROWS - 1, 0), 'Place in the batch, from 0.')
  index!: number;

  @Answer(oneOf(ROW_STATUSES), 'Whether the row became a file.')
  status!: string;

  @Answer(FILE_NUMBER, 'The file, when accepted; absent when the batch was only validated.', {
    optional: true,
    example: FILE_NUMBER.example,
  })
  fileNumber?: string;

  @Answer(
    objectsOf(() => FaultDto, MAX_FAULTS_OF_ROW + 1),
    'Every fault of the row, when rejected. Correct them and send the row again in a new batch.',
    { optional: true },
  )
  errors?: FaultDto[];
}

/** A page of rows. */
export class RowPageDto extends PageAnswer {
  @Answer(objectsOf(() => RowDto, 200), 'Rows in the order sent.')
  items!: RowDto[];
}
