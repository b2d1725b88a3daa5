import { type Response } from 'supertest';
import { type TestApp } from './app.js';
import { aReferral, Desk } from './desk.js';

/** Who changes a file, on which version, and how. */
interface Call {
  readonly as?: 'officer' | 'officer2' | 'administrator';
  readonly ifMatch?: string;
  readonly body?: object;
}

/** One fact as it is amended. */
export const changed = (fact: string, value: unknown) => ({
  changes: [{ fact, value }],
  reason: 'Made-up reason.',
});

/** A desk whose officers look at the checks of a file and amend its facts. */
export class CheckingDesk extends Desk {
  readonly #test: TestApp;

  constructor(test: TestApp) {
    super(test);
    this.#test = test;
  }

  /** A change of a file, with the headers it is given and no others. */
  call(
    method: 'post' | 'patch',
    path: string,
    { as = 'officer', ifMatch, body = {} }: Call = {},
  ): Promise<Response> {
    const request = this.#test.request[method](path).set('authorization', `Bearer ${this.#test.tokens[as]}`);
    if (ifMatch !== undefined) void request.set('if-match', ifMatch);
    return request.send(body).then((answer) => answer);
  }

  /** A whole file, as its officer reads it. */
  async read(file: string): Promise<Response['body']> {
    return (await this.get('officer', `/v1/files/${file}`)).body;
  }

  /** A page of the checks of a file. */
  async checksOf(file: string, query = ''): Promise<Response['body']> {
    return (await this.get('officer', `/v1/files/${file}/stca-checks${query}`)).body;
  }

  /** Amends facts of the version there is now, unless told otherwise. */
  async amend(file: string, body: object, ifMatch?: string, as: Call['as'] = 'officer'): Promise<Response> {
    return this.call('patch', `/v1/files/${file}/facts`, {
      as,
      ifMatch: ifMatch ?? (await this.etag(file)),
      body,
    });
  }

  /** A file at a land port of entry with a sister in Canada whose status is not known. */
  async aFileWithSister(): Promise<string> {
    const sent = await this.send([
      aReferral((referral) => {
        referral['intendedRoute'] = 'land-port-of-entry';
        referral['stca'] = {
          arrivingFromUnitedStates: true,
          relatives: [{ id: 'r1', relation: 'sister', inCanada: true, dateOfBirth: '1990-01-01' }],
        };
      }),
    ]);
    return sent.body.rows[0].fileNumber as string;
  }
}
