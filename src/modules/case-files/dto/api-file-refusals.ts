import { CASE_FILE_REFUSALS, type CaseFileRefusalCode } from '../../../domain/case-file/refusals.js';
import { ApiProblemList } from '../../../platform/http/api-problems.js';
import { REFUSAL_STATUS } from '../../../platform/http/refusal-catalogue.js';

/** Documents how the rules about files can refuse a request. */
export function ApiFileRefusals(...refusals: readonly CaseFileRefusalCode[]): MethodDecorator {
  return ApiProblemList(
    refusals.map((code) => ({
      code,
      ...CASE_FILE_REFUSALS[code],
      status: REFUSAL_STATUS[CASE_FILE_REFUSALS[code].kind],
    })),
  );
}
