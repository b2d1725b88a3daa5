import { applyDecorators, UseInterceptors } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { tap } from 'rxjs';

/** Names the address of what an answer is about in `Location`; no answer has none. */
export function AnswerLocation<Answer>(addressOf: (answer: Answer) => string): MethodDecorator {
  return applyDecorators(
    UseInterceptors({
      intercept: (context, next) =>
        next.handle().pipe(
          tap((answer: Answer | undefined) => {
            if (answer === undefined) return;
            void context.switchToHttp().getResponse<FastifyReply>().header('location', addressOf(answer));
          }),
        ),
    }),
  );
}
