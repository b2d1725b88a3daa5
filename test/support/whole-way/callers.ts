import { type FileAction } from '../../../src/domain/case-file/transitions.js';
import { type Credentials } from '../access-world.js';

/** What an action was answered. */
export interface ActionAnswer {
  readonly status: number;
  /** Code of the problem, last part of its type; empty when there is none. */
  readonly code: string;
  /** What the problem says, in words. */
  readonly detail: string;
  readonly etag: string | null;
  readonly body: Readonly<Record<string, unknown>>;
}

/** What an action is asked with. `ifMatch` null sends no such header. */
export interface Asked {
  readonly ifMatch: string | null;
  readonly body: object;
  readonly language?: string;
  /** An idempotency key. */
  readonly key?: string;
}

/** Actions that partners take on their own files, and where. */
const OF_PARTNERS: Partial<Record<FileAction, string>> = {
  'supply-information': 'information',
  withdraw: 'withdraw',
  'amend-situation': 'situation',
};

/** The header in which partners come; whoever has it is one. */
export const PARTNER_HEADER = 'x-api-key';

/** People who call the service, wherever it runs at the moment, each with their own credentials. */
export class Callers<Name extends string> {
  constructor(
    private readonly url: () => string,
    private readonly credentials: Readonly<Record<Name, Credentials>>,
  ) {}

  /** Takes an action on a file: a partner at the address that partners have for it, where there is one. */
  act(as: Name, fileNumber: string, action: FileAction, asked: Asked): Promise<ActionAnswer> {
    const own = PARTNER_HEADER in this.credentials[as] ? OF_PARTNERS[action] : undefined;
    const path =
      own === undefined ? `files/${fileNumber}/actions/${action}` : `referrals/${fileNumber}/${own}`;
    return this.call(as, 'POST', `/v1/${path}`, asked);
  }

  /** Reads. */
  get(as: Name, path: string): Promise<ActionAnswer> {
    return this.call(as, 'GET', path, { ifMatch: null });
  }

  /** Calls an address; throws when the connection is lost before the whole answer is there. */
  async call(
    as: Name,
    method: 'GET' | 'POST' | 'PATCH',
    path: string,
    { ifMatch, body, language, key }: Partial<Asked> = {},
  ): Promise<ActionAnswer> {
    const answer = await fetch(`${this.url()}${path}`, {
      method,
      headers: {
        ...this.credentials[as],
        ...(ifMatch === null || ifMatch === undefined ? {} : { 'if-match': ifMatch }),
        ...(language === undefined ? {} : { 'accept-language': language }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    const told = (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>;
    const isProblem = answer.status >= 400;
    return {
      status: answer.status,
      code: isProblem ? (String(told['type']).split(':').at(-1) ?? '') : '',
      detail: isProblem ? String(told['detail']) : '',
      etag: answer.headers.get('etag'),
      body: told,
    };
  }
}
