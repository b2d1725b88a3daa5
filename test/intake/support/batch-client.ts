import { type Response, type Test } from 'supertest';
import { type BatchResultDto } from '../../../src/modules/intake/dto/batch-answers.dto.js';
import { type RowDto } from '../../../src/modules/intake/dto/row-answers.dto.js';
import { type TestApp } from '../../support/app.js';
import { generate } from './samples.js';

export const BATCHES = '/v1/referral-batches';

type Partner = 'partnerA' | 'partnerB';

let count = 0;

/** A key or reference that no other request of this test file has. */
export const fresh = (prefix = 'KANAREIKA'): string => `${prefix}-${++count}`;

/** Rows as the generator makes them, under references of their own. */
export const freshRows = (amount: number, bad = 0): ReturnType<typeof generate> =>
  generate({ count: amount, bad, ref: fresh() });

/** Sends and reads batches as a partner does. */
export class BatchClient {
  constructor(private readonly app: TestApp) {}

  post(body: unknown, key = fresh('KANAREIKA-KEY'), partner: Partner = 'partnerA'): Test {
    return this.app.request
      .post(BATCHES)
      .set({
        'x-api-key': this.app.keys[partner],
        'idempotency-key': key,
        'content-type': 'application/json',
      })
      .send(typeof body === 'string' ? body : JSON.stringify(body));
  }

  /** Sends a body of any format, as it is. */
  send(
    body: string | Buffer,
    type: string,
    options: { key?: string | null; query?: string; partner?: Partner; encoding?: string } = {},
  ): Test {
    const { key = fresh('KANAREIKA-KEY'), query = '', partner = 'partnerA', encoding } = options;
    const request = this.app.request
      .post(`${BATCHES}${query}`)
      .set({ 'x-api-key': this.app.keys[partner], 'content-type': type });
    if (key !== null) void request.set('idempotency-key', key);
    if (encoding !== undefined) void request.set('content-encoding', encoding);
    // Bytes as they are: supertest would make JSON of a Buffer that is said to be JSON.
    return request.serialize((sent: unknown) => sent as string).send(body);
  }

  get(path: string, partner: Partner = 'partnerA'): Test {
    return this.app.request.get(`${BATCHES}${path}`).set('x-api-key', this.app.keys[partner]);
  }
}

/** The answer to a batch. */
export const resultOf = (response: Response): BatchResultDto => response.body as BatchResultDto;

/** Faults of rows as `pointer code`. */
export const faultsOf = (rows: readonly RowDto[]): string[] =>
  rows.flatMap((row) => (row.errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`));

/** The stable end of a problem's type. */
export const problemOf = (response: Response): string | undefined =>
  (response.body as { type: string }).type.split(':').at(-1);
