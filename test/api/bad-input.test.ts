import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { startTestApp, type TestApp } from '../support/app.js';
import { Desk } from '../support/desk.js';

let test: TestApp;
let desk: Desk;
let fileNumber: string;

beforeAll(async () => {
  test = await startTestApp();
  desk = new Desk(test);
  fileNumber = await desk.aFile({ before: 'start-screening' });
});

afterAll(() => test.close());

interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly requestId: string;
  readonly errors?: readonly { pointer: string; code: string; detail: string }[];
}

function postRaw(
  body: string | Buffer,
  headers: Record<string, string> = {},
  path = `/v1/files/${fileNumber}/actions/withdraw`,
) {
  return test.request
    .post(path)
    .set('authorization', `Bearer ${test.tokens.officer}`)
    .set('if-match', '"1"')
    .set({ 'content-type': 'application/json', ...headers })
    .serialize((value) => value as unknown as string)
    .send(body as string);
}

function expectProblem(
  answer: { status: number; headers: Record<string, string>; body: ProblemBody },
  status: number,
  code: string,
): void {
  expect([answer.status, answer.body.type]).toEqual([status, `urn:referral-desk:problem:${code}`]);
  expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  expect(answer.headers['content-language']).toMatch(/^(en|fr)$/);
  expect(answer.headers['vary']).toContain('Accept-Language');
  expect(answer.headers['x-content-type-options']).toBe('nosniff');
  expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
  expect(answer.body.status).toBe(status);
  expect(answer.body.requestId).toBe(answer.headers['x-request-id']);
  expect(JSON.stringify(answer.body)).not.toMatch(/\{\w+\}|node_modules|\.ts\b|\.js\b|SELECT|at \w+ \(/);
}

describe('bad input at the door of an action', () => {
  it('is 400 when it is not JSON, with the byte', async () => {
    const answer = await postRaw('{"requestedBy": claimant}');
    expectProblem(answer, 400, 'malformed-json');
    expect(answer.body.detail).toContain('byte 16');
  });

  it('is 400 with every fault by pointer at once', async () => {
    const answer = await postRaw(JSON.stringify({ requestedBy: 'somebody', height: 180, 'a/b~c': 1 }));
    expectProblem(answer, 400, 'invalid-request');
    expect(
      answer.body.errors
        ?.map(({ pointer, code }: { pointer: string; code: string }) => `${pointer} ${code}`)
        .sort(),
    ).toEqual([
      '#/a~1b~0c unknown-property',
      '#/height unknown-property',
      '#/reason required',
      '#/requestedBy not-allowed',
    ]);
  });

  it.each([
    [
      'a property twice',
      '{"reason":"x","reason":"y","requestedBy":"claimant"}',
      'duplicate-property',
      '#/reason',
    ],
    [
      '__proto__',
      '{"reason":"x","__proto__":{"a":1},"requestedBy":"claimant"}',
      'forbidden-property',
      '#/__proto__',
    ],
    ['depth', `{"reason":${'['.repeat(40)}${']'.repeat(40)}}`, 'too-deep', undefined],
    ['a number past 2^53', '{"reason":9007199254740993}', 'unsafe-number', '#/reason'],
    ['NUL', '{"reason":"a\\u0000b","requestedBy":"claimant"}', 'invalid-text', '#/reason'],
    [
      'half of a surrogate pair',
      '{"reason":"a\\ud800b","requestedBy":"claimant"}',
      'invalid-text',
      '#/reason',
    ],
  ])('is 400 for %s', async (_, body, code, pointer) => {
    const answer = await postRaw(body);
    expectProblem(answer, 400, 'invalid-request');
    expect(answer.body.errors?.[0].code).toBe(code);
    if (pointer !== undefined) expect(answer.body.errors?.[0].pointer).toBe(pointer);
  });

  it('is 413 when it is too large, announced or not', async () => {
    expectProblem(await postRaw(`{"reason":"${'x'.repeat(1_100_000)}"}`), 413, 'too-large');
    const status = await new Promise<number>((resolve, reject) => {
      const request = httpRequest(
        `${test.url}/v1/files/${fileNumber}/actions/withdraw`,
        {
          method: 'POST',
          headers: {
            authorization: `Bearer ${test.tokens.officer}`,
            'content-type': 'application/json',
            'transfer-encoding': 'chunked',
          },
        },
        (response) => {
          resolve(response.statusCode ?? 0);
          response.resume();
        },
      );
      request.on('error', (error: { code?: string }) =>
        error.code === 'EPIPE' || error.code === 'ECONNRESET' ? undefined : reject(error),
      );
      for (let i = 0; i < 20; i++) request.write('x'.repeat(100_000));
      request.end();
    });
    expect(status).toBe(413);
  });

  it('is 415 when it is of another type, and says which is taken', async () => {
    const answer = await postRaw('<a/>', { 'content-type': 'text/xml' });
    expectProblem(answer, 415, 'unsupported-media-type');
    expect(answer.body.detail).toContain('application/json');
  });

  it('repeats nothing of what was sent, and changes nothing', async () => {
    for (const body of [
      '{"reason":"Kanareikina"',
      '{"requestedBy":"Kanareikina","reason":"x"}',
      '{"reason":["Kanareikina"],"requestedBy":"claimant"}',
    ]) {
      expect((await postRaw(body)).text).not.toContain('Kanareikina');
    }
    expect(await desk.etag(fileNumber)).toBe('"1"');
  });

  it('is answered with a bounded number of faults, and how many more there are', async () => {
    const answer = await postRaw(
      JSON.stringify(Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`x${i}`, i]))),
    );
    expectProblem(answer, 400, 'invalid-request');
    expect(answer.body.errors).toHaveLength(101);
    expect(answer.body.errors?.at(-1)).toMatchObject({
      code: 'more-faults',
      detail: expect.stringContaining('4902'),
    });
  });

  it('is told in French to who asks for French', async () => {
    const answer = await postRaw('{', { 'accept-language': 'de, fr-CA;q=0.8, en;q=0.5' });
    expectProblem(answer, 400, 'malformed-json');
    expect(answer.headers['content-language']).toBe('fr');
    expect(answer.body.detail).toContain('n’est pas du JSON valide');
  });

  it('names days and instants that do not exist', async () => {
    const codes = async (body: object): Promise<string[]> =>
      (await desk.act('officer', fileNumber, 'schedule-interview', body, '"1"')).body.errors.map(
        ({ pointer, code }: { pointer: string; code: string }) => `${pointer} ${code}`,
      );
    expect(
      await codes({
        startsAt: '2027-02-30T10:00:00Z',
        endsAt: '2027-03-01 10:00',
        timeZone: 'here',
        mode: 'video',
      }),
    ).toEqual(['#/startsAt invalid-format', '#/endsAt invalid-format', '#/timeZone invalid-format']);
  });
});

