import { applyDecorators } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { ApiProblems } from './api-problems.js';
import { Problem } from './problem.js';

/** Documents the `If-Match` that a change needs, and what comes of a missing or a stale one. */
export function ApiIfMatch(): MethodDecorator {
  return applyDecorators(
    ApiHeader({
      name: 'If-Match',
      description: 'The ETag you read it under.',
      required: true,
      schema: {
        type: 'string',
        pattern: '^"[0-9]{1,10}"(, ?"[0-9]{1,10}")*$',
        maxLength: 200,
        example: '"1"',
      },
    }),
    ApiProblems('missing-if-match', 'stale-version'),
  );
}

/** The strong entity tag of a version (RFC 9110, section 8.8.3). */
export function etagOf(version: number): string {
  return `"${version}"`;
}

/**
 * Checks an `If-Match` header against the present version. Missing, or `*`, which would defeat its purpose: 428. No
 * strong tag of the present version among those given: 412 (RFC 9110, section 13.1.1).
 */
export function requireMatch(header: string | undefined, version: number): void {
  const tags = (header ?? '').split(',').map((tag) => tag.trim());
  if (tags[0] === '' || tags[0] === '*') throw new Problem('missing-if-match');
  if (!tags.includes(etagOf(version))) throw new Problem('stale-version');
}
