import { randomUUID } from 'node:crypto';
import { request as rawRequest } from 'node:http';
import { AccessWorld, type MatrixOperation } from '../support/access-world.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { aReferral, Desk } from '../support/desk.js';

let test: TestApp;
let world: AccessWorld;
let desk: Desk;

beforeAll(async () => {
  test = await startTestApp({ sequencer: true });
  world = await AccessWorld.make(test);
  desk = new Desk(test);
});

afterAll(() => test.close());

/** An answer without what differs between any two requests. */
interface Seen {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** Sends an address as it is written, which a client library would tidy up. */
function send(
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body?: object,
): Promise<Seen> {
  const { hostname, port } = new URL(test.url);
  const text = body === undefined ? undefined : JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const own = {
      'x-api-key': test.keys.partnerA,
      ...(text === undefined ? {} : { 'content-type': 'application/json' }),
    };
    const outgoing = rawRequest(
      { hostname, port, method, path, headers: { ...own, ...headers }, agent: false },
      (answer) => {
        let read = '';
        answer.setEncoding('utf8');
        answer.on('data', (chunk: string) => (read += chunk));
        answer.on('end', () => {
          const { date: _d, 'x-request-id': _r, ratelimit: _l, ...kept } = answer.headers;
          const told = read.replace(/"requestId":"[^"]*"/, '"requestId":""');
          resolve({ status: answer.statusCode ?? 0, headers: kept, body: told });
        });
      },
    );
    outgoing.on('error', reject);
    outgoing.end(text);
  });
}

const each = (id: string, write: (letter: string) => string): string => [...id].map(write).join('');
const hex = (letter: string): string => `%${(letter.codePointAt(0) ?? 0).toString(16).padStart(2, '0')}`;

/** Ways to write an id in an address. */
const SPELLINGS: Readonly<Record<string, (id: string, own: string) => string>> = {
  'as it is': (id) => id,
  'in small letters': (id) => id.toLowerCase(),
  'in capitals': (id) => id.toUpperCase(),
  'its first letter encoded': (id) => hex(id[0] ?? '') + id.slice(1),
  'every letter encoded': (id) => each(id, hex),
  'every letter encoded twice': (id) => each(id, (letter) => hex(letter).replace('%', '%25')),
  'its dashes encoded': (id) => id.replaceAll('-', '%2D'),
  'its dashes left out': (id) => id.replaceAll('-', ''),
  'with other dashes': (id) => id.replaceAll('-', '%E2%80%93'),
  'in letters of full width': (id) =>
    each(id, (letter) => encodeURIComponent(String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0))),
  'with a dot after it': (id) => `${id}.`,
  'with a kind of file after it': (id) => `${id}.json`,
  'with a space after it': (id) => `${id}%20`,
  'with a space before it': (id) => `%20${id}`,
  'with a line break after it': (id) => `${id}%0A`,
  'with NUL after it': (id) => `${id}%00`,
  'with a parameter after it': (id) => `${id};partner=ptn_demo-b`,
  'with a semicolon encoded': (id) => `${id}%3Bx`,
  'with a query encoded into it': (id) => `${id}%3Fx=1`,
  'with a fragment encoded into it': (id) => `${id}%23x`,
  'after one’s own and a comma': (id, own) => `${own},${id}`,
  'after one’s own and a slash encoded': (id, own) => `${own}%2F${id}`,
  'after one’s own and two dots': (id, own) => `${own}/../${id}`,
  'after one’s own and two dots encoded': (id, own) => `${own}%2F..%2F${id}`,
  'after a dot': (id) => `./${id}`,
  'after two slashes': (id) => `/${id}`,
  'in quotation marks': (id) => `%22${id}%22`,
  'as a list': (id) => `%5B%22${id}%22%5D`,
  'as a pattern': (id) => `${id.slice(0, -1)}%25`,
  'as another pattern': (id) => `${id.slice(0, -1)}_`,
  'with a slash after it': (id) => `${id}/`,
  'with a backslash after it': (id) => `${id}%5C`,
  'as SQL': (id) => `x'%20OR%20file_number='${id}`,
  'as more SQL': (id) => `${id}'--`,
};

