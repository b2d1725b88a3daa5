import { type BatchDto, type WaitingBatchDto } from '../../src/modules/intake/dto/batch-answers.dto.js';
import { BATCHES, fresh, freshRows } from '../intake/support/batch-client.js';
import { NDJSON, ndjsonOf } from '../intake/support/formats.js';
import { startTestApp, type TestApp } from '../support/app.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ worker: true });
});
afterAll(() => app.close());

describe('a batch of 10,000 rows, sent with Prefer: respond-async', () => {
  it('is taken in while its progress is told, which only grows, until each row has its one outcome', async () => {
    const key = app.keys.partnerA;
    const rows: object[] = Array.from({ length: 10_000 }, (_, i) => ({
      externalReference: `KANAREIKA-${i}`,
    }));
    // One in a hundred is sound; the others are refused for what they lack.
    freshRows(100).referrals.forEach((row, i) => (rows[i * 100] = row));
    const sent = await app.request
      .post(BATCHES)
      .set({
        'x-api-key': key,
        'idempotency-key': fresh('KANAREIKA-KEY'),
        'content-type': NDJSON,
        prefer: 'respond-async',
      })
      .send(ndjsonOf(rows));
    expect(sent.status).toBe(202);
    const { id } = sent.body as WaitingBatchDto;
    const seen: { state: string; done: number }[] = [];
    let told: BatchDto;
    do {
      const answer = await app.request.get(`${BATCHES}/${id}`).set('x-api-key', key);
      told = answer.body as BatchDto;
      if (told.progress === undefined) break;
      expect(told.counts).toEqual({ received: 10_000, accepted: 0, rejected: 0 });
      seen.push({ state: told.state, done: told.progress.done });
      await new Promise((resolve) => setTimeout(resolve, 100));
    } while (told.state !== 'finished');

    expect(told).toMatchObject({
      state: 'finished',
      outcome: 'partly-accepted',
      counts: { received: 10_000, accepted: 100, rejected: 9_900 },
    });
    const done = seen.map((one) => one.done);
    expect(done).toEqual([...done].sort((one, other) => one - other));
    const order = ['waiting', 'processing'];
    const states = seen.map(({ state }) => order.indexOf(state));
    expect(states).toEqual([...states].sort());
    const page = await app.request
      .get(`${BATCHES}/${id}/rows?status=accepted&limit=200`)
      .set('x-api-key', key);
    const indexes = (page.body as { items: { index: number }[] }).items.map(({ index }) => index);
    expect(indexes).toEqual(Array.from({ length: 100 }, (_, i) => i * 100));
  }, 60_000);
});
