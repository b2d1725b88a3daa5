import { BATCH_MODES, type BatchMode, ROW_STATUSES, type RowStatus } from '../../../domain/referral/batch.js';
import { OneOfField } from '../../../platform/http/fields.js';
import { PageQuery } from '../../../platform/http/page.query.js';

/** Query of `POST /v1/referral-batches`. */
export class SubmitBatchQuery {
  @OneOfField(BATCH_MODES, {
    description: 'partial (default): rows that can be accepted are, whatever becomes of the others.',
    optional: true,
  })
  mode?: BatchMode;
}

/** Query of `GET /v1/referral-batches`. */
export class ListBatchesQuery extends PageQuery {}

/** Query of `GET /v1/referral-batches/{id}/rows`. */
export class ListRowsQuery extends PageQuery {
  @OneOfField(ROW_STATUSES, { description: 'Only rows with this outcome.', optional: true })
  status?: RowStatus;
}
