import { randomUUID } from 'node:crypto';
import { startTestApp, type TestApp } from '../support/app.js';
import { DUE_ON, InformingDesk, QUESTIONS } from '../support/informing-desk.js';

let test: TestApp;
let desk: InformingDesk;

beforeAll(async () => {
  test = await startTestApp();
  desk = new InformingDesk(test);
});

afterEach(() => test.setDay());
afterAll(() => test.close());

describe('the answers of a partner', () => {
  it.each([
    [
      'one question left out',
      ([a]: string[]) => [{ questionId: a, value: [] }],
      '#/answers',
      'question-unanswered',
    ],
    [
      'an unknown question',
      ([a, b]: string[]) => [a, b, randomUUID()].map((questionId) => ({ questionId, answer: 'x' })),
      '#/answers/2/questionId',
      'question-not-open',
    ],
    [
      'a question twice',
      ([a, b]: string[]) => [a, b, a].map((questionId) => ({ questionId, answer: 'x' })),
      '#/answers/2/questionId',
      'question-answered-twice',
    ],
    [
      'neither answer nor reason',
      ([a, b]: string[]) => [{ questionId: a, value: [] }, { questionId: b }],
      '#/answers/1',
      'answer-or-reason',
    ],
    [
      'answer and reason',
      ([a, b]: string[]) => [
        { questionId: a, value: [] },
        { questionId: b, answer: 'x', reasonWhyNot: 'y' },
      ],
      '#/answers/1',
      'answer-or-reason',
    ],
    [
      'a value where there is no fact',
      ([a, b]: string[]) => [
        { questionId: a, value: [] },
        { questionId: b, value: true },
      ],
      '#/answers/1/value',
      'question-not-of-fact',
    ],
  ])('are refused with %s, by pointer, and nothing is stored', async (_, make, pointer, code) => {
    const { fileNumber, ids } = await desk.anAskedFile();
    const tag = await desk.etag(fileNumber);
    const refused = await desk.supply(fileNumber, make([...ids]));
    expect([refused.status, refused.body.type]).toEqual([
      422,
      'urn:referral-desk:problem:answers-incomplete',
    ]);
    expect(refused.body.errors).toContainEqual(expect.objectContaining({ pointer, code }));
    expect(await desk.etag(fileNumber)).toBe(tag);
    expect(await desk.openQuestions(fileNumber)).toEqual(ids);
  });

  it.each([
    ['a value of a wrong kind', '/relatives/0/inCanada', 'yes', '', 'wrong-type'],
    ['a value not among those there are', '/route', 'by-balloon', '', 'not-allowed'],
    ['an item without what it needs', '/relatives/-', { inCanada: true }, '/relation', 'required'],
    ['an item with something unknown', '/relatives/-', { relation: 'aunt', x: 1 }, '/x', 'unknown-property'],
    ['a day that does not exist', '/claimant/dateOfBirth', '2001-02-29', '', 'invalid-date'],
  ])('are refused with %s, by pointer into the value', async (_, fact, value, below, code) => {
    const { fileNumber, ids } = await desk.anAskedFile([{ text: 'Made-up?', fact, dueOn: DUE_ON }]);
    const refused = await desk.supply(fileNumber, [{ questionId: ids[0], value }]);
    expect([refused.status, refused.body.type]).toEqual([400, 'urn:referral-desk:problem:invalid-request']);
    expect(refused.body.errors).toMatchObject([{ pointer: `#/answers/0/value${below}`, code }]);
    expect(await desk.openQuestions(fileNumber)).toEqual(ids);
  });

  it('are refused with a sentence in the partner’s language that repeats nothing of what was sent', async () => {
    const { fileNumber } = await desk.anAskedFile();
    const answers = [{ questionId: randomUUID(), answer: 'Une réponse inventée.' }];
    const french = await desk.supply(fileNumber, answers, { language: 'fr' });
    expect(french.headers['content-language']).toBe('fr');
    expect(french.body.title).toBe('Réponses ne correspondant pas aux questions');
    expect(french.body.errors[0].detail).toContain('Aucune question portant cet identifiant');
    const english = await desk.supply(fileNumber, answers);
    expect(english.body.errors[0].detail).toContain('No question of this id');
    expect(french.text + english.text).not.toContain('inventée');
    expect(french.text).not.toContain(answers[0]!.questionId);
  });

  it('need If-Match, and are taken once: the same again is 412', async () => {
    const { fileNumber, ids } = await desk.anAskedFile();
    const tag = await desk.etag(fileNumber);
    const answers = ids.map((questionId) => ({ questionId, answer: 'Made-up answer.' }));
    expect((await desk.supply(fileNumber, answers, { ifMatch: null })).status).toBe(428);
    expect((await desk.supply(fileNumber, answers, { ifMatch: '"1"' })).status).toBe(412);
    const twice = await Promise.all([1, 2].map(() => desk.supply(fileNumber, answers, { ifMatch: tag })));
    expect(twice.map(({ status }) => status).sort()).toEqual([200, 412]);
    const late = await desk.supply(fileNumber, answers);
    expect([late.status, late.body.type]).toEqual([409, 'urn:referral-desk:problem:out-of-order']);
  });

  it('are taken after the day they were due on, too', async () => {
    const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
    const { fileNumber, ids } = await desk.anAskedFile([{ text: 'Made-up?', dueOn: inDays(1) }]);
    const ifMatch = await desk.etag(fileNumber);
    test.setDay(inDays(2));
    const late = await desk.supply(fileNumber, [{ questionId: ids[0], answer: 'Made-up answer.' }], {
      ifMatch,
    });
    expect(late.status).toBe(200);
  });

  it('are judged by the facts the questions were put on, so that faults tell nothing of what officers amended since', async () => {
    const { fileNumber, ids } = await desk.anAskedFile([QUESTIONS[0]]);
    await desk.amend(fileNumber, { changes: [{ fact: '/relatives', value: [] }], reason: 'Made-up reason.' });
    const supplied = await desk.supply(fileNumber, [{ questionId: ids[0], value: ['citizen'] }]);
    expect(supplied.status).toBe(200);
    const refused = await desk.settle('accept', fileNumber, ids[0]);
    expect([refused.status, refused.body.type]).toEqual([
      409,
      'urn:referral-desk:problem:answer-does-not-fit',
    ]);
    expect(refused.body.errors).toMatchObject([{ pointer: '#', code: 'fact-not-there' }]);
    expect((await desk.settle('decline', fileNumber, ids[0])).status).toBe(200);
  });
});

