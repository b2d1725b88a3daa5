import { randomBytes, randomUUID } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { DEMO_LIMITS } from '../../src/platform/limits/limits.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { aReferral, Desk } from '../support/desk.js';

let test: TestApp;
beforeAll(async () => {
  test = await startTestApp({
    config: {
      limits: {
        ...DEMO_LIMITS,
        pace: { graceMs: 400, bytesPerSecond: 1_000 },
        headersMs: 600,
        requestMs: 5_000,
        idleMs: 500,
      },
    },
  });
});
afterAll(() => test.close());

interface Sender {
  readonly socket: Socket;
  /** Everything that came back, once the service has closed the connection. */
  readonly closed: Promise<string>;
}

function open(): Sender {
  const { port, hostname } = new URL(test.url);
  const socket = connect(Number(port), hostname);
  let got = '';
  socket.setEncoding('utf8').on('data', (text: string) => (got += text));
  socket.on('error', () => undefined);
  return { socket, closed: new Promise((done) => socket.once('close', () => done(got))) };
}

const SPACES = Buffer.alloc(5_000, ' ');
const GZIP = gzipSync(randomBytes(5_000));

/** Sends the head of a request, then a byte of its body now and again. */
function drip(path: string, headers: Record<string, string>, body = SPACES): Sender & { stop(): void } {
  const sender = open();
  const lines = Object.entries({ host: 'x', 'content-length': '5000', ...headers }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  sender.socket.write(`POST ${path} HTTP/1.1\r\n${lines.join('')}\r\n`);
  let at = 0;
  const timer = setInterval(() => sender.socket.writable && sender.socket.write(body.subarray(at, ++at)), 50);
  return { ...sender, stop: () => clearInterval(timer) };
}

describe('a slow sender', () => {
  it('of headers is answered 408 and cut', async () => {
    const { socket, closed } = open();
    socket.write('GET /v1/me HTTP/1.1\r\nhost: x\r\n');
    const answer = await closed;
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(answer).toContain('urn:referral-desk:problem:too-slow');
  });

  it.each([
    [
      'a batch',
      '/v1/referral-batches',
      () => ({ 'x-api-key': test.keys.partnerA, 'idempotency-key': randomUUID() }),
    ],
    [
      'a batch of lines',
      '/v1/referral-batches?mode=validate',
      () => ({ 'x-api-key': test.keys.partnerA, 'content-type': 'application/x-ndjson' }),
    ],
    [
      'a batch in gzip',
      '/v1/referral-batches?mode=validate',
      () => ({ 'x-api-key': test.keys.partnerA, 'content-encoding': 'gzip' }),
      GZIP,
    ],
    ['a check', '/v1/stca/checks', () => ({ authorization: `Bearer ${test.tokens.officer}` })],
  ])('of %s, a byte at a time, is answered 408 and cut', async (_, path, headers, body = SPACES) => {
    const slow = drip(path, { 'content-type': 'application/json', ...headers() }, body);
    const answer = await slow.closed;
    slow.stop();
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(answer.toLowerCase()).toContain('connection: close');
    expect(answer).toContain('urn:referral-desk:problem:too-slow');
  });

  it('of nothing at all is cut', async () => {
    const { closed } = open();
    expect(await closed).toMatch(/^(HTTP\/1\.1 408 |$)/);
  });

  it('who keeps a connection without using it is cut', async () => {
    const { socket, closed } = open();
    socket.write('GET /health/live HTTP/1.1\r\nhost: x\r\n\r\n');
    expect(await closed).toMatch(/^HTTP\/1\.1 200 /);
  });

  it('leaves the place of its batch to the next one', async () => {
    const slow = [1, 2, 3].map(() =>
      drip('/v1/referral-batches', {
        'content-type': 'application/json',
        'x-api-key': test.keys.partnerB,
        'idempotency-key': randomUUID(),
      }),
    );
    const sent = await new Desk(test).send([aReferral()], { by: 'partnerB' });
    expect(sent.status).toBe(201);
    for (const { closed, stop } of slow) {
      expect(await closed).toMatch(/^HTTP\/1\.1 408 /);
      stop();
    }
  });

  it('who breaks off in the middle leaves nothing behind and frees its place', async () => {
    for (let i = 0; i < 5; i++) {
      const { socket, closed, stop } = drip('/v1/referral-batches', {
        'content-type': 'application/json',
        'x-api-key': test.keys.partnerB,
        'idempotency-key': randomUUID(),
      });
      await new Promise((done) => setTimeout(done, 30));
      stop();
      socket.destroy();
      await closed;
    }
    expect((await new Desk(test).send([aReferral()], { by: 'partnerB' })).status).toBe(201);
  });
});