describe('bad input in an address', () => {
  const get = (path: string) => test.request.get(path).set('authorization', `Bearer ${test.tokens.officer}`);

  it('is 404 for an address that is not there', async () => {
    expectProblem(await get('/v1/nothing'), 404, 'not-found');
    expectProblem(await get('/'), 404, 'not-found');
    expectProblem(
      await test.request
        .post(`/v1/files/${fileNumber}/actions/jump-to-decided`)
        .set('authorization', `Bearer ${test.tokens.officer}`),
      404,
      'not-found',
    );
  });

  it('is 405 with Allow for a method that an address does not take', async () => {
    const answer = await test.request.delete(`/v1/files/${fileNumber}`);
    expectProblem(answer, 405, 'method-not-allowed');
    expect(answer.headers['allow']).toBe('GET, HEAD');
  });

  it.each([
    ['limit=0', 'out-of-range'],
    ['limit=201', 'out-of-range'],
    ['limit=ten', 'wrong-type'],
    ['state=lost', 'not-allowed'],
    ['receivedFrom=2026-02-29', 'invalid-date'],
    ['colour=red', 'unknown-property'],
  ])('is 400 for %s', async (query, code) => {
    const answer = await get(`/v1/files?${query}`);
    expectProblem(answer, 400, 'invalid-request');
    expect(answer.body.errors).toContainEqual(
      expect.objectContaining({ code, pointer: `?${query.split('=')[0]}` }),
    );
  });

  it('is 400, not a crash, for a percent sign that encodes nothing', async () => {
    expectProblem(await get('/v1/files/%ff'), 400, 'bad-request');
    expectProblem(await get('/v1/files/%00'), 404, 'not-found');
  });

  it('is 414 for a part that is too long', async () => {
    expectProblem(await get(`/v1/files/${'x'.repeat(400)}`), 414, 'address-too-long');
  });

  it('is 414 when it is too long as a whole, whatever it names', async () => {
    const fitting = '/v1/files?x='.padEnd(4096, 'x');
    expectProblem(await get(fitting), 400, 'invalid-request');
    expectProblem(await get(`${fitting}x`), 414, 'address-too-long');
    expectProblem(await get(`/nothing?${'x'.repeat(5000)}`), 414, 'address-too-long');
  });
});

