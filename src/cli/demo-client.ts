import { StartupError } from '../platform/startup-error.js';

/** An answer of the service: its status, its ETag, its body. */
export interface Answer<Body> {
  readonly status: number;
  readonly etag: string | undefined;
  readonly body: Body;
}

/** A caller of the service: a partner by its key, or staff by a token. */
export interface Caller {
  readonly header: 'x-api-key' | 'authorization';
  readonly value: string;
}

/** Speaks to a running service; every answer that is not the expected status ends the demo with what the service said. */
export class DemoClient {
  constructor(private readonly url: string) {}

  /** GET, expecting 200. */
  async get<Body>(caller: Caller, path: string): Promise<Answer<Body>> {
    return this.#call<Body>(caller, 'GET', path, 200);
  }

  /** GET of a plain text, expecting 200. */
  async getText(caller: Caller, path: string): Promise<string> {
    const response = await this.#fetch(path, {
      headers: { [caller.header]: caller.value, accept: 'text/plain' },
    });
    if (response.status !== 200) throw new StartupError(`GET ${path} was answered ${response.status}.`);
    return response.text();
  }

  /** POST of a JSON text, expecting `status`. */
  async post<Body>(
    caller: Caller,
    path: string,
    request: {
      readonly json: string;
      readonly headers?: Readonly<Record<string, string>>;
      readonly status: number;
    },
  ): Promise<Answer<Body>> {
    return this.#call<Body>(caller, 'POST', path, request.status, request.json, request.headers);
  }

  async #call<Body>(
    caller: Caller,
    method: string,
    path: string,
    expected: number,
    json?: string,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer<Body>> {
    const response = await this.#fetch(path, {
      method,
      headers: {
        [caller.header]: caller.value,
        ...(json === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(json === undefined ? {} : { body: json }),
    });
    const body = (await response.json()) as Body & { detail?: string };
    if (response.status !== expected) {
      throw new StartupError(
        `${method} ${path} was answered ${response.status}: ${body.detail ?? 'no reason given'}`,
      );
    }
    return { status: response.status, etag: response.headers.get('etag') ?? undefined, body };
  }

  async #fetch(path: string, request: RequestInit): Promise<Response> {
    return fetch(`${this.url}${path}`, request).catch(() => {
      throw new StartupError(
        `There is no service at ${this.url}: start it with npm start in another terminal.`,
      );
    });
  }
}
