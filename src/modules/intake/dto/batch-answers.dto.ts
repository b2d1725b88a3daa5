import { BATCH_MODES, BATCH_OUTCOMES, BATCH_STATES, MAX_ROWS } from '../../../domain/referral/batch.js';
import { ProblemDto } from '../../../platform/http/problem.dto.js';
import { Answer, PageAnswer } from '../../../platform/openapi/answer.decorator.js';
import {
  INSTANT,
  matching,
  objectOf,
  objectsOf,
  oneOf,
  text,
  UUID,
  whole,
} from '../../../platform/openapi/forms.js';
import { PARTNER_ID } from '../../forms.js';
import { MAX_BATCH_BYTES, MEDIA_TYPES } from '../formats/batch-format.js';
import { RowDto } from './row-answers.dto.js';

/** Characters of a correction file, at most: what was sent, and the faults of a batch. */
const MAX_CORRECTIONS = 2 * MAX_BATCH_BYTES;

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

  @Answer(
    oneOf(BATCH_STATES, 'finished'),
    'finished: every row has its outcome. waiting, processing: sent with Prefer: respond-async, and no row has one yet. refused: once it was worked on, the batch could not be taken in at all; every row is rejected, and “refusal” tells why.',
  )
  state!: string;

  @Answer(objectOf(() => BatchCountsDto), 'Counts of rows.')
  counts!: BatchCountsDto;
}

/** The refused rows as they were sent, with their errors, to correct and send again. */
export class CorrectionsDto {
  @Answer(oneOf(Object.values(MEDIA_TYPES), MEDIA_TYPES.csv), 'How it is written: as the batch was.')
  mediaType!: string;

  @Answer(whole(1, MAX_ROWS, 1), 'Refused rows in it.')
  rows!: number;

  @Answer(
    text(MAX_CORRECTIONS, 'errors,externalReference\r\nconsent: This is required. Add it.,EXAMPLE-0001\r\n'),
    "The file, as text. Errors are in the column or property “errors”, which is not read when it is sent again; in CSV a cell that begins like a formula has a “'” before it, which is taken off then.",
  )
  content!: string;
}

const CORRECTIONS_TOLD =
  'With ?corrections=include, and where a row was refused. Never stored: a repeated request gets it again from the body it repeats.';

/** Answer to a batch: each row with its file number or its faults. */
export class BatchResultDto extends BatchSummaryDto {
  @Answer(oneOf(BATCH_OUTCOMES), 'Whether every row, some rows or no row became a file.')
  outcome!: string;

  @Answer(objectsOf(() => RowDto, MAX_ROWS), 'What became of each row, in the order sent.')
  rows!: RowDto[];

  @Answer(objectOf(() => CorrectionsDto), CORRECTIONS_TOLD, { optional: true })
  corrections?: CorrectionsDto;
}

/** Answer to a batch that was only validated: nothing of it was stored, so it has no id and its rows have no files. */
export class BatchPreviewDto {
  @Answer(oneOf(['validate']), 'How it was looked at.')
  mode!: string;

  @Answer(oneOf(BATCH_OUTCOMES), 'Whether every row, some rows or no row would become a file.')
  outcome!: string;

  @Answer(objectOf(() => BatchCountsDto), 'Counts of rows.')
  counts!: BatchCountsDto;

  @Answer(
    objectsOf(() => RowDto, MAX_ROWS, [{ externalReference: 'EXAMPLE-0001', index: 0, status: 'accepted' }]),
    'What would become of each row now, in the order sent.',
  )
  rows!: RowDto[];

  @Answer(objectOf(() => CorrectionsDto), CORRECTIONS_TOLD, { optional: true })
  corrections?: CorrectionsDto;
}

/** A problem with a batch; one that is refused whole tells its faulty rows as a batch taken in does. */
export class BatchProblemDto extends ProblemDto {
  @Answer(objectsOf(() => RowDto, MAX_ROWS), 'The rows with faults, when mode=atomic refused the batch.', {
    optional: true,
  })
  rows?: RowDto[];

  @Answer(objectOf(() => CorrectionsDto), CORRECTIONS_TOLD, { optional: true })
  corrections?: CorrectionsDto;
}

/** Answer to a batch that is worked on later. */
export class WaitingBatchDto extends BatchSummaryDto {
  @Answer(
    matching(/^\/v1\/referral-batches\/[0-9a-f-]{36}$/, `/v1/referral-batches/${String(UUID.example)}`),
    'Where its state is told, and under “/rows” each row once it has ended; the same as Location.',
  )
  location!: string;
}

/** How far the work on a batch is. */
export class BatchProgressDto {
  @Answer(
    whole(0, MAX_ROWS, 0),
    'Rows worked on; it never goes back. They get their outcomes all at once, at the end.',
  )
  done!: number;

  @Answer(whole(1, MAX_ROWS, 1), 'Rows in the batch.')
  received!: number;
}

/** Why a batch was refused, as the problem would have been told at once. */
export class RefusalDto {
  @Answer(text(200, 'urn:referral-desk:problem:agreement-not-in-force'), 'The stable name of the reason.')
  type!: string;

  @Answer(text(200, 'No agreement in force'), 'The reason in short.')
  title!: string;

  @Answer(text(1000, 'Your organisation has no agreement in force today.'), 'The reason, and what to do.')
  detail!: string;
}

/** A batch that was received. */
export class BatchDto extends BatchSummaryDto {
  @Answer(
    oneOf(BATCH_OUTCOMES),
    'Whether every row, some rows or no row became a file. Absent until it has ended.',
    {
      optional: true,
      example: 'all-accepted',
    },
  )
  outcome?: string;

  @Answer(objectOf(() => BatchProgressDto), 'How far the work on it is. Absent once it has ended.', {
    optional: true,
  })
  progress?: BatchProgressDto;

  @Answer(objectOf(() => RefusalDto), 'Why it was refused. Only in state refused.', { optional: true })
  refusal?: RefusalDto;

  @Answer(PARTNER_ID, 'Partner that sent it.')
  partnerId!: string;
}

/** A page of batches. */
export class BatchPageDto extends PageAnswer {
  @Answer(objectsOf(() => BatchDto, 200), 'Batches, the newest first.')
  items!: BatchDto[];
}
