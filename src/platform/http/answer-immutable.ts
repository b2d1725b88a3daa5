import { applyDecorators, UseInterceptors } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { tap } from 'rxjs';

const FOR_GOOD = 'private, max-age=31536000, immutable';

/** `Cache-Control` of such an answer, as the documentation tells it. */
export const IMMUTABLE_HEADER = {
  'Cache-Control': {
    description: 'Whoever asked may keep the answer for good; nobody on the way may.',
    required: true,
    schema: { type: 'string', const: FOR_GOOD },
  },
} as const;

/**
 * Lets whoever asked keep an answer that can never be another one (RFC 8246). For what holds nothing of anybody only: what was kept
 * is read again without us. A problem is never kept: the header comes with the answer, not before it.
 */
export function AnswerImmutable(): MethodDecorator {
  return applyDecorators(
    UseInterceptors({
      intercept: (context, next) =>
        next.handle().pipe(
          tap(() => {
            void context.switchToHttp().getResponse<FastifyReply>().header('cache-control', FOR_GOOD);
          }),
        ),
    }),
  );
}
