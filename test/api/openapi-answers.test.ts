import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type Response } from 'supertest';
import { EXAMPLE_FACTS } from '../../src/modules/stca/example-facts.js';
import { UUID } from '../../src/platform/openapi/forms.js';
import { type JsonObject } from '../../src/platform/openapi/json.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { aReferral, Desk, eventually } from '../support/desk.js';
import { OpenApi } from '../support/openapi.js';
import { untilSigned } from '../support/signed-log.js';

const api = new OpenApi(JSON.parse(readFileSync('openapi/openapi.json', 'utf8')) as JsonObject);

let test: TestApp;
let desk: Desk;
beforeAll(async () => {
  test = await startTestApp({ sequencer: true });
  desk = new Desk(test);
});
afterAll(() => test.close());

/** Says that answers are of a status and hold to the document. */
async function holds(operation: string, status: number, ...answers: Promise<Response>[]): Promise<void> {
  for (const answer of await Promise.all(answers)) {
    expect([operation, answer.status]).toEqual([operation, status]);
    expect(api.faultsOfAnswer(operation, answer)).toEqual([]);
  }
}

const post = (path: string, headers: Record<string, string>, body: string): Promise<Response> =>
  test.request
    .post(path)
    .set({ 'content-type': 'application/json', ...headers })
    .send(body)
    .then((response) => response);

