import { setTimeout } from 'node:timers/promises';
import { type Response } from 'supertest';
import { type TestApp } from '../../support/app.js';
import { type GuideRequest } from './guide-requests.js';

/** Answers that ask to come again, with when: 409 before the log has what is asked for, 503. */
const COME_AGAIN = [409, 503];
const ATTEMPTS = 40;

const LIST_OF_EVENTS = '/v1/audit/events?';

/**
 * Follows a guide as a reader does: sends what it says, fills in the words in braces, looks at the answer, and comes again where it
 * is told to.
 */
export class GuideRunner {
  readonly #words = new Map<string, string>();

  /** `told`: words in braces that a reader knows from elsewhere, beside tokens and keys. */
  constructor(
    private readonly test: TestApp,
    told: Readonly<Record<string, string>> = {},
  ) {
    const { tokens, keys } = test;
    for (const [name, value] of Object.entries({ ...tokens, ...keys, ...told })) this.#words.set(name, value);
  }

  /** Sends one request. What differs from the guide, in words; null: nothing. */
  async send(request: GuideRequest): Promise<string | null> {
    const { method, address, status, code, taken, claims } = request;
    const isFalse = (one: Response): boolean => wrongIn(one, claims).length > 0;
    // Events are listed once nothing that runs beside them can still come before them; here that is every other test.
    const isLate = (one: Response): boolean => address.startsWith(LIST_OF_EVENTS) && isFalse(one);
    let answer = await this.#ask(request);
    for (let attempt = 1; status < 400 && attempt < ATTEMPTS; attempt++) {
      if (!isToComeAgain(answer) && !isLate(answer)) break;
      await setTimeout(200);
      answer = await this.#ask(request);
    }
    const told = answer.status < 400 ? null : String(at(answer.body, '/type')).split(':').at(-1);
    if (answer.status !== status || told !== code) {
      return `${method} ${address}: ${answer.status} ${told ?? ''}, not ${status} ${code ?? ''} ${answer.text}`;
    }
    const wrong = wrongIn(answer, claims);
    if (wrong.length > 0) {
      return `${method} ${address}: ${wrong.map(({ pointer }) => `${pointer} is ${JSON.stringify(at(answer.body, pointer))}`).join(', ')}`;
    }
    for (const { name, from } of taken) {
      const value: unknown = from === 'ETag' ? answer.headers['etag'] : at(answer.body, from);
      if (typeof value !== 'string') return `${method} ${address}: no ${from} in ${answer.text}`;
      this.#words.set(name, value);
    }
    return null;
  }

  async #ask({ method, address, headers, body }: GuideRequest): Promise<Response> {
    const sent = this.test.request[method.toLowerCase() as 'get' | 'post' | 'patch' | 'delete'](
      this.#filled(address),
    );
    for (const [name, value] of Object.entries(headers)) void sent.set(name, this.#filled(value));
    if (body !== null) void sent.send(JSON.parse(this.#filled(body)) as object);
    return sent;
  }

  #filled(text: string): string {
    return text.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = this.#words.get(name);
      if (value === undefined) throw new Error(`{${name}} is used before the guide says where it comes from`);
      return value;
    });
  }
}

/** What of a guide's claims an answer does not bear out. */
function wrongIn({ body }: Response, claims: GuideRequest['claims']): GuideRequest['claims'] {
  return claims.filter(({ pointer, value }) => JSON.stringify(at(body, pointer)) !== JSON.stringify(value));
}

function isToComeAgain({ status, headers }: Response): boolean {
  return COME_AGAIN.includes(status) && headers['retry-after'] !== undefined;
}

function at(value: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce((here: unknown, step) => (here as Record<string, unknown> | null | undefined)?.[step], value);
}
