import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { type ClientRequest, type IncomingMessage } from 'node:http';
import { type Operation } from './openapi.js';

/** A request and its answer, as whoever asked received it. */
export interface Exchange {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly requestId: string;
  readonly receipt: string | undefined;
}

const ANSWERED = 'http.client.response.finish';

/** Every request that this process sends and is answered. */
export class Exchanges {
  readonly all: Exchange[] = [];

  readonly #hear = (message: unknown): void => {
    const { request, response } = message as { request: ClientRequest; response: IncomingMessage };
    this.all.push({
      method: request.method.toLowerCase(),
      path: request.path.split('?')[0] ?? '',
      status: response.statusCode ?? 0,
      requestId: String(response.headers['x-request-id']),
      receipt: response.headers['audit-receipt'] as string | undefined,
    });
  };

  constructor() {
    subscribe(ANSWERED, this.#hear);
  }

  /** Hears no more. */
  end(): void {
    unsubscribe(ANSWERED, this.#hear);
  }

  /** All of them by the id of their operation. Of several that an address fits, the one that says most of it is meant. */
  byOperation(operations: readonly Operation[]): ReadonlyMap<string, readonly Exchange[]> {
    const patterns = operations
      .map((operation) => ({ ...operation, pattern: patternOf(operation.path) }))
      .sort((one, other) => wordsOf(other.path).length - wordsOf(one.path).length);
    const found = new Map<string, Exchange[]>();
    for (const exchange of this.all) {
      const meant = patterns.find(
        ({ method, pattern }) => method === exchange.method && pattern.test(exchange.path),
      );
      if (meant !== undefined) found.set(meant.id, [...(found.get(meant.id) ?? []), exchange]);
    }
    return found;
  }
}

/** What of a path is no parameter. */
function wordsOf(path: string): string {
  return path.replace(/\{\w+\}/g, '');
}

function patternOf(path: string): RegExp {
  const escaped = path.replaceAll('.', String.raw`\.`);
  return new RegExp(`^${escaped.replace(/\{path\}/g, '.+').replace(/\{\w+\}/g, '[^/]+')}$`);
}
