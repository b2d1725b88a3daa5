import { type CalendarDay } from '../calendar-day.js';
import { type Refusal, type RefusalFault } from '../refusal.js';
import { type CaseFileRefusalCode, refuseFile } from './refusals.js';

/**
 * Where a question stands. `answered` waits for an officer, who accepts the answer or declines it; `not-answered` has a reason
 * why not; `lapsed` was open when the file ended.
 */
export const QUESTION_STATUSES = [
  'open',
  'answered',
  'not-answered',
  'accepted',
  'declined',
  'lapsed',
] as const;
export type QuestionStatus = (typeof QUESTION_STATUSES)[number];

/** Most questions of one request: every fault of an answer to all of them can be told at once. */
export const MOST_QUESTIONS = 30;

/** A question as the rules see it: until which day it is to be answered. */
export interface AskedQuestion {
  readonly dueOn: CalendarDay;
}

/** A question that waits for its answer. `fact` is the pointer to the fact it is about, if it is about one. */
export interface OpenQuestion {
  readonly questionId: string;
  readonly fact: string | null;
}

/** What is said to a question: words, a value for its fact, or both; or why neither can be given. Null says nothing. */
export interface GivenAnswer {
  readonly questionId: string;
  readonly answer?: string | null;
  readonly value?: unknown;
  readonly reasonWhyNot?: string | null;
}

/** Why questions cannot be put to a partner; null: they can. A question is due today at the earliest. */
export function refusalToAsk(
  questions: readonly AskedQuestion[],
  today: CalendarDay,
): Refusal<CaseFileRefusalCode> | null {
  if (questions.length === 0) return refuseFile('questions-missing', {});
  const faults = questions.flatMap(({ dueOn }, index) =>
    dueOn < today ? [{ pointer: `#/questions/${index}/dueOn`, code: 'day-past' }] : [],
  );
  return faults.length === 0 ? null : refuseFile('due-day-past', {}, faults);
}

/**
 * Why answers cannot be taken; null: each open question has one answer or one reason why not, and nothing else is answered. A
 * value can be given only to a question about a fact.
 */
export function refusalToSupply(
  open: readonly OpenQuestion[],
  answers: readonly GivenAnswer[],
): Refusal<CaseFileRefusalCode> | null {
  const questions = new Map(open.map((question) => [question.questionId, question]));
  const answered = new Set<string>();
  const faults: RefusalFault[] = [];
  for (const [index, given] of answers.entries()) {
    const pointer = `#/answers/${index}`;
    const question = questions.get(given.questionId);
    if (question === undefined) faults.push({ pointer: `${pointer}/questionId`, code: 'question-not-open' });
    else if (answered.has(given.questionId))
      faults.push({ pointer: `${pointer}/questionId`, code: 'question-answered-twice' });
    answered.add(given.questionId);
    if (isAnswered(given) === isSaid(given.reasonWhyNot)) faults.push({ pointer, code: 'answer-or-reason' });
    if (isSaid(given.value) && question?.fact === null)
      faults.push({ pointer: `${pointer}/value`, code: 'question-not-of-fact' });
  }
  for (const { questionId } of open) {
    if (!answered.has(questionId))
      faults.push({ pointer: '#/answers', code: 'question-unanswered', params: { question: questionId } });
  }
  return faults.length === 0 ? null : refuseFile('answers-incomplete', {}, faults);
}

/** True for an answer; false for a reason why there is none. */
export function isAnswered({ answer, value }: Omit<GivenAnswer, 'questionId'>): boolean {
  return isSaid(answer) || isSaid(value);
}

/** Why an officer cannot accept or decline what was said to a question; null: it waits for exactly that. */
export function refusalToSettle(status: QuestionStatus): Refusal<CaseFileRefusalCode> | null {
  return status === 'answered' ? null : refuseFile('no-answer-to-settle', { status });
}

function isSaid(value: unknown): boolean {
  return value !== undefined && value !== null;
}
