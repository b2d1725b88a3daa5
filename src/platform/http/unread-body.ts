import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { type FastifyRequest } from 'fastify';
import { checkPace, type Pace } from './body-pace.js';
import { Problem } from './problem.js';

/** A body as it came, and its SHA-256. */
export interface ReadBody {
  readonly bytes: Buffer;
  readonly hash: Buffer;
}

/** What a route takes: one media type, in UTF-8, up to so many bytes. */
export interface BodyRule {
  readonly mediaType: string;
  readonly limit: number;
}

/**
 * The body of a request that nobody has read yet. The route says with `rawBody: 'stream'` that it wants it so: who the
 * caller is and what they may do is settled before the first byte is taken in.
 */
export class UnreadBody {
  constructor(readonly request: Pick<FastifyRequest, 'headers' | 'body' | 'server'>) {}

  /**
   * Reads it, hashing as it comes. Problems: empty-body, unsupported-media-type, too-large (by the announced length,
   * else by what has come: no more than the limit is ever held), too-slow when it comes by drops, bad-request when the
   * client breaks off. What is left unread of a body too large is thrown away as it comes, so that the client can read
   * its answer.
   */
  async read(rule: BodyRule): Promise<ReadBody> {
    const { body, headers, server } = this.request;
    const announced = Number(headers['content-length'] ?? NaN);
    if (!(body instanceof Readable) || announced === 0) throw new Problem('empty-body');
    try {
      if (!isOf(rule.mediaType, headers['content-type']) || !isPlain(headers['content-encoding'])) {
        throw new Problem('unsupported-media-type', {
          params: { accept: rule.mediaType },
          headers: { 'accept-encoding': 'identity' },
        });
      }
      if (announced > rule.limit) throw new Problem('too-large', { params: { limit: rule.limit } });
      return await collect(body, rule.limit, server.bodyPace);
    } catch (error) {
      body.resume();
      throw error instanceof Problem ? error : new Problem('bad-request');
    }
  }
}

/** Parameter of a controller: the body, unread. */
export const Unread = createParamDecorator(
  (_: unknown, context: ExecutionContext): UnreadBody =>
    new UnreadBody(context.switchToHttp().getRequest<FastifyRequest>()),
);

async function collect(stream: Readable, limit: number, pace: Pace): Promise<ReadBody> {
  const hash = createHash('sha256');
  const chunks: Buffer[] = [];
  let length = 0;
  // Not by iterating: a late body must be answered, and leaving the loop would wait for its next byte.
  await new Promise<void>((resolve, reject) => {
    const stopChecking = checkPace(pace, () => length, settle);
    function settle(error?: Error): void {
      stopChecking();
      stream.off('data', take).off('end', settle).off('error', settle).off('close', broken);
      if (error === undefined) resolve();
      else reject(error);
    }
    function take(bytes: Buffer): void {
      length += bytes.length;
      if (length > limit) return settle(new Problem('too-large', { params: { limit } }));
      hash.update(bytes);
      chunks.push(bytes);
    }
    const broken = (): void => settle(new Problem('bad-request'));
    stream.on('data', take).once('end', settle).once('error', settle).once('close', broken);
  });
  if (length === 0) throw new Problem('empty-body');
  return { bytes: Buffer.concat(chunks, length), hash: hash.digest() };
}

/** True for the media type itself, with no charset or with UTF-8. */
export function isOf(mediaType: string, header: string | undefined): boolean {
  const [type = '', ...parameters] = (header ?? '').toLowerCase().split(';');
  const charset = parameters.map((one) => one.trim()).find((one) => one.startsWith('charset='));
  return type.trim() === mediaType && (charset === undefined || /^charset="?utf-?8"?$/.test(charset));
}

function isPlain(encoding: string | undefined): boolean {
  return encoding === undefined || encoding.trim().toLowerCase() === 'identity';
}
