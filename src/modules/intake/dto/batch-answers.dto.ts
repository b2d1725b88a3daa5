import { BATCH_MODES, BATCH_OUTCOMES, MAX_ROWS } from '../../../domain/referral/batch.js';
import { Answer, PageAnswer } from '../../../platform/openapi/answer.decorator.js';
import { INSTANT, objectOf, objectsOf, oneOf, UUID, whole } from '../../../platform/openapi/forms.js';
import { PARTNER_ID } from '../../forms.js';
import { RowDto } from './row-answers.dto.js';

/** How many rows came, and what became of them. */
export class BatchCountsDto {
  @Answer(whole(1, MAX_ROWS, 1), 'Rows in the batch.')
  received!: number;

  @Answer(whole(0, MAX_ROWS, 1), 'Rows that became a file.')
  accepted!: number;

  @Answer(whole(0, MAX_ROWS, 0), 'Rows of which nothing but their faults was kept.')
  rejected!: number;
}

/** A batch as a whole. */
export class BatchSummaryDto {
  @Answer(UUID, 'The batch.')
  id!: string;

  @Answer(oneOf(BATCH_MODES), 'How it was taken in.')
  mode!: string;

  @Answer(INSTANT, 'When it was received.')
  receivedAt!: string;

  @Answer(oneOf(BATCH_OUTCOMES), 'Whether every row, some rows or no row became a file.')
  outcome!: string;

  @Answer(objectOf(() => BatchCountsDto), 'Counts of rows.')
  counts!: BatchCountsDto;
}

/** Answer to a batch: each row with its file number or its faults. */
export class BatchResultDto extends BatchSummaryDto {
  @Answer(objectsOf(() => RowDto, MAX_ROWS), 'What became of each row, in the order sent.')
  rows!: RowDto[];
}

/** A batch that was received. */
export class BatchDto extends BatchSummaryDto {
  @Answer(PARTNER_ID, 'Partner that sent it.')
  partnerId!: string;
}

/** A page of batches. */
export class BatchPageDto extends PageAnswer {
  @Answer(objectsOf(() => BatchDto, 200), 'Batches, the newest first.')
  items!: BatchDto[];
}
