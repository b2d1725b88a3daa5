import { applyDecorators } from '@nestjs/common';
import { type CaseFileRefusalCode } from '../../../domain/case-file/refusals.js';
import { ApiProblems, BODY_PROBLEMS } from '../../../platform/http/api-problems.js';
import { ApiIfMatch } from '../../../platform/http/etag.js';
import { ApiFileNumber } from './api-file.js';
import { ApiFileRefusals } from './api-file-refusals.js';

/** Documents the address, the headers and the refusals of work on a file's check. */
export function ApiCheckWork(...refusals: readonly CaseFileRefusalCode[]): MethodDecorator {
  return applyDecorators(
    ApiFileNumber(),
    ApiIfMatch(),
    ApiProblems(...BODY_PROBLEMS),
    ApiFileRefusals(...refusals),
  );
}
