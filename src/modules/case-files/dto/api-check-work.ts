import { applyDecorators } from '@nestjs/common';
import { CASE_FILE_REFUSALS, type CaseFileRefusalCode } from '../../../domain/case-file/refusals.js';
import { ApiProblemList, ApiProblems, BODY_PROBLEMS } from '../../../platform/http/api-problems.js';
import { ApiIfMatch } from '../../../platform/http/etag.js';
import { REFUSAL_STATUS } from '../../../platform/http/refusal-catalogue.js';
import { ApiFileNumber } from './api-file.js';

/** Documents the address, the headers and the refusals of work on a file's check. */
export function ApiCheckWork(...refusals: readonly CaseFileRefusalCode[]): MethodDecorator {
  return applyDecorators(
    ApiFileNumber(),
    ApiIfMatch(),
    ApiProblems(...BODY_PROBLEMS),
    ApiProblemList(
      refusals.map((code) => ({
        code,
        ...CASE_FILE_REFUSALS[code],
        status: REFUSAL_STATUS[CASE_FILE_REFUSALS[code].kind],
      })),
    ),
  );
}