describe('an officer', () => {
  const answered = async (value: unknown = ['citizen']) => {
    const { fileNumber, ids } = await desk.anAskedFile();
    await desk.supply(fileNumber, [
      { questionId: ids[0], value },
      { questionId: ids[1], answer: 'Made-up answer.' },
    ]);
    return { fileNumber, ids };
  };

  it('declines an answer with a reason that is kept, and the facts stay as they are', async () => {
    const { fileNumber, ids } = await answered();
    const before = await desk.read(fileNumber);
    const done = await desk.settle('decline', fileNumber, ids[0]);
    expect([done.status, done.body.version]).toEqual([200, before.version + 1]);
    const after = await desk.read(fileNumber);
    expect([after.stca, after.amendments]).toEqual([before.stca, []]);
    const { questions } = (await desk.informationOf(fileNumber)).requests[0];
    expect(questions[0]).toMatchObject({
      status: 'declined',
      settlement: { settledBy: 'stf_demo-officer', reason: 'Made-up reason. Of settling.', checkId: null },
    });
  });

  it('accepts words without a value, and a value that is so already, and no new check is made', async () => {
    const { fileNumber, ids } = await answered();
    await desk.amend(fileNumber, {
      changes: [{ fact: '/relatives/0/statuses', value: ['citizen'] }],
      reason: 'Made-up reason.',
    });
    const { stca } = await desk.read(fileNumber);
    expect((await desk.settle('accept', fileNumber, ids[0])).status).toBe(200);
    expect((await desk.settle('accept', fileNumber, ids[1])).status).toBe(200);
    expect((await desk.read(fileNumber)).stca.checkId).toBe(stca.checkId);
  });

  it('settles an answer once, and none that is open or was not given', async () => {
    const { fileNumber, ids } = await answered();
    await desk.settle('accept', fileNumber, ids[0]);
    for (const how of ['accept', 'decline'] as const) {
      const again = await desk.settle(how, fileNumber, ids[0]);
      expect([again.status, again.body.type]).toEqual([409, 'urn:referral-desk:problem:no-answer-to-settle']);
      expect(again.body.detail).toContain('accepted');
    }
    const open = await desk.anAskedFile();
    expect((await desk.settle('accept', open.fileNumber, open.ids[0])).status).toBe(409);
  });

  it('needs If-Match, the right file and the right question', async () => {
    const { fileNumber, ids } = await answered();
    const other = await answered();
    expect((await desk.settle('accept', fileNumber, ids[0], null)).status).toBe(428);
    expect((await desk.settle('accept', fileNumber, ids[0], '"1"')).status).toBe(412);
    expect((await desk.settle('accept', fileNumber, other.ids[0])).status).toBe(404);
    expect((await desk.settle('accept', fileNumber, randomUUID())).status).toBe(404);
    expect((await desk.settle('accept', fileNumber, 'x')).status).toBe(404);
    expect((await desk.settle('accept', fileNumber, ids[0], undefined, 'reviewer')).status).toBe(403);
  });

  it('cannot have a decision confirmed that was proposed before an answer was accepted', async () => {
    const { fileNumber, ids } = await answered();
    const { stca } = await desk.read(fileNumber);
    await desk.act('officer', fileNumber, 'clear-for-interview', { acknowledgedCheckId: stca.checkId });
    await desk.settle('accept', fileNumber, ids[0]);
    const file = await desk.read(fileNumber);
    expect([file.state, file.stca.acknowledged]).toEqual(['ready-for-interview', false]);
  });
});
