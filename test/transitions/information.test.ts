import fc from 'fast-check';
import {
  type GivenAnswer,
  type OpenQuestion,
  QUESTION_STATUSES,
  refusalToAsk,
  refusalToSettle,
  refusalToSupply,
} from '../../src/domain/case-file/information.js';

const TODAY = '2026-11-22';
const OPEN: readonly OpenQuestion[] = [
  { questionId: 'q1', fact: '/claimant/stateless' },
  { questionId: 'q2', fact: null },
];

const faultsOf = (answers: readonly GivenAnswer[], open = OPEN): string[] =>
  (refusalToSupply(open, answers)?.faults ?? []).map(({ pointer, code }) => `${pointer} ${code}`);

describe('questions', () => {
  it('are put one at the least', () => {
    expect(refusalToAsk([], TODAY)?.code).toBe('questions-missing');
    expect(refusalToAsk([{ dueOn: TODAY }], TODAY)).toBeNull();
  });

  it('are due today at the earliest: yesterday is refused, by pointer', () => {
    const refused = refusalToAsk([{ dueOn: TODAY }, { dueOn: '2026-11-21' }, { dueOn: '2026-11-23' }], TODAY);
    expect(refused).toMatchObject({
      code: 'due-day-past',
      faults: [{ pointer: '#/questions/1/dueOn', code: 'day-past' }],
    });
  });

  it('are settled only while an answer waits', () => {
    const settled = QUESTION_STATUSES.filter((status) => refusalToSettle(status) === null);
    expect(settled).toEqual(['answered']);
  });
});

describe('answers', () => {
  it('are taken in words, as a value of the fact, or as both', () => {
    const second = { questionId: 'q2', answer: 'Made-up answer.' };
    expect(faultsOf([{ questionId: 'q1', answer: 'Made-up answer.' }, second])).toEqual([]);
    expect(faultsOf([{ questionId: 'q1', value: false }, second])).toEqual([]);
    expect(faultsOf([{ questionId: 'q1', value: [], answer: 'Made-up answer.' }, second])).toEqual([]);
  });

  it('may each be a reason why there is none', () => {
    expect(
      faultsOf([
        { questionId: 'q2', reasonWhyNot: 'Made-up reason.' },
        { questionId: 'q1', answer: null, value: null, reasonWhyNot: 'Made-up reason.' },
      ]),
    ).toEqual([]);
  });

  it('answer each open question, and each once; every fault is told at once', () => {
    expect(
      faultsOf([
        { questionId: 'q2', answer: 'x' },
        { questionId: 'q2', answer: 'y' },
        { questionId: 'q9', answer: 'z' },
      ]),
    ).toEqual([
      '#/answers/1/questionId question-answered-twice',
      '#/answers/2/questionId question-not-open',
      '#/answers question-unanswered',
    ]);
    expect(faultsOf([])).toEqual(['#/answers question-unanswered', '#/answers question-unanswered']);
  });

  it('name the question that was left out, by its id', () => {
    expect(refusalToSupply(OPEN, [{ questionId: 'q1', value: true }])?.faults).toEqual([
      { pointer: '#/answers', code: 'question-unanswered', params: { question: 'q2' } },
    ]);
  });

  it('are an answer or a reason why not: never both, never neither', () => {
    const q1 = { questionId: 'q1', value: true };
    expect(faultsOf([q1, { questionId: 'q2' }])).toEqual(['#/answers/1 answer-or-reason']);
    expect(faultsOf([q1, { questionId: 'q2', answer: null, value: null, reasonWhyNot: null }])).toEqual([
      '#/answers/1 answer-or-reason',
    ]);
    expect(faultsOf([q1, { questionId: 'q2', answer: 'x', reasonWhyNot: 'y' }])).toEqual([
      '#/answers/1 answer-or-reason',
    ]);
  });

  it('give a value only to a question about a fact; false and an empty list are values', () => {
    const q2 = { questionId: 'q2', answer: 'x' };
    expect(
      faultsOf([
        { questionId: 'q1', value: true },
        { ...q2, value: false },
      ]),
    ).toEqual(['#/answers/1/value question-not-of-fact']);
    expect(faultsOf([{ questionId: 'q1', value: [] }, q2])).toEqual([]);
  });

  it('are taken exactly when they name each open question once, whatever their order', () => {
    const ids = fc.uniqueArray(fc.stringMatching(/^[a-f]{1,3}$/), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(ids, fc.array(fc.stringMatching(/^[a-f]{1,3}$/), { maxLength: 8 }), (open, named) => {
        const questions = open.map((questionId) => ({ questionId, fact: null }));
        const said = (list: readonly string[]): GivenAnswer[] =>
          list.map((questionId) => ({ questionId, answer: 'x' }));
        expect(refusalToSupply(questions, said([...open].reverse()))).toBeNull();
        const fits = named.length === open.length && open.every((id) => named.includes(id));
        expect(refusalToSupply(questions, said(named)) === null).toBe(fits);
      }),
    );
  });
});
