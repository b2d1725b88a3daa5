import { readFileSync } from 'node:fs';
import { type Response } from 'supertest';
import { GENERATED } from '../../src/cli/docs/generated.js';
import { matrixCell } from '../../src/cli/docs/transition-matrix.js';
import { ROLES } from '../../src/domain/access.js';
import { FILE_STATES, type FileState } from '../../src/domain/case-file/states.js';
import {
  FILE_ACTIONS,
  type FileAction,
  type Transition,
  TRANSITIONS,
} from '../../src/domain/case-file/transitions.js';
import { type DemoStaffName } from '../../src/demo/demo-identities.js';
import { type JsonObject } from '../../src/platform/openapi/json.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { InformingDesk } from '../support/informing-desk.js';
import { OpenApi, type Operation } from '../support/openapi.js';

describe('what is generated from the table of transitions', () => {
  it.each(Object.entries(GENERATED))('%s is committed as it is (npm run docs writes it)', (path, make) => {
    expect(make()).toBe(readFileSync(path, 'utf8'));
  });

  it('reaches every state from the first one, and from every state another', () => {
    const reached = new Set<FileState>(['received']);
    for (const state of reached) {
      const ways = FILE_ACTIONS.map((action): Transition => TRANSITIONS[action]).filter(
        ({ from, to }) => from.includes(state) && to !== 'unchanged' && to !== state,
      );
      expect(ways).not.toEqual([]);
      for (const { to } of ways) if (to !== 'unchanged') reached.add(to);
    }
    expect([...reached].sort()).toEqual([...FILE_STATES].sort());
  });
});

describe('the matrix state × action × role over HTTP', () => {
  /** A version that no file of the test reaches: who may act is told 412, and nothing is changed. */
  const NEVER = '"2147483647"';
  const CALLERS = ROLES.filter((role) => role !== 'system');
  type Caller = (typeof CALLERS)[number];

  let test: TestApp;
  let api: OpenApi;
  let files: ReadonlyMap<FileState, { readonly number: string; readonly tag: string }>;

  beforeAll(async () => {
    test = await startTestApp();
    const desk = new InformingDesk(test);
    api = new OpenApi((await test.request.get('/openapi.json')).body as JsonObject);
    const closed = await desk.aFile({ before: 'start-screening' });
    await desk.act('officer', closed, 'withdraw', { requestedBy: 'claimant', reason: 'Made-up reason.' });
    const numbers: Readonly<Record<FileState, string>> = {
      received: await desk.aFile({ before: 'start-screening' }),
      screening: await desk.aFile({ before: 'clear-for-interview' }),
      'awaiting-information': (await desk.anAskedFile()).fileNumber,
      'ready-for-interview': await desk.aFile({ before: 'schedule-interview' }),
      'interview-scheduled': await desk.aFile({ before: 'record-interview' }),
      interviewed: await desk.aFile({ before: 'propose-decision' }),
      'decision-proposed': await desk.aFile({ before: 'confirm-decision' }),
      decided: await desk.aFile(),
      closed,
    };
    files = new Map(
      await Promise.all(
        FILE_STATES.map(async (state) => {
          const number = numbers[state];
          const { headers, body } = await desk.get('officer', `/v1/files/${number}`);
          expect((body as { state: string }).state).toBe(state);
          return [state, { number, tag: headers['etag'] as string }] as const;
        }),
      ),
    );
  }, 60_000);

  afterAll(() => test.close());

  /** The operation by which a caller takes an action: partners have addresses of their own. */
  function operationOf(action: FileAction, caller: Caller): Operation | undefined {
    const { partner }: Transition = TRANSITIONS[action];
    const path =
      caller === 'partner' && partner !== null
        ? `/v1/referrals/{fileNumber}/${action === 'withdraw' ? 'withdraw' : 'information'}`
        : `/v1/files/{fileNumber}/actions/${action}`;
    return api.operations.find((one) => one.path === path && one.method === 'post');
  }

  async function take(operation: Operation, caller: Caller, number: string, tag: string): Promise<Response> {
    const content = (operation.told['requestBody'] as JsonObject)['content'] as Record<string, JsonObject>;
    const credentials =
      caller === 'partner'
        ? { 'x-api-key': test.keys.partnerA }
        : { authorization: `Bearer ${test.tokens[caller as DemoStaffName]}` };
    return test.request
      .post(operation.path.replace('{fileNumber}', number))
      .set({ ...credentials, 'if-match': tag })
      .send(content['application/json']?.['example'] as object);
  }

  const toldOf = ({ status, body }: Response): string =>
    `${status} ${
      String((body as { type?: string }).type)
        .split(':')
        .at(-1) ?? ''
    }`;

  it.each(FILE_STATES)(
    'is answered as it stands for a file in state %s, and the file is as it was',
    async (state) => {
      const { number = '', tag = '' } = files.get(state) ?? {};
      const cells = FILE_ACTIONS.flatMap((action) =>
        CALLERS.flatMap((caller) => {
          const operation = operationOf(action, caller);
          return operation === undefined ? [] : [{ action, caller, operation }];
        }),
      );
      expect(cells.length).toBeGreaterThan(50);
      const ended = state === 'decided' || state === 'closed';
      const expected = {
        yes: '412 stale-version',
        '403': '403 forbidden',
        '409': `409 ${ended ? 'nothing-more-possible' : 'out-of-order'}`,
      };
      const tried = await Promise.all(
        cells.map(async ({ action, caller, operation }) => {
          const cell = matrixCell(state, action, caller);
          const told = toldOf(await take(operation, caller, number, cell === 'yes' ? NEVER : tag));
          return told === expected[cell] ? null : `${action} by ${caller}: ${told}, not ${expected[cell]}`;
        }),
      );
      const wrong = tried.filter((one) => one !== null);
      expect(wrong).toEqual([]);
      const { headers } = await test.request
        .get(`/v1/files/${number}`)
        .set('authorization', `Bearer ${test.tokens.officer}`);
      expect(headers['etag']).toBe(tag);
    },
  );
});