describe('what is hardly a request', () => {
  function speak(text: string): Promise<string> {
    return new Promise((resolve, reject) => {
      const { port } = new URL(test.url);
      const socket = connect(Number(port), '127.0.0.1', () => socket.write(text));
      let heard = '';
      socket.on('data', (data) => (heard += data.toString()));
      socket.on('close', () => resolve(heard));
      socket.on('error', reject);
    });
  }

  it('is 431 as a problem when its headers are too large', async () => {
    const heard = await speak(`GET /v1/me HTTP/1.1\r\nHost: x\r\nX-A: ${'a'.repeat(30_000)}\r\n\r\n`);
    expect(heard).toContain('HTTP/1.1 431');
    expect(heard).toContain('urn:referral-desk:problem:headers-too-large');
  });

  it('is 400 as a problem when it is not HTTP', async () => {
    const heard = await speak('HELLO\r\n\r\n');
    expect(heard).toContain('HTTP/1.1 400');
    expect(heard).toContain('urn:referral-desk:problem:bad-request');
  });
});

describe('the engine’s doors', () => {
  const check = (facts: object) =>
    test.request.post('/v1/stca/checks').set('authorization', `Bearer ${test.tokens.officer}`).send(facts);

  it('checks facts and stores nothing', async () => {
    const answer = await check({
      assessedOn: '2026-11-20',
      route: 'harbour',
      arrivingFromUnitedStates: true,
    });
    expect([answer.status, answer.body.conclusion]).toEqual([200, 'does-not-apply']);
  });

  it('names an unknown property, relation, country and day by pointer', async () => {
    const answer = await check({
      assessedOn: '2026-02-30',
      route: 'land-port-of-entry',
      height: 1,
      claimant: { nationalities: ['ZZ'] },
      relatives: [{ relation: 'friend' }],
    });
    expectProblem(answer, 400, 'invalid-request');
    expect(answer.body.errors?.map((error: { pointer: string }) => error.pointer).sort()).toEqual([
      '#/assessedOn',
      '#/claimant/nationalities/0',
      '#/height',
      '#/relatives/0/relation',
    ]);
  });

  it('tells the law of a day, and refuses a day before the law it knows', async () => {
    const law = (on: string) =>
      test.request.get(`/v1/stca/law?on=${on}`).set('authorization', `Bearer ${test.tokens.auditor}`);
    expect((await law('2026-11-20')).body.version).toBe('2026-03-26');
    expect((await law('2023-03-25')).body.version).toBe('2023-03-25');
    expect((await law('2023-03-24')).body.version).toBe('2019-06-21');
    expectProblem(await law('2015-02-19'), 422, 'law-before-first-claim-day');
    expectProblem(await law('yesterday'), 400, 'invalid-request');
  });
});
