import { type Response } from 'supertest';
import { type DemoStaffName } from '../../src/demo/demo-identities.js';
import { type TestApp } from './app.js';
import { CheckingDesk } from './checking-desk.js';

/** A day on which no test runs any more. */
export const DUE_ON = '2099-01-15';

/** Two questions: one about a fact, one about none. */
export const QUESTIONS = [
  { text: 'Made-up question? About the sister.', fact: '/relatives/0/statuses', dueOn: DUE_ON },
  { text: 'Made-up question? About nothing in the facts.', dueOn: '2099-01-10' },
] as const;

type By = 'partnerA' | 'partnerB';

/** A desk whose officers ask partners, and whose partners answer. */
export class InformingDesk extends CheckingDesk {
  readonly #app: TestApp;

  constructor(test: TestApp) {
    super(test);
    this.#app = test;
  }

  /** A file of partner A that waits for the answers to questions, and their ids. */
  async anAskedFile(
    questions: readonly object[] = QUESTIONS,
  ): Promise<{ fileNumber: string; ids: readonly string[] }> {
    const fileNumber = await this.aFileWithSister();
    await this.act('officer', fileNumber, 'start-screening', {}, '"1"');
    const asked = await this.act('officer', fileNumber, 'request-information', { questions }, '"2"');
    if (asked.status !== 200) throw new Error(asked.text);
    return { fileNumber, ids: await this.openQuestions(fileNumber) };
  }

  /** The ids of the questions that a partner sees open. */
  async openQuestions(fileNumber: string, by: By = 'partnerA'): Promise<readonly string[]> {
    const { body } = await this.getAs(by, `/v1/referrals/${fileNumber}`);
    return (body as { openQuestions: { questionId: string }[] }).openQuestions.map((one) => one.questionId);
  }

  /** A partner answers, on the version there is now unless told otherwise. */
  async supply(
    fileNumber: string,
    answers: unknown,
    { by = 'partnerA', ifMatch, language }: { by?: By; ifMatch?: string | null; language?: string } = {},
  ): Promise<Response> {
    const tag = ifMatch === undefined ? await this.etag(fileNumber) : ifMatch;
    const request = this.#app.request
      .post(`/v1/referrals/${fileNumber}/information`)
      .set('x-api-key', this.#app.keys[by]);
    if (tag !== null) void request.set('if-match', tag);
    if (language !== undefined) void request.set('accept-language', language);
    return request.send({ answers }).then((answer) => answer);
  }

  /** An officer accepts or declines the answer to a question. */
  async settle(
    how: 'accept' | 'decline',
    fileNumber: string,
    questionId: string | undefined,
    ifMatch?: string | null,
    as: DemoStaffName = 'officer',
  ): Promise<Response> {
    const tag = ifMatch === undefined ? await this.etag(fileNumber) : ifMatch;
    const request = this.#app.request
      .post(`/v1/files/${fileNumber}/information/${questionId ?? ''}/${how}`)
      .set('authorization', `Bearer ${this.#app.tokens[as]}`);
    if (tag !== null) void request.set('if-match', tag);
    return request.send({ reason: 'Made-up reason. Of settling.' }).then((answer) => answer);
  }

  /** Everything asked about a file, as an officer reads it. */
  async informationOf(fileNumber: string): Promise<Response['body']> {
    return (await this.get('officer', `/v1/files/${fileNumber}/information`)).body;
  }
}
