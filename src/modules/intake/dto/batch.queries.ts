import {
  INTAKE_MODES,
  type IntakeMode,
  ROW_STATUSES,
  type RowStatus,
} from '../../../domain/referral/batch.js';
import { OneOfField } from '../../../platform/http/fields.js';
import { PageQuery } from '../../../platform/http/page.query.js';

const CORRECTIONS = ['include'] as const;
const DELIMITERS = ['comma', 'semicolon'] as const;

/** Query of `POST /v1/referral-batches`. */
export class SubmitBatchQuery {
  @OneOfField(INTAKE_MODES, {
    description:
      'partial (default): rows that can be accepted are, whatever becomes of the others. atomic: every row, or none (422). validate: only tells what would become of each row; stores nothing.',
    optional: true,
  })
  mode?: IntakeMode;

  @OneOfField(CORRECTIONS, {
    description:
      'include: the answer holds the refused rows as they were sent, each with its errors, to correct and send again. They are never stored.',
    optional: true,
  })
  corrections?: (typeof CORRECTIONS)[number];
}

/** Query of `GET /v1/referral-batches/template.csv`. */
export class TemplateQuery {
  @OneOfField(DELIMITERS, {
    description: 'comma (default), or semicolon, which spreadsheets set to French expect.',
    optional: true,
  })
  delimiter?: (typeof DELIMITERS)[number];
}

/** Query of `GET /v1/referral-batches`. */
export class ListBatchesQuery extends PageQuery {}

/** Query of `GET /v1/referral-batches/{id}/rows`. */
export class ListRowsQuery extends PageQuery {
  @OneOfField(ROW_STATUSES, { description: 'Only rows with this outcome.', optional: true })
  status?: RowStatus;
}