describe('what the service answers is what the document says', () => {
  it('to a batch, accepted, refused in part, sent again, and in French', async () => {
    const sample = (name: string): string => readFileSync(`samples/${name}`, 'utf8');
    const send = (body: string, key: string, language = 'en'): Promise<Response> =>
      post(
        '/v1/referral-batches',
        { 'x-api-key': test.keys.partnerA, 'idempotency-key': key, 'accept-language': language },
        body,
      );
    const key = randomUUID();
    await holds('submitBatch', 201, send(sample('batch-12.json'), key));
    await holds('submitBatch', 201, send(sample('batch-12.json'), key));
    await holds('submitBatch', 201, send(sample('batch-12-with-errors.json'), randomUUID(), 'fr'));
    await holds('submitBatch', 201, send('{"referrals":[{},null,"text"]}', randomUUID()));
  });

  it('to the example of a batch in the document, which is accepted whole', async () => {
    const submit = api.operations.find(({ id }) => id === 'submitBatch');
    const body = (submit?.told['requestBody'] as JsonObject)['content'] as Record<string, JsonObject>;
    const answer = await desk.send(
      (body['application/json']?.['example'] as { referrals: JsonObject[] }).referrals,
      { by: 'partnerB' },
    );
    expect(answer.body).toMatchObject({ outcome: 'all-accepted', counts: { rejected: 0 } });
    expect(api.faultsOfAnswer('submitBatch', answer)).toEqual([]);
  });

  it('to a partner who reads what it sent', async () => {
    const fileNumber = await desk.aFile({ before: 'start-screening' });
    const batches = await desk.getAs('partnerA', '/v1/referral-batches?limit=1');
    expect(batches.headers['link']).toBeDefined();
    expect(api.faultsOfAnswer('listBatches', batches)).toEqual([]);
    const { id } = (batches.body as { items: [{ id: string }] }).items[0];
    await holds('getBatch', 200, desk.getAs('partnerA', `/v1/referral-batches/${id}`));
    await holds('listBatchRows', 200, desk.getAs('partnerA', `/v1/referral-batches/${id}/rows`));
    await holds('listReferrals', 200, desk.getAs('partnerA', '/v1/referrals?limit=1'));
    await holds('getReferral', 200, desk.getAs('partnerA', `/v1/referrals/${fileNumber}`));
    await holds('getMe', 200, desk.getAs('partnerA', '/v1/me'), desk.get('officer', '/v1/me'));
  });

  it('to those who carry a file the whole way, at each step', async () => {
    const fileNumber = await desk.aFile();
    const states = ['start-screening', 'schedule-interview', 'record-interview', 'confirm-decision'] as const;
    for (const before of states) {
      const other = await desk.aFile({ before });
      await holds('getFile', 200, desk.get('officer', `/v1/files/${other}`));
    }
    await holds('getFile', 200, desk.get('officer', `/v1/files/${fileNumber}`));
    await holds('listFiles', 200, desk.get('manager', '/v1/files?limit=2'), desk.get('officer', '/v1/files'));
    const fresh = await desk.aFile({ before: 'start-screening' });
    await holds('startScreening', 200, desk.act('officer', fresh, 'start-screening'));
  });

  it('to an auditor', async () => {
    await desk.aFile();
    await eventually(
      () => desk.get('auditor', '/v1/audit/events?action=file.decision-confirmed'),
      ({ body }) => (body as { items: unknown[] }).items.length > 0,
    );
    await holds('listDecisions', 200, desk.get('auditor', '/v1/decision-log?limit=1'));
    await holds('listAuditEvents', 200, desk.get('auditor', '/v1/audit/events?limit=200'));
  });

  it('to who asks for the law, and what would be if', async () => {
    await holds(
      'getLaw',
      200,
      desk.get('officer', '/v1/stca/law'),
      desk.get('auditor', '/v1/stca/law?on=2016-01-01'),
    );
    const check = (facts: object): Promise<Response> =>
      post('/v1/stca/checks', { authorization: `Bearer ${test.tokens.officer}` }, JSON.stringify(facts));
    await holds('checkFacts', 200, check(EXAMPLE_FACTS));
    const cases = readFileSync('test/stca/cases-open.jsonl', 'utf8').trim().split('\n');
    const facts = cases.map((line) => (JSON.parse(line) as { facts: object }).facts);
    await holds('checkFacts', 200, ...facts.map(check));
  });

  it('to each form of the document as it is filled in, which is never the caller’s fault', async () => {
    const wrong: string[] = [];
    await desk.aFile();
    await untilSigned(test);
    for (const operation of api.operations) {
      const roles = (operation.told['x-roles'] ?? []) as string[];
      const filled = api.parametersOf(operation).filter(({ example }) => example !== undefined);
      const inPlace = (where: string): [string, string][] =>
        filled
          .filter((one) => one['in'] === where)
          .map((one) => [String(one['name']), String(one['example'])]);
      const path = inPlace('path').reduce(
        (url, [name, value]) => url.replace(`{${name}}`, value),
        operation.path,
      );
      const content = (operation.told['requestBody'] as JsonObject | undefined)?.['content'];
      const body = (content as Record<string, JsonObject> | undefined)?.['application/json']?.['example'];
      const as = roles.find((role) => role in test.tokens) as keyof typeof test.tokens | undefined;
      const credentials =
        as === undefined
          ? { 'x-api-key': test.keys.partnerA }
          : { authorization: `Bearer ${test.tokens[as]}` };
      const request = test.request[operation.method as 'get' | 'post'](path)
        .query(Object.fromEntries(inPlace('query')))
        .set({ ...credentials, ...Object.fromEntries(inPlace('header')) });
      const answer = await (body === undefined ? request : request.send(body as object));
      wrong.push(...api.faultsOfAnswer(operation.id, answer));
      const isMadeUp = filled.some((one) => one['in'] === 'path' || one['example'] === UUID.example);
      if (answer.status >= 300 && !(isMadeUp && answer.status === 404))
        wrong.push(`${operation.id} ${answer.status} ${answer.text}`);
    }
    expect(wrong).toEqual([]);
  });

  it('to a health probe', async () => {
    await holds(
      'getLive',
      200,
      test.request.get('/health/live').then((response) => response),
    );
    await holds(
      'getReady',
      200,
      test.request.get('/health/ready').then((response) => response),
    );
  });

  it('when it says no', async () => {
    const fileNumber = await desk.aFile({ before: 'clear-for-interview' });
    const anyone = test.request.get('/v1/files').then((response) => response);
    await holds('listFiles', 401, anyone);
    await holds('listFiles', 400, desk.get('officer', '/v1/files?limit=0&colour=red'));
    await holds('listFiles', 403, desk.get('administrator', '/v1/files'));
    await holds('getFile', 404, desk.get('officer', '/v1/files/RD-00000-00000'));
    await holds('getFile', 400, desk.get('officer', '/v1/files/%zz'));
    await holds('getFile', 414, desk.get('officer', `/v1/files/${'7'.repeat(300)}`));
    await holds('startScreening', 409, desk.act('officer', fileNumber, 'start-screening'));
    await holds('startScreening', 412, desk.act('officer', fileNumber, 'start-screening', {}, '"99"'));
    await holds('startScreening', 428, desk.act('officer', fileNumber, 'start-screening', {}, null));
    await holds('getLaw', 422, desk.get('officer', '/v1/stca/law?on=2001-01-01'));
    await holds('submitBatch', 400, post('/v1/referral-batches', { 'x-api-key': test.keys.partnerA }, '{}'));
    const staff = { authorization: `Bearer ${test.tokens.officer}` };
    await holds(
      'checkFacts',
      400,
      post('/v1/stca/checks', staff, '{"assessedOn":'),
      post('/v1/stca/checks', staff, ''),
    );
    await holds('checkFacts', 413, post('/v1/stca/checks', staff, `"${'x'.repeat(1_100_000)}"`));
    await holds('checkFacts', 415, post('/v1/stca/checks', { ...staff, 'content-type': 'text/csv' }, 'a,b'));
    const key = randomUUID();
    await desk.send([aReferral()], { key });
    await holds('submitBatch', 422, desk.send([aReferral()], { key }));
  });

  it('to what its parser gives up on', async () => {
    const huge = test.request.get('/health/live').set('x-padding', 'x'.repeat(20_000));
    await holds(
      'getLive',
      431,
      huge.then((response) => response),
    );
  });
});
