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

  it('are refused with a hundred faults at the most, and how many more there are', async () => {
    const fact = '/relatives';
    const { fileNumber, ids } = await desk.anAskedFile([{ text: 'Made-up question?', fact, dueOn: DUE_ON }]);
    const value = Array.from({ length: 150 }, () => ({ relation: 'x' }));
    const { body } = await desk.supply(fileNumber, [{ questionId: ids[0], value }]);
    expect(body.errors).toHaveLength(101);
    expect(body.errors[100]).toMatchObject({ pointer: '#', code: 'more-faults' });
    expect(body.errors[100].detail).toContain('50');
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
