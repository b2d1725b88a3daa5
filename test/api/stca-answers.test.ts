import { readFileSync } from 'node:fs';
import { type Response } from 'supertest';
import { type DemoStaffName } from '../../src/demo/demo-identities.js';
import { type JsonObject } from '../../src/platform/openapi/json.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { aReferral, Desk, eventually } from '../support/desk.js';
import { OpenApi } from '../support/openapi.js';

const api = new OpenApi(JSON.parse(readFileSync('openapi/openapi.json', 'utf8')) as JsonObject);
const PERSON = { familyName: 'Examplova', dateOfBirth: '2012-03-04', nationalities: ['RU'] };

let test: TestApp;
let desk: Desk;
let file: string;

beforeAll(async () => {
  test = await startTestApp({ worker: true });
  desk = new Desk(test);
  const sent = await desk.send([
    aReferral((referral) => {
      referral['intendedRoute'] = 'land-port-of-entry';
      referral['stca'] = { relatives: [{ relation: 'sister', inCanada: true, dateOfBirth: '2019-12-31' }] };
      referral['familyMembers'] = [
        { relationToPrincipal: 'spouse', person: { ...PERSON, dateOfBirth: '1990-01-01' } },
        { relationToPrincipal: 'child', person: PERSON },
      ];
    }),
  ]);
  file = sent.body.rows[0].fileNumber as string;
});

afterAll(() => test.close());

async function call(
  method: 'post' | 'patch',
  as: DemoStaffName,
  path: string,
  body: object = {},
  ifMatch?: string,
): Promise<Response> {
  const request = test.request[method](path).set('authorization', `Bearer ${test.tokens[as]}`);
  if (ifMatch !== undefined) void request.set('if-match', ifMatch);
  return request.send(body).then((answer) => answer);
}

function holds(operation: string, status: number, answer: Response): void {
  expect([operation, answer.status]).toEqual([operation, status]);
  expect(api.faultsOfAnswer(operation, answer)).toEqual([]);
}

describe('what the service answers about law and checks is what the document says', () => {
  it('to notices', async () => {
    const suspension = { kind: 'suspension', gazette: 'Made-up', publicizedOn: '2026-01-01' };
    holds('addNotice', 201, await call('post', 'administrator', '/v1/stca/notices', suspension));
    holds(
      'addNotice',
      400,
      await call('post', 'administrator', '/v1/stca/notices', { ...suspension, renews: 'x' }),
    );
    holds('addNotice', 403, await call('post', 'officer', '/v1/stca/notices', suspension));
    holds('listNotices', 200, await desk.get('officer', '/v1/stca/notices?limit=1'));
    holds('listNotices', 400, await desk.get('officer', '/v1/stca/notices?cursor=x'));
  });

  it('to work on the facts and checks of a file, the family members’ included', async () => {
    const facts = `/v1/files/${file}/facts`;
    const change = { changes: [{ fact: '/relatives/0/statuses', value: ['citizen'] }], reason: 'Made-up.' };
    holds('amendFacts', 200, await call('patch', 'officer', facts, change, '"1"'));
    holds('amendFacts', 400, await call('patch', 'officer', facts, change, '"2"'));
    holds('amendFacts', 412, await call('patch', 'officer', facts, change, '"1"'));
    holds('amendFacts', 428, await call('patch', 'officer', facts, change));
    const checks = `/v1/files/${file}/stca-checks`;
    const made = await call('post', 'officer', checks, {}, '"2"');
    holds('makeFileCheck', 201, made);
    const acknowledge = `${checks}/${made.body.stca.checkId}/acknowledge`;
    holds('acknowledgeFileCheck', 200, await call('post', 'officer', acknowledge, {}, '"3"'));
    holds('acknowledgeFileCheck', 409, await call('post', 'officer', `${checks}/x/acknowledge`, {}, '"4"'));
    holds('listFileChecks', 200, await desk.get('officer', checks));
    holds('listFileChecks', 404, await desk.get('officer', '/v1/files/RD-00000-00000/stca-checks'));
    const read = await desk.get('officer', `/v1/files/${file}`);
    holds('getFile', 200, read);
    expect(read.body.amendments).toHaveLength(1);
    const family = read.body.stca.family as { relationToPrincipal: string; result: { conclusion: string } }[];
    expect(family.map((one) => [one.relationToPrincipal, one.result.conclusion])).toEqual([
      ['spouse', 'undetermined'],
      ['child', 'exception-established'],
    ]);
    expect(JSON.stringify(read.body.stca)).not.toContain('Examplova');
  });

  it('to a re-check, from the request to who changes', async () => {
    const asked = await call('post', 'manager', '/v1/stca/rechecks', { on: '2009-12-30' });
    holds('requestRecheck', 422, asked);
    for (const on of ['2026-02-01', '2019-12-30']) {
      const request = await call('post', 'manager', '/v1/stca/rechecks', { on });
      holds('requestRecheck', 202, request);
      const path = request.headers['location'] as string;
      const done = await eventually(
        () => desk.get('manager', path),
        ({ body }) => body.state === 'finished',
      );
      holds('getRecheck', 200, done);
      expect(done.body.changed + done.body.notCheckable).toBe(1);
      holds('listRecheckChanges', 200, await desk.get('auditor', `${path}/changes?limit=1`));
    }
    holds('getRecheck', 404, await desk.get('manager', '/v1/stca/rechecks/x'));
    holds('listRecheckChanges', 403, await desk.get('officer', '/v1/stca/rechecks/x/changes'));
  });
});