/** What else a request can say about whose it is. */
const SMUGGLED: Readonly<Record<string, { query?: string; headers?: Record<string, string> }>> = {
  'naming the partner in the query': { query: 'partnerId=ptn_demo-b' },
  'naming it another way': { query: 'partner=ptn_demo-b' },
  'naming it as the setting of the database': { query: 'app.partner=ptn_demo-b' },
  'naming a role': { query: 'role=officer' },
  'naming the partner in a header': { headers: { 'x-partner-id': 'ptn_demo-b' } },
  'naming a role in a header': { headers: { 'x-role': 'officer' } },
  'naming an actor in a header': {
    headers: { 'x-actor-id': 'stf_demo-officer', 'x-user': 'stf_demo-officer' },
  },
  'from an address within': { headers: { 'x-forwarded-for': '127.0.0.1', forwarded: 'for=127.0.0.1' } },
  'with an address rewritten': { headers: { 'x-original-url': '/v1/files', 'x-rewrite-url': '/v1/files' } },
  'with another method in a header': { headers: { 'x-http-method-override': 'GET' } },
  'with a condition': { headers: { 'if-none-match': '"1"' } },
  'in French': { headers: { 'accept-language': 'fr' } },
};

/** The operations of partners that name a thing. */
const operations = (): readonly MatrixOperation[] =>
  world.operations.filter(({ roles = [], parameters }) => roles.includes('partner') && parameters.length > 0);

function bodyOf(operation: MatrixOperation): object | undefined {
  const content = (
    operation.told['requestBody'] as { content?: Record<string, { example?: object }> } | undefined
  )?.content;
  return content?.['application/json']?.example;
}

interface Way {
  readonly name: string;
  to(object: 'foreign' | 'absent'): Promise<Seen>;
}

function ways(): Way[] {
  return operations().flatMap((operation) => {
    const method = operation.method.toUpperCase();
    const body = bodyOf(operation);
    const headers = { 'if-match': '"1"' };
    const values = operation.parameters.map((name) => world.values[name]);
    const addressOf = (object: 'foreign' | 'absent', write: (id: string, own: string) => string): string =>
      operation.parameters.reduce(
        (path, name, i) =>
          path.replace(`{${name}}`, () => write(values[i]?.[object] ?? '', values[i]?.own ?? '')),
        operation.path,
      );
    const spelled = Object.entries(SPELLINGS).map(([how, write]) => ({
      name: `${operation.id}: the id ${how}`,
      to: (object: 'foreign' | 'absent') => send(method, addressOf(object, write), headers, body),
    }));
    const smuggled = Object.entries(SMUGGLED).map(([how, { query, headers: more = {} }]) => ({
      name: `${operation.id}: ${how}`,
      to: (object: 'foreign' | 'absent') =>
        send(
          method,
          addressOf(object, (id) => id) + (query === undefined ? '' : `?${query}`),
          { ...headers, ...more },
          body,
        ),
    }));
    const otherMethods = ['HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'].map((other) => ({
      name: `${operation.id}: with ${other}`,
      to: (object: 'foreign' | 'absent') =>
        send(
          other,
          addressOf(object, (id) => id),
          headers,
        ),
    }));
    const bodies =
      body === undefined
        ? []
        : [{ partnerId: 'ptn_demo-b' }, { fileNumber: world.values['fileNumber']?.foreign }].map((more) => ({
            name: `${operation.id}: with ${Object.keys(more).join()} in the body`,
            to: (object: 'foreign' | 'absent') =>
              send(
                method,
                addressOf(object, (id) => id),
                headers,
                { ...body, ...more },
              ),
          }));
    return [...spelled, ...smuggled, ...otherMethods, ...bodies];
  });
}

