import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, getSchemaPath } from '@nestjs/swagger';
import { ApiProblems } from '../http/api-problems.js';
import { headersNamed } from './answer-headers.js';

/** Characters of the longest stream that is promised. */
const MAX_LENGTH = 2_147_483_647;

/** Documents an answer that is a page of JSON or, as `Accept` asks, a stream; `streams` gives an example of each kind. */
export function ApiPageOrStream(
  page: new () => object,
  description: string,
  streams: Readonly<Record<string, string>>,
): MethodDecorator {
  const lines = Object.entries(streams).map(([type, example]) => [
    type,
    { schema: { type: 'string', maxLength: MAX_LENGTH, example } },
  ]);
  return applyDecorators(
    ApiExtraModels(page),
    ApiProblems('not-acceptable'),
    ApiOkResponse({
      description,
      headers: headersNamed(['Vary']),
      content: {
        'application/json': { schema: { $ref: getSchemaPath(page) } },
        ...(Object.fromEntries(lines) as object),
      },
    }),
  );
}
