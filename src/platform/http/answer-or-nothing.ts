import { applyDecorators, UseInterceptors } from '@nestjs/common';
import { ApiNoContentResponse } from '@nestjs/swagger';
import { type FastifyReply } from 'fastify';
import { tap } from 'rxjs';

/** Answers 204, without a body, when the handler gives undefined; `description` says what that means. */
export function AnswerOrNothing(description: string): MethodDecorator {
  return applyDecorators(
    ApiNoContentResponse({ description }),
    UseInterceptors({
      intercept: (context, next) =>
        next.handle().pipe(
          tap((answer: unknown) => {
            if (answer === undefined) void context.switchToHttp().getResponse<FastifyReply>().status(204);
          }),
        ),
    }),
  );
}