describe('another partner’s object', () => {
  it('is nothing, in at least two hundred ways to ask for it, to the byte', async () => {
    const tried = ways();
    expect(tried.length).toBeGreaterThanOrEqual(200);
    const wrong: string[] = [];
    for (const way of tried) {
      const [foreign, absent] = await Promise.all([way.to('foreign'), way.to('absent')]);
      if (![400, 404, 405].includes(foreign.status)) wrong.push(`${way.name}: ${foreign.status}`);
      if (JSON.stringify(foreign) !== JSON.stringify(absent)) {
        wrong.push(`${way.name}: ${JSON.stringify(foreign)} is not ${JSON.stringify(absent)}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('is as it was after all of them', async () => {
    const { body } = await desk.getAs(
      'partnerB',
      `/v1/referrals/${world.values['fileNumber']?.foreign ?? ''}`,
    );
    expect(body).toMatchObject({ state: 'received', version: 1 });
  });

  it.each(['/v1/referrals', '/v1/referral-batches'])(
    'is not reached through a cursor of its own list %s',
    async (list) => {
      await desk.send([aReferral(), aReferral()], { by: 'partnerB' });
      await desk.send([aReferral()], { by: 'partnerB' });
      const { next } = (await desk.getAs('partnerB', `${list}?limit=1`)).body as { next: string };
      expect(next).toEqual(expect.any(String));
      const answer = await desk.getAs('partnerA', `${list}?limit=1&cursor=${next}`);
      expect(answer.status).toBe(400);
      const madeUp = await desk.getAs('partnerA', `${list}?limit=1&cursor=${'A'.repeat(next.length)}`);
      expect({ ...(answer.body as object), requestId: '' }).toEqual({
        ...(madeUp.body as object),
        requestId: '',
      });
    },
  );

  it('is not given to another who repeats its Idempotency-Key and body', async () => {
    const [key, referral] = [randomUUID(), aReferral()];
    const theirs = await desk.send([referral], { by: 'partnerB', key });
    const own = await desk.send([referral], { by: 'partnerA', key });
    expect([own.status, own.headers['idempotent-replayed']]).toEqual([201, undefined]);
    const numbers = (answer: typeof own): unknown =>
      (answer.body as { rows: { fileNumber: string }[] }).rows[0]?.fileNumber;
    expect(numbers(own)).not.toBe(numbers(theirs));
  });

  it('does not show in whether another may use the same Idempotency-Key for something else', async () => {
    const key = randomUUID();
    await desk.send([aReferral()], { by: 'partnerB', key });
    expect((await desk.send([aReferral()], { by: 'partnerA', key })).status).toBe(201);
  });

  it('does not show in whether another may use the same reference of its own', async () => {
    const referral = aReferral();
    const answers = [
      await desk.send([referral], { by: 'partnerB' }),
      await desk.send([referral], { by: 'partnerA' }),
      await desk.send([aReferral()], { by: 'partnerA' }),
    ];
    const shapes = answers.map(({ status, body }) => {
      const { rows, counts, outcome } = body as { rows: object[]; counts: object; outcome: string };
      return { status, counts, outcome, row: Object.keys(rows[0] ?? {}) };
    });
    expect(shapes[1]).toEqual(shapes[2]);
    expect(shapes[0]).toEqual(shapes[2]);
  });

  it.each([
    '/v1/referrals?partnerId=ptn_demo-b',
    '/v1/referrals?partner=ptn_demo-b',
    '/v1/referral-batches?partner=ptn_demo-b',
    '/v1/referrals?limit=1&limit=200',
  ])('is not listed with %s', async (path) => {
    const answer = await desk.getAs('partnerA', path);
    expect([answer.status, answer.text.includes(world.values['fileNumber']?.foreign ?? '')]).toEqual([
      400,
      false,
    ]);
  });
});
