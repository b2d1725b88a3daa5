import { BATCH_MODES, type BatchMode, ROW_STATUSES, type RowStatus } from '../../../domain/referral/batch.js';
import { OneOfField, TextField, WholeNumberQuery } from '../../../platform/http/fields.js';

/** Query of `POST /v1/referral-batches`. */
export class SubmitBatchQuery {
  @OneOfField(BATCH_MODES, {
    description: 'partial (default): rows that can be accepted are, whatever becomes of the others.',
    optional: true,
  })
  mode?: BatchMode;
}

/** Query of `GET /v1/referral-batches`. */
export class ListBatchesQuery {
  @WholeNumberQuery({ description: 'Batches a page.', min: 1, max: 200, byDefault: 50 })
  limit?: number;

  @TextField({ description: 'Cursor from the page before (`next`).', max: 1000, optional: true })
  cursor?: string;
}

/** Query of `GET /v1/referral-batches/{id}/rows`. */
export class ListRowsQuery {
  @OneOfField(ROW_STATUSES, { description: 'Only rows with this outcome.', optional: true })
  status?: RowStatus;

  @WholeNumberQuery({ description: 'Rows a page.', min: 1, max: 200, byDefault: 50 })
  limit?: number;

  @TextField({ description: 'Cursor from the page before (`next`).', max: 1000, optional: true })
  cursor?: string;
}
