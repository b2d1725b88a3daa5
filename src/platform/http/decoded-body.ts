import { createHash } from 'node:crypto';
import { PassThrough, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { checkPace, type Pace } from './body-pace.js';
import { Problem } from './problem.js';
import { isOf, type UnreadBody } from './unread-body.js';

/** What a route takes: media types, in UTF-8, plain or gzip, up to so many bytes before and after decompression. */
export interface StreamRule {
  readonly mediaTypes: readonly string[];
  readonly limit: number;
}

/** Bytes that one byte of gzip may become. Referrals shrink to a tenth; only a bomb to a hundredth. */
const MAX_RATIO = 100;
/** The ratio is looked at from here on, in bytes: less harms nobody. */
const RATIO_FROM = 1024 * 1024;

/** A body that comes as it is read, decompressed. Iterate it once. */
export interface DecodedBody extends AsyncIterable<Buffer> {
  /** The media type, one of the rule's. */
  readonly mediaType: string;
  /** SHA-256 of all bytes, decompressed, once the last one is read. */
  hash(): Buffer;
}

/**
 * Opens a body nobody has read yet. Problems, at once: empty-body, unsupported-media-type, too-large by the announced
 * length. While it is read: empty-body, too-large, too-slow when it comes by drops, expands-too-much for a decompression
 * bomb, malformed-gzip, bad-request when the client breaks off. No more than a chunk is held. What is left unread is thrown away as it comes, so that the
 * client can read its answer.
 */
export function openBody({ request }: UnreadBody, rule: StreamRule): DecodedBody {
  const { body, headers, server } = request;
  const announced = Number(headers['content-length'] ?? NaN);
  if (!(body instanceof Readable) || announced === 0) throw new Problem('empty-body');
  const mediaType = rule.mediaTypes.find((one) => isOf(one, headers['content-type']));
  const encoding = (headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  const isGzip = encoding === 'gzip' || encoding === 'x-gzip';
  if (mediaType === undefined || (!isGzip && encoding !== 'identity')) {
    body.resume();
    throw new Problem('unsupported-media-type', {
      params: { accept: rule.mediaTypes.join(', ') },
      headers: { 'accept-encoding': 'gzip, identity' },
    });
  }
  if (announced > rule.limit) {
    body.resume();
    throw new Problem('too-large', { params: { limit: rule.limit } });
  }
  const hash = createHash('sha256');
  const decoded = decode(body, { isGzip, limit: rule.limit, pace: server.bodyPace });
  return {
    mediaType,
    hash: () => hash.digest(),
    async *[Symbol.asyncIterator]() {
      for await (const chunk of decoded) {
        hash.update(chunk);
        yield chunk;
      }
    },
  };
}

async function* decode(
  body: Readable,
  { isGzip, limit, pace }: { readonly isGzip: boolean; readonly limit: number; readonly pace: Pace },
): AsyncGenerator<Buffer> {
  const output = isGzip ? createGunzip() : new PassThrough();
  const fail = (problem: Problem): void => void output.destroy(problem);
  let received = 0;
  let decoded = 0;
  body.on('data', (chunk: Buffer) => {
    received += chunk.length;
    if (received > limit) fail(new Problem('too-large', { params: { limit } }));
  });
  body.once('error', () => fail(new Problem('bad-request')));
  body.once('close', () => {
    if (!body.readableEnded) fail(new Problem('bad-request'));
  });
  const stopChecking = checkPace(pace, () => received, fail);
  output.once('close', () => {
    stopChecking();
    body.unpipe(output).resume();
  });
  body.pipe(output);
  try {
    // Leaving the loop destroys the output, never the body: that would cut the connection before the answer.
    for await (const chunk of output as AsyncIterable<Buffer>) {
      decoded += chunk.length;
      if (isGzip && (decoded > limit || (decoded > RATIO_FROM && decoded > MAX_RATIO * received))) {
        throw new Problem('expands-too-much', { params: { limit, ratio: MAX_RATIO } });
      }
      yield chunk;
    }
  } catch (error) {
    throw isOfZlib(error) ? new Problem('malformed-gzip') : error;
  }
  if (decoded === 0) throw new Problem('empty-body');
}

function isOfZlib(error: unknown): boolean {
  return /^Z_/.test(String((error as { code?: unknown } | null)?.code));
}
