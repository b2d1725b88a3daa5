import {
  type CallHandler,
  type ExecutionContext,
  Inject,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { type FastifyRequest } from 'fastify';
import { type Logger } from 'pino';
import { catchError, type Observable } from 'rxjs';
import { isUnreachable } from '../../platform/database/unreachable.js';
import { ACCESS, actorOf, type RouteAccess } from '../../platform/http/access.js';
import { askedOf } from '../../platform/http/asked-route.js';
import { Problem, Refused } from '../../platform/http/problem.js';
import { PROBLEMS } from '../../platform/http/problem-codes.js';
import { REFUSAL_CATALOGUE, type RefusalCatalogue } from '../../platform/http/refusal-catalogue.js';
import { RefusalLog } from '../../platform/http/refusal-log.js';
import { LOGGER } from '../../platform/logger.js';

type Ending = 'denied' | 'failed' | 'neither';

/**
 * Leaves an event of what the guard let in and the service then did not give: a thing that is not there for whoever asks, another
 * partner’s or nobody’s alike; content that is withheld; a duty that is another’s (denied); and what the service failed at (failed).
 * A rule that says no to a sound request of somebody who may make it is neither: nothing was read and nothing changed.
 */
@Injectable()
export class RefusedRequestInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly refusals: RefusalLog,
    @Inject(REFUSAL_CATALOGUE) private readonly catalogue: RefusalCatalogue,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(
      catchError(async (error: unknown) => {
        await this.#write(context, this.#endingOf(error));
        throw error;
      }),
    );
  }

  #endingOf(error: unknown): Ending {
    if (error instanceof Refused)
      return this.catalogue[error.refusal.code]?.kind === 'forbidden' ? 'denied' : 'neither';
    if (error instanceof Problem)
      return [403, 404].includes(PROBLEMS[error.code].status) ? 'denied' : 'neither';
    // Without a database there is nothing to write into.
    return isForeseen(error) || isUnreachable(error) ? 'neither' : 'failed';
  }

  async #write(context: ExecutionContext, ending: Ending): Promise<void> {
    const rule = this.reflector.get<RouteAccess | undefined>(ACCESS, context.getHandler());
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const actor = actorOf(request);
    if (ending === 'neither' || actor === undefined || rule === undefined || rule === 'public') return;
    try {
      const asked = askedOf(request, rule);
      if (ending === 'denied') await this.refusals.accessDenied(actor, asked);
      else await this.refusals.requestFailed(actor, asked);
    } catch (error) {
      // The answer stays what it was: nothing was given.
      this.logger.error(
        { requestId: request.id, kind: error instanceof Error ? error.name : typeof error },
        'a refusal could not be written down',
      );
    }
  }
}

/** True for what a framework or a database answers to what was sent, which is no failure of the service. */
function isForeseen(error: unknown): boolean {
  const { statusCode, status = statusCode } = (error ?? {}) as { status?: unknown; statusCode?: unknown };
  return typeof status === 'number' && status < 500;
}
