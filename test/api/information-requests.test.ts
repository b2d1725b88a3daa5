import { startTestApp, type TestApp } from '../support/app.js';
import { aSlot } from '../support/desk.js';
import { DUE_ON, InformingDesk, QUESTIONS } from '../support/informing-desk.js';

let test: TestApp;
let desk: InformingDesk;

beforeAll(async () => {
  test = await startTestApp();
  desk = new InformingDesk(test);
});

afterAll(() => test.close());

describe('questions to a partner', () => {
  it('go the whole way: asked, read by the partner, answered, accepted into the facts, the old value kept', async () => {
    const { fileNumber, ids } = await desk.anAskedFile();
    const seen = (await desk.getAs('partnerA', `/v1/referrals/${fileNumber}`)).body;
    expect(seen).toMatchObject({ state: 'awaiting-information', answerDueOn: '2099-01-10' });
    expect(seen.openQuestions).toEqual([
      { questionId: ids[0], ...QUESTIONS[0] },
      { questionId: ids[1], ...QUESTIONS[1], fact: null },
    ]);
    const before = await desk.read(fileNumber);
    const supplied = await desk.supply(fileNumber, [
      { questionId: ids[0], value: ['citizen'], answer: 'Made-up answer.' },
      { questionId: ids[1], reasonWhyNot: 'Made-up reason. Why not.' },
    ]);
    expect([supplied.status, supplied.body.state]).toEqual([200, 'screening']);
    const unchanged = await desk.read(fileNumber);
    expect(unchanged.stca).toEqual(before.stca);
    const done = await desk.settle('accept', fileNumber, ids[0]);
    expect([done.status, done.body.version]).toEqual([200, unchanged.version + 1]);
    const after = await desk.read(fileNumber);
    expect(after.stca.facts.relatives[0].statuses).toEqual(['citizen']);
    expect(after.stca.cause).toBe('amended-facts');
    expect(after.amendments).toEqual([
      {
        checkId: after.stca.checkId,
        fileVersion: after.version,
        amendedBy: 'stf_demo-officer',
        amendedAt: after.changedAt,
        reason: 'Made-up reason. Of settling.',
        changes: [{ fact: '/relatives/0/statuses', from: null, to: ['citizen'] }],
      },
    ]);
    expect(after.referral).toEqual(before.referral);
    const { requests } = await desk.informationOf(fileNumber);
    expect(requests).toMatchObject([
      {
        status: 'supplied',
        requestedBy: 'stf_demo-officer',
        questions: [
          {
            ...QUESTIONS[0],
            status: 'accepted',
            given: { value: ['citizen'], answer: 'Made-up answer.', reasonWhyNot: null },
            settlement: {
              settledBy: 'stf_demo-officer',
              reason: 'Made-up reason. Of settling.',
              checkId: after.stca.checkId,
            },
          },
          {
            ...QUESTIONS[1],
            fact: null,
            status: 'not-answered',
            given: { value: null, answer: null, reasonWhyNot: 'Made-up reason. Why not.' },
            settlement: null,
          },
        ],
      },
    ]);
    expect(requests[0].suppliedBy).not.toMatch(/^stf_/);
  });

  it('leave an event of each step on the file’s chain, with ids and counts and no word of what was said', async () => {
    const { fileNumber, ids } = await desk.anAskedFile([
      QUESTIONS[0],
      { ...QUESTIONS[0], fact: '/claimant/stateless' },
    ]);
    await desk.supply(fileNumber, [
      { questionId: ids[0], value: ['citizen'] },
      { questionId: ids[1], answer: 'Made-up answer.' },
    ]);
    await desk.settle('accept', fileNumber, ids[0]);
    await desk.settle('decline', fileNumber, ids[1]);
    const events = await desk.events(`file=${fileNumber}`, ({ action }) => action === 'file.answer-declined');
    const actions = events.map(({ action }) => action);
    expect(actions.filter((action) => !String(action).endsWith('read')).sort()).toEqual([
      'file.answer-accepted',
      'file.answer-declined',
      'file.facts-amended',
      'file.information-requested',
      'file.information-supplied',
      'file.received',
      'file.screening-started',
    ]);
    expect(JSON.stringify(events)).not.toMatch(/Made-up|citizen"/);
  });

  it('can be put while an interview could be booked, and bring the file back to screening', async () => {
    const fileNumber = await desk.aFile({ before: 'schedule-interview' });
    const asked = await desk.act('officer', fileNumber, 'request-information', { questions: [QUESTIONS[1]] });
    expect([asked.status, asked.body.state]).toEqual([200, 'awaiting-information']);
    expect(asked.body.availableActions).toEqual([
      ...['supply-information', 'withdraw', 'close', 'declare-conflict', 'override-urgency'],
      'amend-situation',
    ]);
    const early = await desk.act('officer', fileNumber, 'schedule-interview', aSlot());
    expect([early.status, early.body.type]).toEqual([409, 'urn:referral-desk:problem:out-of-order']);
    const [questionId] = await desk.openQuestions(fileNumber);
    const told = await desk.act('officer', fileNumber, 'supply-information', {
      answers: [{ questionId, answer: 'Made-up answer. By telephone.' }],
    });
    expect([told.status, told.body.state]).toEqual([200, 'screening']);
    expect((await desk.informationOf(fileNumber)).requests[0].suppliedBy).toBe('stf_demo-officer');
  });

  it('cannot be put a second time while the first wait, and can be put again afterwards', async () => {
    const { fileNumber, ids } = await desk.anAskedFile([QUESTIONS[1]]);
    const ask = () => desk.act('officer', fileNumber, 'request-information', { questions: [QUESTIONS[1]] });
    expect((await ask()).body.type).toBe('urn:referral-desk:problem:out-of-order');
    await desk.supply(fileNumber, [{ questionId: ids[0], answer: 'Made-up answer.' }]);
    expect((await ask()).status).toBe(200);
    expect((await desk.informationOf(fileNumber)).requests).toHaveLength(2);
    expect(await desk.openQuestions(fileNumber)).not.toContain(ids[0]);
  });

  it.each([
    ['no question', [], '#/questions', 'too-few'],
    ['a question without words', [{ dueOn: DUE_ON }], '#/questions/0/text', 'required'],
    ['a question without a day', [{ text: 'Made-up?' }], '#/questions/0/dueOn', 'required'],
    [
      'a day that does not exist',
      [{ text: 'x', dueOn: '2099-02-29' }],
      '#/questions/0/dueOn',
      'invalid-date',
    ],
    ['no pointer', [{ text: 'x', dueOn: DUE_ON, fact: 'route' }], '#/questions/0/fact', 'invalid-format'],
    ['a broken pointer', [{ text: 'x', dueOn: DUE_ON, fact: '/~2' }], '#/questions/0/fact', 'not-a-pointer'],
    [
      'a fact there is not',
      [{ text: 'x', dueOn: DUE_ON, fact: '/nickname' }],
      '#/questions/0/fact',
      'fact-not-there',
    ],
    [
      'an item there is not',
      [{ text: 'x', dueOn: DUE_ON, fact: '/relatives/7' }],
      '#/questions/0/fact',
      'fact-not-there',
    ],
    [
      'the service’s own',
      [{ text: 'x', dueOn: DUE_ON, fact: '/assessedOn' }],
      '#/questions/0/fact',
      'not-amendable',
    ],
    ['thirty-one questions', Array.from({ length: 31 }, () => QUESTIONS[1]), '#/questions', 'too-many'],
  ])('are refused with %s, by pointer, and nothing is stored', async (_, questions, pointer, code) => {
    const fileNumber = await desk.aFileWithSister();
    await desk.act('officer', fileNumber, 'start-screening');
    const refused = await desk.act('officer', fileNumber, 'request-information', { questions });
    expect([refused.status, refused.body.type]).toEqual([400, 'urn:referral-desk:problem:invalid-request']);
    expect(refused.body.errors).toContainEqual(expect.objectContaining({ pointer, code }));
    expect((await desk.informationOf(fileNumber)).requests).toEqual([]);
    expect((await desk.read(fileNumber)).state).toBe('screening');
  });

  it('may be about what is not known yet, and about one more of a list', async () => {
    const facts = [
      '/claimant/formerHabitualResidence',
      '/relatives/-',
      '/priorClaims',
      '/relatives/0/permitBasis',
    ];
    const { fileNumber } = await desk.anAskedFile(
      facts.map((fact) => ({ text: 'Made-up?', fact, dueOn: DUE_ON })),
    );
    const { openQuestions } = (await desk.getAs('partnerA', `/v1/referrals/${fileNumber}`)).body;
    expect(openQuestions.map(({ fact }: { fact: string }) => fact)).toEqual(facts);
  });

  it('are due today at the earliest, by the service’s day', async () => {
    const fileNumber = await desk.aFileWithSister();
    await desk.act('officer', fileNumber, 'start-screening');
    const today = new Date().toISOString().slice(0, 10);
    const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
    const ask = (dueOn: string) =>
      desk.act('officer', fileNumber, 'request-information', { questions: [{ text: 'Made-up?', dueOn }] });
    const refused = await ask(yesterday);
    expect([refused.status, refused.body.type]).toEqual([422, 'urn:referral-desk:problem:due-day-past']);
    expect(refused.body.errors).toMatchObject([{ pointer: '#/questions/0/dueOn', code: 'day-past' }]);
    expect((await ask(today)).status).toBe(200);
  });

  it('are an officer’s to put: nobody else’s, from no other state', async () => {
    const fileNumber = await desk.aFileWithSister();
    const early = await desk.act('officer', fileNumber, 'request-information', { questions: QUESTIONS });
    expect([early.status, early.body.type]).toEqual([409, 'urn:referral-desk:problem:out-of-order']);
    for (const role of ['reviewer', 'manager', 'auditor', 'administrator'] as const) {
      const other = await desk.act(role, fileNumber, 'request-information', { questions: QUESTIONS });
      expect(other.status).toBe(403);
    }
  });

  it('are not there for another partner, which cannot answer them either', async () => {
    const { fileNumber, ids } = await desk.anAskedFile();
    const tag = await desk.etag(fileNumber);
    expect((await desk.getAs('partnerB', `/v1/referrals/${fileNumber}`)).status).toBe(404);
    const answers = ids.map((questionId) => ({ questionId, answer: 'Made-up answer.' }));
    expect((await desk.supply(fileNumber, answers, { by: 'partnerB', ifMatch: tag })).status).toBe(404);
    expect(await desk.etag(fileNumber)).toBe(tag);
  });
});

describe('open questions', () => {
  it('lapse when the file is withdrawn, and wait for nothing any more', async () => {
    const { fileNumber, ids } = await desk.anAskedFile();
    const withdrawn = await test.request
      .post(`/v1/referrals/${fileNumber}/withdraw`)
      .set('x-api-key', test.keys.partnerA)
      .set('if-match', await desk.etag(fileNumber))
      .send({ requestedBy: 'claimant', reason: 'Made-up reason.' });
    expect([withdrawn.status, withdrawn.body.state]).toEqual([200, 'closed']);
    const seen = (await desk.getAs('partnerA', `/v1/referrals/${fileNumber}`)).body;
    expect(seen).toMatchObject({ state: 'closed', answerDueOn: null, openQuestions: [] });
    const { requests } = await desk.informationOf(fileNumber);
    expect(requests[0]).toMatchObject({
      status: 'lapsed',
      questions: [{ status: 'lapsed' }, { status: 'lapsed' }],
    });
    const late = await desk.supply(fileNumber, [{ questionId: ids[0], answer: 'Made-up answer.' }]);
    expect([late.status, late.body.type]).toEqual([409, 'urn:referral-desk:problem:nothing-more-possible']);
    expect((await desk.settle('accept', fileNumber, ids[0])).status).toBe(409);
  });

  it('lapse when the content of the file is destroyed, and nobody reads what was asked or said', async () => {
    const { fileNumber } = await desk.anAskedFile();
    const disposed = await desk.call('post', `/v1/files/${fileNumber}/disposal`, {
      as: 'administrator',
      ifMatch: await desk.etag(fileNumber),
      body: { basis: 'emergency-order', orderCode: 'HOM-2026-001' },
    });
    expect(disposed.status).toBeLessThan(300);
    expect((await desk.get('officer', `/v1/files/${fileNumber}/information`)).status).toBe(410);
    const seen = (await desk.getAs('partnerA', `/v1/referrals/${fileNumber}`)).body;
    expect(seen).toMatchObject({ state: 'closed', openQuestions: [] });
    const ask = await desk.act('officer', fileNumber, 'request-information', { questions: QUESTIONS }, '"4"');
    expect(ask.status).toBe(409);
  });

  it('are told to the partner in its list by the day on which the first is due', async () => {
    const { fileNumber } = await desk.anAskedFile();
    const list = await desk.getAs('partnerA', '/v1/referrals?state=awaiting-information&limit=200');
    const { items } = list.body as { items: { fileNumber: string; state: string; answerDueOn: string }[] };
    expect(items.find((one) => one.fileNumber === fileNumber)).toMatchObject({ answerDueOn: '2099-01-10' });
    expect(new Set(items.map(({ state }) => state))).toEqual(new Set(['awaiting-information']));
  });
});
