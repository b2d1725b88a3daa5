import { type FastifyInstance } from 'fastify';
import { type Logger } from 'pino';
import { actorOf } from './access.js';

/** One line a request: the route's pattern, never the address itself, so that no number in a path is logged. */
export function registerRequestLog(instance: FastifyInstance, logger: Logger): void {
  instance.addHook('onResponse', async (request, reply) => {
    const actor = actorOf(request);
    logger.info(
      {
        requestId: request.id,
        method: request.method,
        route: request.routeOptions.url ?? 'none',
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
        ...(actor === undefined ? {} : { actor: actor.id, role: actor.role }),
      },
      'request',
    );
  });
}
