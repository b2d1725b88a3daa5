import { type BatchDto, type WaitingBatchDto } from '../../src/modules/intake/dto/batch-answers.dto.js';
import { BATCHES, fresh, freshRows } from '../intake/support/batch-client.js';
import { NDJSON, ndjsonOf } from '../intake/support/formats.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { A_VETTING, AN_AGREEMENT, Managers } from '../support/managers.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ worker: true });
});
afterAll(() => app.close());

/** The key of a partner with places for so many. */
async function aKeyForMany(): Promise<string> {
  const managers = new Managers(app);
  const agreement = { ...AN_AGREEMENT, placesPerYear: 100_000 };
  const body = managers.aPartnerToBe({ agreement });
  await managers.post('manager', '/v1/partners', body);
  await managers.act('manager', body.partnerId, 'vet', A_VETTING);
  expect((await managers.act('manager2', body.partnerId, 'approve')).status).toBe(200);
  return (await managers.aKey(body.partnerId)).apiKey;
}

describe('a batch of 10,000 rows, sent with Prefer: respond-async', () => {
  it('is taken in while its progress is told, which only grows, until each row has its one outcome', async () => {
    const key = await aKeyForMany();
    const { referrals } = freshRows(50, 0.1);
    const rows = Array.from({ length: 10_000 }, (_, i) => ({
      ...referrals[i % 50],
      externalReference: `KANAREIKA-${i}`,
    }));
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

    expect(told).toMatchObject({ state: 'finished', outcome: 'partly-accepted' });
    const { received, accepted, rejected } = told.counts;
    expect([received, accepted + rejected]).toEqual([10_000, 10_000]);
    const done = seen.map((one) => one.done);
    expect(done).toEqual([...done].sort((one, other) => one - other));
    expect(done.at(-1)).toBeGreaterThan(0);
    expect(done.at(-1)).toBeLessThanOrEqual(10_000);
    const states = seen.map(({ state }) => state);
    expect(states.indexOf('processing')).not.toBe(-1);
    expect(states.lastIndexOf('waiting')).toBeLessThan(states.indexOf('processing'));
    const last = await app.request
      .get(`${BATCHES}/${id}/rows?status=rejected&limit=200`)
      .set('x-api-key', key);
    expect((last.body as { items: unknown[] }).items).toHaveLength(Math.min(200, rejected));
  }, 60_000);
});
