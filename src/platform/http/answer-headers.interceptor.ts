import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { type Observable, tap } from 'rxjs';
import { etagOf } from './etag.js';
import { linkNext } from './page.js';

/** Headers that follow from an answer: a versioned resource gets its `ETag`, a page its `Link` to the next one. */
@Injectable()
export class AnswerHeadersInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const reply = http.getResponse<FastifyReply>();
    return next.handle().pipe(
      tap((answer: unknown) => {
        if (typeof answer !== 'object' || answer === null) return;
        const {
          version,
          items,
          next: cursor,
        } = answer as { version?: unknown; items?: unknown; next?: unknown };
        if (typeof version === 'number') void reply.header('etag', etagOf(version));
        if (Array.isArray(items) && typeof cursor === 'string') {
          linkNext(http.getRequest<FastifyRequest>(), reply, cursor);
        }
      }),
    );
  }
}
