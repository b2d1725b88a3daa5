import { type Response } from 'supertest';
import { startTestApp, type TestApp } from '../support/app.js';
import { aReferral, Desk } from '../support/desk.js';

type Partner = 'partnerA' | 'partnerB';

let test: TestApp;
let desk: Desk;

beforeAll(async () => {
  test = await startTestApp({ config: { poolSize: 2 } });
  desk = new Desk(test);
});

afterAll(() => test.close());

const numbersIn = ({ text }: Response): readonly string[] => text.match(/RD-[0-9A-Z]{5}-[0-9A-Z]{5}/g) ?? [];

/** What a partner may ask at any time; each answer holds file numbers, of its own only. */
const QUESTIONS: readonly ((partner: Partner, own: { file: string; batch: string }) => Promise<Response>)[] =
  [
    (partner) => desk.getAs(partner, '/v1/referrals?limit=200'),
    (partner, { file }) => desk.getAs(partner, `/v1/referrals/${file}`),
    (partner, { batch }) => desk.getAs(partner, `/v1/referral-batches/${batch}/rows`),
    (partner) => desk.send([aReferral()], { by: partner }),
  ];

describe('two partners over two connections', () => {
  it('never see each other in two hundred requests at once', async () => {
    const own = {} as Record<Partner, { file: string; batch: string }>;
    const seen: Record<Partner, Set<string>> = { partnerA: new Set(), partnerB: new Set() };
    for (const by of ['partnerA', 'partnerB'] as const) {
      const sent = await desk.send([aReferral(), aReferral()], { by });
      const { id, rows } = sent.body as { id: string; rows: { fileNumber: string }[] };
      own[by] = { batch: id, file: rows[0]?.fileNumber ?? '' };
    }
    const answers = await Promise.all(
      Array.from({ length: 200 }, async (_, i) => {
        const partner: Partner = i % 2 === 0 ? 'partnerA' : 'partnerB';
        const answer = await QUESTIONS[Math.floor(i / 2) % QUESTIONS.length]!(partner, own[partner]);
        return { partner, answer };
      }),
    );
    for (const { partner, answer } of answers) {
      expect([200, 201]).toContain(answer.status);
      const numbers = numbersIn(answer);
      expect(numbers.length).toBeGreaterThan(0);
      for (const number of numbers) seen[partner].add(number);
    }
    expect([...seen.partnerA].filter((number) => seen.partnerB.has(number))).toEqual([]);
    expect([seen.partnerA.size, seen.partnerB.size]).toEqual([2 + 25, 2 + 25]);
  });

  it('never see each other after a request that failed in the middle', async () => {
    const broken = await Promise.all(
      Array.from({ length: 20 }, () => desk.getAs('partnerB', '/v1/referral-batches/no-uuid-at-all')),
    );
    expect(new Set(broken.map(({ status }) => status))).toEqual(new Set([404]));
    const list = await desk.getAs('partnerA', '/v1/referrals?limit=200');
    const theirs = new Set(numbersIn(await desk.getAs('partnerB', '/v1/referrals?limit=200')));
    expect(numbersIn(list).filter((number) => theirs.has(number))).toEqual([]);
  });
});
