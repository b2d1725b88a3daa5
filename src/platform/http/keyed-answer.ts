import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { map, type Observable } from 'rxjs';

/** A whole answer to a request with an `Idempotency-Key`, as it is sent and stored. */
export interface KeyedAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A stored answer as it is sent again: the same, but for a header that says so. */
export function replayOf({ status, headers, body }: KeyedAnswer): KeyedAnswer {
  return { status, headers: { ...headers, 'idempotent-replayed': 'true' }, body };
}

/** Sends a {@link KeyedAnswer} as it stands, byte for byte. */
@Injectable()
export class KeyedAnswerInterceptor implements NestInterceptor<KeyedAnswer, string> {
  intercept(context: ExecutionContext, next: CallHandler<KeyedAnswer>): Observable<string> {
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(
      map(({ status, headers, body }) => {
        void reply.status(status).headers(headers);
        return body;
      }),
    );
  }
}
