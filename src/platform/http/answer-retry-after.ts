import { applyDecorators, UseInterceptors } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { tap } from 'rxjs';

/** Says in `Retry-After` in how many seconds to ask again, for an answer that is not the last word. */
export function AnswerRetryAfter<Answer>(secondsOf: (answer: Answer) => number | undefined): MethodDecorator {
  return applyDecorators(
    UseInterceptors({
      intercept: (context, next) =>
        next.handle().pipe(
          tap((answer: Answer) => {
            const seconds = secondsOf(answer);
            if (seconds === undefined) return;
            void context.switchToHttp().getResponse<FastifyReply>().header('retry-after', String(seconds));
          }),
        ),
    }),
  );
}
