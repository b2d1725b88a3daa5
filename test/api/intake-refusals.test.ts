import { request as httpRequest } from 'node:http';
import { startTestApp, type TestApp } from '../support/app.js';

const PATH = '/v1/referral-batches';
const MIB = 1024 * 1024;

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

interface Told {
  readonly type: string;
  readonly errors?: readonly { readonly pointer: string; readonly code: string; readonly detail: string }[];
}

const post = (body: string, headers: Readonly<Record<string, string>> = {}, query = '') =>
  app.request
    .post(`${PATH}${query}`)
    .set({
      'x-api-key': app.keys.partnerA,
      'idempotency-key': 'refused',
      'content-type': 'application/json',
      ...headers,
    })
    .send(body);

const told = ({ status, body }: { status: number; body: unknown }): unknown[] => {
  const { type, errors = [] } = body as Told;
  return [status, type.split(':').at(-1), ...errors.map(({ pointer, code }) => `${pointer} ${code}`)];
};

const send = (options: {
  headers: Record<string, string>;
  chunks?: Iterable<Buffer>;
}): Promise<{ status: number; text: string }> =>
  new Promise((done, fail) => {
    const request = httpRequest(
      `${app.url}${PATH}`,
      { method: 'POST', headers: options.headers },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => {
          done({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString('utf8') });
          request.destroy();
        });
      },
    );
    request.on('error', fail);
    if (options.chunks === undefined) request.flushHeaders();
    else {
      const chunks = options.chunks[Symbol.iterator]();
      const next = (): void => {
        const { value, done: last } = chunks.next() as IteratorResult<Buffer, undefined>;
        if (last === true) request.end();
        else request.write(value, next);
      };
      next();
    }
  });
const headers = (): Record<string, string> => ({
  'x-api-key': app.keys.partnerA,
  'idempotency-key': 'large',
  'content-type': 'application/json',
});

describe('a batch whose body is not taken', () => {
  it.each([
    ['{"referrals":[]}', 'too-few at the list', ['#/referrals too-few']],
    ['{}', 'no list', ['#/referrals required']],
    ['{"referrals":{}}', 'a list that is none', ['#/referrals wrong-type']],
    ['[]', 'no object', ['# wrong-type']],
    ['null', 'nothing', ['# wrong-type']],
    [
      '{"referrals":[{}],"more":1,"a/b":2}',
      'unknown properties',
      ['#/more unknown-property', '#/a~1b unknown-property'],
    ],
    ['{"referrals":[{"a":1,"a":2}]}', 'a property twice', ['#/referrals/0/a duplicate-property']],
    ['{"referrals":[{"__proto__":{"x":1}}]}', 'a prototype', ['#/referrals/0/__proto__ forbidden-property']],
    ['{"referrals":[{"n":9007199254740993}]}', 'a number past 2^53', ['#/referrals/0/n unsafe-number']],
    ['{"referrals":[{"t":"\\u0000"}]}', 'NUL', ['#/referrals/0/t invalid-text']],
    ['{"referrals":[{"t":"\\ud83d"}]}', 'half of a surrogate pair', ['#/referrals/0/t invalid-text']],
    [
      `{"referrals":${'['.repeat(40)}${']'.repeat(40)}}`,
      'deep nesting',
      [`#/referrals${'/0'.repeat(31)} too-deep`],
    ],
  ])('%s: %s', async (body, _, faults) => {
    expect(told(await post(body))).toEqual([400, 'invalid-request', ...faults]);
  });

  it('is told the byte at which it is not JSON', async () => {
    const response = await post('{"referrals":[{"familyName":"Zzyzxova"]}');
    expect(told(response)).toEqual([400, 'malformed-json']);
    expect((response.body as { detail: string }).detail).toContain('38');
    expect(response.text).not.toContain('Zzyzxova');
  });

  it('is told the byte at which it is not UTF-8', async () => {
    const answer = await send({ headers: headers(), chunks: [Buffer.of(0x7b, 0xff, 0x7d)] });
    expect(answer).toMatchObject({
      status: 400,
      text: expect.stringMatching(/malformed-json.*byte 1\b/) as string,
    });
  });

  it('is told when there is none', async () => {
    expect(told(await post(''))).toEqual([400, 'empty-body']);
  });

  it.each([
    'text/plain',
    'application/xml',
    'application/json; charset=latin1',
    'text/csv; charset=windows-1251',
  ])('of the type %s is told which types are taken', async (type) => {
    const response = await post('{"referrals":[{}]}', { 'content-type': type });
    expect(told(response)).toEqual([415, 'unsupported-media-type']);
    expect(response.headers['accept']).toBe('application/json, application/x-ndjson, text/csv');
  });

  it('that is compressed in another way than gzip is refused', async () => {
    for (const encoding of ['br', 'deflate', 'gzip, gzip']) {
      const response = await post('{}', { 'content-encoding': encoding });
      expect(told(response)).toEqual([415, 'unsupported-media-type']);
      expect(response.headers['accept-encoding']).toBe('gzip, identity');
    }
  });

  it('with more than 10,000 rows is told how many are taken', async () => {
    expect(told(await post(`{"referrals":[${'0,'.repeat(10_000)}0]}`))).toEqual([422, 'too-many-rows']);
  });

  it.each(['?mode=all', '?corrections=yes', '?mode=', '?more=1'])(
    'sent with %s is refused',
    async (query) => {
      const [status, code, ...faults] = told(await post('{"referrals":[{}]}', {}, query));
      expect([status, code, faults.length]).toEqual([400, 'invalid-request', 1]);
    },
  );
});

describe('the body of a batch', () => {
  it('is not waited for when the caller is not known, or may not send batches', async () => {
    const announced = {
      'content-type': 'application/json',
      'content-length': '1000',
      'idempotency-key': 'never',
    };
    expect((await send({ headers: announced })).status).toBe(401);
    const officer = { ...announced, authorization: `Bearer ${app.tokens.officer}` };
    expect((await send({ headers: officer })).status).toBe(403);
  });

  it('is not waited for when it is announced larger than 64 MiB', async () => {
    const answer = await send({ headers: { ...headers(), 'content-length': String(64 * MIB + 1) } });
    expect(answer.status).toBe(413);
    expect(answer.text).toContain(String(64 * MIB));
  });

  it('is cut off past 64 MiB when its length was not announced', async () => {
    function* chunks(): Iterable<Buffer> {
      for (let i = 0; i < 66; i++) yield Buffer.alloc(MIB, 0x20);
    }
    const answer = await send({
      headers: { ...headers(), 'transfer-encoding': 'chunked' },
      chunks: chunks(),
    });
    expect(answer.status).toBe(413);
  });
});
