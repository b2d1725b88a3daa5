import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { gzipSync } from 'node:zlib';
import { CSV, csvOf, JSON_TYPE, NDJSON, ndjsonOf } from '../intake/support/formats.js';
import { type Row } from '../intake/support/samples.js';

/** A batch as it is sent, and sent again, under one key. */
export interface KeyedBatch {
  readonly key: string;
  readonly rows: number;
  readonly mode: 'partial' | 'atomic';
  readonly type: string;
  readonly encoding?: string;
  readonly body: Buffer;
}

/** What came of an answer before its connection ended. */
export interface Received {
  /** Absent when not even the head came. */
  readonly status?: number | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
  /** True when the answer came to its end. */
  readonly whole: boolean;
  /** Milliseconds from the first byte sent to the end of the answer, or of the connection. */
  readonly took: number;
}

/** A batch on its way: its moments, and what was received in the end. Nothing here ever rejects. */
export interface Sending {
  /** Half of the body is with the system. */
  readonly halfSent: Promise<void>;
  /** The head of the answer is here, or there will be none. */
  readonly begunToAnswer: Promise<void>;
  readonly received: Promise<Received>;
}

/** The ways batches come in these tests. */
export const WAYS = ['json', 'json.gz', 'ndjson', 'csv'] as const;

/** A batch of rows in one of the ways. */
export function keyedBatch(
  key: string,
  referrals: readonly Row[],
  way: (typeof WAYS)[number],
  mode: KeyedBatch['mode'],
): KeyedBatch {
  const of = { key, rows: referrals.length, mode };
  const json = Buffer.from(JSON.stringify({ referrals }));
  if (way === 'csv') return { ...of, type: CSV, body: Buffer.from(csvOf(referrals)) };
  if (way === 'ndjson') return { ...of, type: NDJSON, body: Buffer.from(ndjsonOf(referrals)) };
  if (way === 'json') return { ...of, type: JSON_TYPE, body: json };
  return { ...of, type: JSON_TYPE, encoding: 'gzip', body: gzipSync(json) };
}

/** Sends a batch; with `pauseAtHalf`, its second half only once that is over. */
export function send(
  url: string,
  apiKey: string,
  { key, mode, type, encoding, body }: KeyedBatch,
  pauseAtHalf: Promise<unknown> = Promise.resolve(),
): Sending {
  const sent = request(`${url}/v1/referral-batches?mode=${mode}`, {
    method: 'POST',
    agent: false,
    headers: {
      ...{ 'x-api-key': apiKey, 'idempotency-key': key, 'content-type': type },
      ...(encoding === undefined ? {} : { 'content-encoding': encoding }),
      'content-length': body.length,
    },
  });
  const began = performance.now();
  const nothing = { headers: {}, body: Buffer.alloc(0), whole: false };
  const answer = new Promise<IncomingMessage | undefined>((done) => {
    sent.once('response', done).once('close', () => done(undefined));
  });
  sent.on('error', () => undefined);
  const middle = Math.ceil(body.length / 2);
  const halfSent = new Promise<void>((done) => {
    sent.write(body.subarray(0, middle), () => done());
  });
  void pauseAtHalf.then(() => sent.end(body.subarray(middle)));
  const received = answer
    .then((message) => (message === undefined ? nothing : read(message)))
    .then((came) => ({ ...came, took: performance.now() - began }));
  return { halfSent, begunToAnswer: answer.then(() => undefined), received };
}

async function read(message: IncomingMessage): Promise<Omit<Received, 'took'>> {
  const chunks: Buffer[] = [];
  message.on('data', (chunk: Buffer) => chunks.push(chunk)).on('error', () => undefined);
  await once(message, 'close').catch(() => undefined);
  return {
    status: message.statusCode,
    headers: message.headers,
    body: Buffer.concat(chunks),
    whole: message.complete,
  };
}
