import { type FastifyInstance, type FastifyRequest } from 'fastify';
import { Problem } from './problem.js';
import { parseStrictJson } from './strict-json.js';

/** Largest body of an operation that is read as a whole, in bytes. */
export const BODY_LIMIT = 1_048_576;

declare module 'fastify' {
  interface FastifyContextConfig {
    /** `stream`: the route reads its body itself, once its caller is known; whatever its content type. */
    rawBody?: 'stream';
  }
}

/**
 * Reads bodies: JSON, strictly, up to {@link BODY_LIMIT}; nothing else but on routes that take a stream. An empty body
 * is no body.
 */
export function registerBodyParser(instance: FastifyInstance): void {
  instance.removeAllContentTypeParsers();
  instance.addContentTypeParser('*', async (request: FastifyRequest, payload: AsyncIterable<Buffer>) => {
    if (request.routeOptions.config.rawBody === 'stream') return payload;
    const bytes = await collect(payload, request.headers['content-length']);
    if (bytes.length === 0) return undefined;
    if (!/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? '')) {
      throw new Problem('unsupported-media-type', { params: { accept: 'application/json' } });
    }
    const parsed = parseStrictJson(bytes);
    if (parsed.ok) return parsed.value;
    if ('malformed' in parsed)
      throw new Problem('malformed-json', { params: { position: parsed.malformed } });
    throw new Problem('invalid-request', { faults: parsed.faults });
  });
}

async function collect(payload: AsyncIterable<Buffer>, announced: string | undefined): Promise<Buffer> {
  const tooLarge = new Problem('too-large', {
    params: { limit: BODY_LIMIT },
    headers: { connection: 'close' },
  });
  if (Number(announced) > BODY_LIMIT) throw tooLarge;
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of payload) {
    length += part.length;
    if (length > BODY_LIMIT) throw tooLarge;
    parts.push(part);
  }
  return Buffer.concat(parts);
}
