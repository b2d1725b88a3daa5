import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type Response } from 'supertest';
import { type JsonObject } from '../../src/platform/openapi/json.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { InformingDesk, QUESTIONS } from '../support/informing-desk.js';
import { OpenApi } from '../support/openapi.js';

const api = new OpenApi(JSON.parse(readFileSync('openapi/openapi.json', 'utf8')) as JsonObject);

let test: TestApp;
let desk: InformingDesk;

beforeAll(async () => {
  test = await startTestApp();
  desk = new InformingDesk(test);
});

afterAll(() => test.close());

/** Says that an answer is of a status and holds to the document. */
async function holds(operation: string, status: number, answer: Promise<Response>): Promise<void> {
  const given = await answer;
  expect([operation, given.status]).toEqual([operation, status]);
  expect(api.faultsOfAnswer(operation, given)).toEqual([]);
}

describe('what the service answers about questions is what the document says', () => {
  it('at each step, and while none, some and all of it has happened', async () => {
    const fileNumber = await desk.aFileWithSister();
    const read = () => desk.get('officer', `/v1/files/${fileNumber}/information`);
    const seen = () => desk.getAs('partnerA', `/v1/referrals/${fileNumber}`);
    await holds('getFileInformation', 200, read());
    await desk.act('officer', fileNumber, 'start-screening');
    const request = { questions: [QUESTIONS[0], { ...QUESTIONS[0], fact: '/relatives/-' }, QUESTIONS[1]] };
    await holds('requestInformation', 200, desk.act('officer', fileNumber, 'request-information', request));
    await holds('getFileInformation', 200, read());
    await holds('getReferral', 200, seen());
    await holds('listReferrals', 200, desk.getAs('partnerA', '/v1/referrals'));
    const [a, b, c] = await desk.openQuestions(fileNumber);
    const answers = [
      { questionId: a, value: ['citizen'] },
      { questionId: b, value: { relation: 'uncle', inCanada: true }, answer: 'Made-up answer.' },
      { questionId: c, reasonWhyNot: 'Made-up reason.' },
    ];
    await holds('supplyReferralInformation', 200, desk.supply(fileNumber, answers));
    await holds('getReferral', 200, seen());
    await holds('acceptAnswer', 200, desk.settle('accept', fileNumber, b));
    await holds('declineAnswer', 200, desk.settle('decline', fileNumber, a));
    await holds('getFileInformation', 200, read());
    await holds('countReferrals', 200, desk.getAs('partnerA', '/v1/referrals/counts'));
  });

  it('when it says no', async () => {
    const { fileNumber, ids } = await desk.anAskedFile();
    const answers = ids.map((questionId) => ({ questionId, answer: 'Made-up answer.' }));
    const operation = 'supplyReferralInformation';
    await holds(operation, 400, desk.supply(fileNumber, 'x'));
    await holds(operation, 422, desk.supply(fileNumber, answers.slice(1)));
    await holds(operation, 428, desk.supply(fileNumber, answers, { ifMatch: null }));
    await holds(operation, 412, desk.supply(fileNumber, answers, { ifMatch: '"99"' }));
    await holds(operation, 404, desk.supply(fileNumber, answers, { by: 'partnerB' }));
    await holds('acceptAnswer', 409, desk.settle('accept', fileNumber, ids[0]));
    await holds('acceptAnswer', 404, desk.settle('accept', fileNumber, randomUUID()));
    await holds('acceptAnswer', 403, desk.settle('accept', fileNumber, ids[0], '"1"', 'auditor'));
    await holds('declineAnswer', 428, desk.settle('decline', fileNumber, ids[0], null));
    const past = { questions: [{ text: 'Made-up question?', dueOn: '2020-01-01' }] };
    const other = await desk.aFile({ before: 'clear-for-interview' });
    await holds('requestInformation', 422, desk.act('officer', other, 'request-information', past));
    await holds('requestInformation', 409, desk.act('officer', fileNumber, 'request-information', past));
    await holds('supplyInformation', 409, desk.act('officer', other, 'supply-information', { answers }));
  });
});
