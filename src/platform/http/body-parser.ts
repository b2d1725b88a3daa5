import { type Readable } from 'node:stream';
import { type FastifyInstance, type FastifyRequest } from 'fastify';
import { Problem } from './problem.js';
import { type Pace } from './body-pace.js';
import { parseStrictJson } from './strict-json.js';
import { UnreadBody } from './unread-body.js';

/** Largest body of an operation that is read as a whole, in bytes. */
export const BODY_LIMIT = 1_048_576;

declare module 'fastify' {
  interface FastifyContextConfig {
    /** `stream`: the route reads its body itself, once its caller is known; whatever its content type. */
    rawBody?: 'stream';
  }
  interface FastifyInstance {
    /** The slowest a body may come. */
    readonly bodyPace: Pace;
  }
}

/**
 * Reads bodies: JSON, strictly, up to {@link BODY_LIMIT}; nothing else but on routes that take a stream. An empty body
 * is no body.
 */
export function registerBodyParser(instance: FastifyInstance, pace: Pace): void {
  instance.decorate('bodyPace', pace);
  instance.removeAllContentTypeParsers();
  instance.addContentTypeParser('*', async (request: FastifyRequest, payload: Readable) => {
    if (request.routeOptions.config.rawBody === 'stream') return payload;
    const bytes = await read(request, payload);
    if (bytes === null) return undefined;
    const parsed = parseStrictJson(bytes);
    if (parsed.ok) return parsed.value;
    if ('malformed' in parsed)
      throw new Problem('malformed-json', { params: { position: parsed.malformed } });
    throw new Problem('invalid-request', { faults: parsed.faults });
  });
}

async function read({ headers, server }: FastifyRequest, body: Readable): Promise<Buffer | null> {
  try {
    const rule = { mediaType: 'application/json', limit: BODY_LIMIT };
    return (await new UnreadBody({ headers, server, body }).read(rule)).bytes;
  } catch (error) {
    if (error instanceof Problem && error.code === 'empty-body') return null;
    throw error;
  }
}
