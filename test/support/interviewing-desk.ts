import { randomInt } from 'node:crypto';
import { type Response } from 'supertest';
import { type TestApp } from './app.js';
import { aSlot } from './desk.js';
import { DuplicatesDesk } from './found-pairs.js';

type Json = Response['body'];

/** What an interpreter is booked with: Buryat unless told otherwise, and no conflict of interest. */
export function asked(interpreterId: string, more: object = {}): object {
  return { interpreterId, language: 'bua', conflictDeclared: false, ...more };
}

/** `done`, or the code of the problem that was answered. */
export function codeOf({ status, body }: Response): string {
  return status < 300 ? 'done' : String((body as { type: string }).type.split(':').at(-1));
}

/** A desk that books interviews, holds them and looks them up. */
export class InterviewingDesk extends DuplicatesDesk {
  readonly #app: TestApp;

  constructor(test: TestApp) {
    super(test);
    this.#app = test;
  }

  /** A file for which an interview can be booked. */
  aReadyFile(): Promise<string> {
    return this.aFile({ before: 'schedule-interview' });
  }

  /** A file with an interview that is booked; on a day of the service’s clock if one is given. */
  async aBooking(slot: object = aSlot(), day?: string): Promise<{ fileNumber: string; interviewId: string }> {
    const fileNumber = await this.aReadyFile();
    this.#app.setDay(day);
    const booked = await this.act('officer', fileNumber, 'schedule-interview', slot);
    if (booked.status !== 200) throw new Error(JSON.stringify(booked.body));
    const [interview] = await this.interviewsOf(fileNumber);
    return { fileNumber, interviewId: interview.interviewId as string };
  }

  /** The interviews of a file as an officer reads them. */
  async interviewsOf(fileNumber: string): Promise<Json[]> {
    return ((await this.get('officer', `/v1/files/${fileNumber}`)).body as { interviews: Json[] }).interviews;
  }

  /** The lines of an interview’s calendar entry, unfolded. */
  async calendarOf(interviewId: string): Promise<string[]> {
    const { text } = await this.get('officer', `/v1/interviews/${interviewId}.ics`);
    return text.replaceAll('\r\n ', '').split('\r\n');
  }

  /** Staff add to the record of an interview. */
  addTo(
    interviewId: string,
    body: object,
    { ifMatch, as = 'officer' }: { ifMatch?: string; as?: 'officer' | 'officer2' | 'reviewer' } = {},
  ): Promise<Response> {
    return this.#send('post', `/v1/interviews/${interviewId}/additions`, body, { as, ifMatch });
  }

  /** A manager takes up interpreters or changes one. */
  manage(method: 'post' | 'patch', path: string, body: object, ifMatch?: string): Promise<Response> {
    return this.#send(method, path, body, { as: 'manager', ifMatch });
  }

  /** An interpreter of Russian and Buryat, taken up by a manager. */
  async anInterpreter(change: object = {}): Promise<string> {
    const taken = await this.manage('post', '/v1/interpreters', {
      codeName: `KAN-${randomInt(1, 99_999)}`,
      languages: [
        { language: 'ru', dialects: [] },
        { language: 'bua', dialects: ['alar'] },
      ],
      gender: 'woman',
      ...change,
    });
    return (taken.body as { interpreterId: string }).interpreterId;
  }

  async #send(
    method: 'post' | 'patch',
    path: string,
    body: object,
    { as, ifMatch }: { as: 'officer' | 'officer2' | 'reviewer' | 'manager'; ifMatch: string | undefined },
  ): Promise<Response> {
    const request = this.#app.request[method](path).set('authorization', `Bearer ${this.#app.tokens[as]}`);
    if (ifMatch !== undefined) void request.set('if-match', ifMatch);
    return request.send(body).then((answer) => answer);
  }
}
