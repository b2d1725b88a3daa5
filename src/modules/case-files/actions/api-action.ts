import { applyDecorators, HttpCode, Post } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiParam } from '@nestjs/swagger';
import { CASE_FILE_REFUSALS, type CaseFileRefusalCode } from '../../../domain/case-file/refusals.js';
import { type FileAction, TRANSITIONS } from '../../../domain/case-file/transitions.js';
import { Permit } from '../../../platform/http/access.js';
import { ApiProblemList, type DocumentedProblem } from '../../../platform/http/api-problems.js';
import { type ProblemCode, PROBLEMS } from '../../../platform/http/problem-codes.js';
import { REFUSAL_STATUS } from '../../../platform/http/refusal-catalogue.js';
import { ActionAnswerDto } from '../dto/file-answers.dto.js';

const EVERY_ACTION: readonly ProblemCode[] = [
  'malformed-json',
  'invalid-request',
  'not-authenticated',
  'forbidden',
  'not-found',
  'stale-version',
  'too-large',
  'unsupported-media-type',
  'missing-if-match',
];

/**
 * Routes and documents one action on a file from its line in the table of transitions: `POST {file}/actions/{action}`
 * with `If-Match`, answered 200 with the new ETag.
 */
export function FileActionRoute(
  action: FileAction,
  told: { readonly summary: string; readonly refusals?: readonly CaseFileRefusalCode[] },
): MethodDecorator {
  const { from, to, permission } = TRANSITIONS[action];
  const refusals: readonly CaseFileRefusalCode[] = [
    'out-of-order',
    'nothing-more-possible',
    ...(told.refusals ?? []),
  ];
  return applyDecorators(
    ApiProblemList([
      ...EVERY_ACTION.map((code): DocumentedProblem => ({ code, ...PROBLEMS[code] })),
      ...refusals.map((code): DocumentedProblem => ({
        code,
        ...CASE_FILE_REFUSALS[code],
        status: REFUSAL_STATUS[CASE_FILE_REFUSALS[code].kind],
      })),
    ]),
    Permit(permission),
    Post(`:fileNumber/actions/${action}`),
    HttpCode(200),
    ApiOperation({
      operationId: action.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()),
      summary: told.summary,
      description: `From ${from.join(', ')} to ${to}.`,
    }),
    ApiParam({ name: 'fileNumber', description: 'The file.', example: 'RD-7K3M9-Q2XP4' }),
    ApiHeader({
      name: 'If-Match',
      description: 'ETag you read the file under.',
      required: true,
      schema: { type: 'string', example: '"1"' },
    }),
    ApiOkResponse({
      description: 'Done; the ETag is the file’s new version.',
      type: ActionAnswerDto,
      headers: { ETag: { description: 'Version of the file.', schema: { type: 'string', example: '"2"' } } },
    }),
  );
}
