import { startTestApp, type TestApp } from '../support/app.js';
import { aReferral } from '../support/desk.js';
import { InformingDesk, QUESTIONS } from '../support/informing-desk.js';

type Json = Record<string, unknown>;

let test: TestApp;
let desk: InformingDesk;
/** What partner A sent: references by file number. */
const references = new Map<string, string>();

beforeAll(async () => {
  test = await startTestApp();
  desk = new InformingDesk(test);
  const referrals = Array.from({ length: 5 }, () => aReferral());
  const { rows } = (await desk.send(referrals)).body as { rows: { fileNumber: string }[] };
  for (const [i, { fileNumber }] of rows.entries())
    references.set(fileNumber, referrals[i]?.['externalReference'] as string);
});

afterAll(() => test.close());

const lookUp = async (externalReferences: unknown, by: 'partnerA' | 'partnerB' = 'partnerA') =>
  test.request
    .post('/v1/referrals/lookup')
    .set('x-api-key', test.keys[by])
    .send({ externalReferences })
    .then((answer) => answer);

const counts = async (by: 'partnerA' | 'partnerB' = 'partnerA'): Promise<Json[]> =>
  ((await desk.getAs(by, '/v1/referrals/counts')).body as { counts: Json[] }).counts;

describe('a partner’s own referrals', () => {
  it('are found by its references, which stand in no address', async () => {
    const [[fileNumber, reference] = ['', '']] = references;
    const found = await lookUp([reference, 'KANAREIKA-never-sent']);
    expect([found.status, found.body.items.length]).toEqual([200, 1]);
    expect(found.body.items[0]).toMatchObject({
      fileNumber,
      externalReference: reference,
      state: 'received',
    });
    const all = await lookUp([...references.values(), reference]);
    expect(all.body.items.map((one: Json) => one['fileNumber']).sort()).toEqual(
      [...references.keys()].sort(),
    );
  });

  it('are found under a reference in either Unicode form', async () => {
    const sent = await desk.send([
      aReferral((referral) => {
        referral['externalReference'] = 'KANAREIKA-\u0439';
      }),
    ]);
    const { fileNumber } = (sent.body as { rows: { fileNumber: string }[] }).rows[0]!;
    const found = await lookUp(['KANAREIKA-\u0438\u0306']);
    expect(found.body.items.map((one: Json) => one['fileNumber'])).toEqual([fileNumber]);
    references.set(fileNumber, 'KANAREIKA-\u0439');
  });

  it('are not found by another partner with the same reference', async () => {
    const [reference] = references.values();
    expect((await lookUp([reference], 'partnerB')).body).toEqual({ items: [] });
  });

  it.each([
    ['none', [], '#/externalReferences', 'too-few'],
    ['too many', Array.from({ length: 201 }, () => 'x'), '#/externalReferences', 'too-many'],
    ['one too long', ['x'.repeat(65)], '#/externalReferences', 'too-long'],
    ['one that is no text', [1], '#/externalReferences', 'wrong-type'],
  ])('are not looked for with %s', async (_, list, pointer, code) => {
    const refused = await lookUp(list);
    expect(refused.status).toBe(400);
    expect(refused.body.errors).toContainEqual(expect.objectContaining({ pointer, code }));
  });

  it('are counted by state and persons, another’s among them not', async () => {
    const persons = (await desk.getAs('partnerA', '/v1/referrals?limit=200')).body.items.reduce(
      (sum: number, one: { persons: number }) => sum + one.persons,
      0,
    );
    expect(await counts()).toEqual([
      { state: 'received', outcome: null, referrals: references.size, persons },
    ]);
    expect(await counts('partnerB')).toEqual([]);
  });

  it('are narrowed to a state, and to days of receipt', async () => {
    const [fileNumber = ''] = references.keys();
    await desk.act('officer', fileNumber, 'start-screening');
    await desk.act('officer', fileNumber, 'request-information', { questions: [QUESTIONS[1]] });
    const list = async (query: string): Promise<Json[]> =>
      (await desk.getAs('partnerA', `/v1/referrals?${query}`)).body.items as Json[];
    expect(await list('state=awaiting-information')).toMatchObject([
      { fileNumber, answerDueOn: QUESTIONS[1].dueOn },
    ]);
    const others = await list('state=received');
    expect(others).toHaveLength(references.size - 1);
    expect(new Set(others.map((one) => one['answerDueOn']))).toEqual(new Set([null]));
    const today = new Date().toISOString().slice(0, 10);
    expect(await list(`receivedFrom=${today}&receivedTo=${today}`)).toHaveLength(references.size);
    expect(await list('receivedTo=2020-01-01')).toEqual([]);
    const refused = await desk.getAs('partnerA', '/v1/referrals?state=lost');
    expect([refused.status, refused.body.errors[0].pointer]).toEqual([400, '?state']);
    const named = await desk.getAs('partnerA', '/v1/referrals?externalReference=x');
    expect([named.status, named.body.errors[0].code]).toEqual([400, 'unknown-property']);
  });

  it('come page by page within a filter, each once', async () => {
    const seen: unknown[] = [];
    for (let query = 'state=received&limit=2'; query !== '';) {
      const { items, next } = (await desk.getAs('partnerA', `/v1/referrals?${query}`)).body as {
        items: Json[];
        next: string | null;
      };
      seen.push(...items.map((one) => one['fileNumber']));
      query = next === null ? '' : `state=received&limit=2&cursor=${next}`;
    }
    expect(seen).toHaveLength(references.size - 1);
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('tell an outcome once it is decided, and nothing of one that is only proposed', async () => {
    const fileNumber = await desk.aFile({ before: 'confirm-decision' });
    const path = `/v1/referrals/${fileNumber}`;
    const proposed = await desk.getAs('partnerA', path);
    expect(proposed.body).toMatchObject({ state: 'decision-proposed', outcome: null });
    expect(proposed.text).not.toMatch(/accepted|permit|stf_|Made-up/);
    await desk.act('reviewer', fileNumber, 'confirm-decision');
    expect((await desk.getAs('partnerA', path)).body).toMatchObject({
      state: 'decided',
      outcome: 'accepted',
    });
    expect(await counts()).toContainEqual(
      expect.objectContaining({ state: 'decided', outcome: 'accepted', referrals: 1 }),
    );
  });
});
