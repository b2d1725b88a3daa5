import { CASE_FILE_REFUSALS } from '../../domain/case-file/refusals.js';
import { ApiProblemList } from '../../platform/http/api-problems.js';
import { REFUSAL_STATUS } from '../../platform/http/refusal-catalogue.js';

const REFUSAL = CASE_FILE_REFUSALS['no-notice-yet'];

/** Documents that a file has no notice yet. */
export function ApiNoNotice(): MethodDecorator {
  return ApiProblemList([{ code: 'no-notice-yet', ...REFUSAL, status: REFUSAL_STATUS[REFUSAL.kind] }]);
}
