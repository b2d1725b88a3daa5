import { readFileSync } from 'node:fs';
import { Client } from 'pg';
import { type Response } from 'supertest';
import { type JsonObject } from '../../src/platform/openapi/json.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { aReferral } from '../support/desk.js';
import { aFoundPair, DuplicatesDesk } from '../support/found-pairs.js';
import { OpenApi } from '../support/openapi.js';

const api = new OpenApi(JSON.parse(readFileSync('openapi/openapi.json', 'utf8')) as JsonObject);

type Json = Record<string, unknown>;

let test: TestApp;
let desk: DuplicatesDesk;
beforeAll(async () => {
  test = await startTestApp();
  desk = new DuplicatesDesk(test);
});
afterAll(() => test.close());

const REASON = 'Canary reason: the aunt told it on the telephone.';
/** What staff and a partner read, each of it as the document says. */
const read = async (file: string): Promise<Json> =>
  documented('getFile', await desk.get('officer', `/v1/files/${file}`));
const own = async (file: string, by: 'partnerA' | 'partnerB' = 'partnerA'): Promise<Json> =>
  documented('getReferral', await desk.getAs(by, `/v1/referrals/${file}`));
const documented = (operation: string, answer: Response): Json => {
  expect(api.faultsOfAnswer(operation, answer)).toEqual([]);
  return answer.body as Json;
};
const codeOf = (answer: { body: unknown }): string =>
  String((answer.body as { type?: string }).type)
    .split(':')
    .at(-1) ?? '';
const closing = (reasonCode: string, keptFileNumber?: string): object => ({
  ...{ reasonCode, reason: REASON },
  ...(keptFileNumber === undefined ? {} : { keptFileNumber }),
});

/** Two files of two partners, of which an officer has confirmed that their principals are one person. */
async function twoOfOne(): Promise<{ file: string; other: string; candidateId: string }> {
  const { file, other, candidate } = await desk.aCandidate();
  const candidateId = String(candidate['candidateId']);
  const confirmed = await desk.review(file, candidateId, 'confirm');
  expect(confirmed.status).toBe(200);
  return { file, other, candidateId };
}

describe('closing a file', () => {
  it('as removed is an officer’s, ends it for good and keeps the reason sealed', async () => {
    const file = await desk.aReceivedFile();
    const done = await desk.act('officer', file, 'close', closing('removed-from-united-states'));
    expect([done.status, done.body]).toMatchObject([200, { state: 'closed', version: 2 }]);
    expect(await read(file)).toMatchObject({ closingReason: 'removed-from-united-states', outcome: null });
    const [event] = await desk.events(`action=file.closed`, ({ subjectId }) => subjectId === file);
    expect(event).toBeDefined();
    expect(JSON.stringify(await desk.events(`action=file.closed`))).not.toContain('aunt');
    const again = await desk.act('officer', file, 'close', closing('removed-from-united-states'));
    expect([again.status, codeOf(again)]).toEqual([409, 'nothing-more-possible']);
  });

  it.each(['out-of-mandate', 'unreachable'])(
    'as %s is a reviewer’s, as a refusal would be',
    async (reason) => {
      const file = await desk.aReceivedFile();
      const refused = await desk.act('officer', file, 'close', closing(reason));
      expect([refused.status, codeOf(refused)]).toEqual([403, 'closing-needs-reviewer']);
      expect(await read(file)).toMatchObject({ state: 'received', version: 1 });
      expect((await desk.act('reviewer', file, 'close', closing(reason))).status).toBe(200);
    },
  );

  it('takes what was open with it: the appointment, the proposal', async () => {
    const booked = await desk.aFile({ before: 'record-interview' });
    const proposed = await desk.aFile({ before: 'confirm-decision' });
    for (const file of [booked, proposed]) {
      expect((await desk.act('reviewer', file, 'close', closing('unreachable'))).status).toBe(200);
    }
    expect((await read(booked))['interviews']).toMatchObject([{ status: 'cancelled' }]);
    expect((await read(proposed))['decisions']).toMatchObject([{ status: 'lapsed' }]);
  });

  it.each([
    ['an unknown reason', closing('tired-of-it'), 400, '#/reasonCode'],
    ['no reason in words', { reasonCode: 'unreachable' }, 400, '#/reason'],
    ['what is no file number', closing('duplicate', 'RD-1'), 400, '#/keptFileNumber'],
    ['as duplicate of no file', closing('duplicate'), 422, '#/keptFileNumber'],
    [
      'a file to keep, and not as duplicate',
      closing('unreachable', 'RD-00000-00000'),
      422,
      '#/keptFileNumber',
    ],
  ])('with %s is refused by pointer and changes nothing', async (_, body, status, pointer) => {
    const file = await desk.aReceivedFile();
    const refused = await desk.act('reviewer', file, 'close', body);
    expect(refused.status).toBe(status);
    expect((refused.body as { errors: Json[] }).errors).toContainEqual(expect.objectContaining({ pointer }));
    expect(await read(file)).toMatchObject({ state: 'received', version: 1 });
  });
});

describe('a file that is closed as the duplicate of another', () => {
  it('goes on as the other one: both say so, both keep their history, each has its event', async () => {
    const { file, other } = await twoOfOne();
    const before = await read(other);
    const done = await desk.act('officer', file, 'close', closing('duplicate', other));
    expect([done.status, done.body]).toMatchObject([200, { state: 'closed', version: 2 }]);
    expect(await read(file)).toMatchObject({ closingReason: 'duplicate', mergedInto: other, mergedFrom: [] });
    expect(await read(other)).toMatchObject({
      ...{ state: before['state'], referral: before['referral'], mergedInto: null },
      ...{ mergedFrom: [file], version: Number(before['version']) + 1 },
    });
    const events = await desk.events(`file=${other}`, ({ action }) => action === 'file.merged-in');
    expect(events).toContainEqual(expect.objectContaining({ action: 'file.merged-in', fileSeq: 2 }));
  });

  it.each([
    ['nobody looked at the two', undefined],
    ['they were confirmed as relatives', { as: 'relative', reason: 'Made-up reason.' }],
  ])('stays open where %s', async (_, confirmation) => {
    const { file, other, candidate } = await desk.aCandidate();
    if (confirmation !== undefined)
      await desk.review(file, String(candidate['candidateId']), 'confirm', { body: confirmation });
    const refused = await desk.act('reviewer', file, 'close', closing('duplicate', other));
    expect([refused.status, codeOf(refused)]).toEqual([409, 'not-a-confirmed-duplicate']);
    expect((refused.body as { detail: string }).detail).toContain(`/v1/files/${file}/duplicates`);
    expect(await read(other)).toMatchObject({ version: 1, mergedFrom: [] });
  });

  it('is refused in the same words for a file that is not there, for itself, and for one it was never compared with', async () => {
    const { file } = await twoOfOne();
    const stranger = await desk.aReceivedFile();
    const details = new Set<string>();
    for (const kept of ['RD-00000-00000', file, stranger]) {
      const refused = await desk.act('officer', file, 'close', closing('duplicate', kept));
      expect([kept, refused.status, codeOf(refused)]).toEqual([kept, 409, 'not-a-confirmed-duplicate']);
      details.add((refused.body as { detail: string }).detail);
    }
    expect(details.size).toBe(1);
  });

  it('is kept by none that is merged or closed itself, so nothing goes in a circle', async () => {
    const { file, other } = await twoOfOne();
    expect((await desk.act('officer', file, 'close', closing('duplicate', other))).status).toBe(200);
    const back = await desk.act('officer', other, 'close', closing('duplicate', file));
    expect([back.status, codeOf(back)]).toEqual([409, 'kept-file-ended']);
  });

  it('ends once, when two officers close the two as each other’s duplicate at once', async () => {
    const { file, other } = await twoOfOne();
    const tags = [await desk.etag(file), await desk.etag(other)];
    const answers = await Promise.all([
      desk.act('officer', file, 'close', closing('duplicate', other), tags[0]),
      desk.act('officer2', other, 'close', closing('duplicate', file), tags[1]),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    const states = [(await read(file))['state'], (await read(other))['state']];
    expect(states.sort()).toEqual(['closed', 'received']);
  });

  it('may go on as one that is decided already', async () => {
    const file = await desk.aReceivedFile();
    const decided = await desk.aFile({ by: 'partnerB' });
    await desk.find(aFoundPair(file, decided));
    const [candidate = {}] = await desk.candidatesOf(file);
    await desk.review(file, String(candidate['candidateId']), 'confirm');
    expect((await desk.act('officer', file, 'close', closing('duplicate', decided))).status).toBe(200);
    expect(await read(decided)).toMatchObject({ state: 'decided', outcome: 'accepted', mergedFrom: [file] });
  });

  it('needs a reviewer while a person of it is not confirmed to be in the other', async () => {
    const sent = await desk.send([aReferral(withSister)]);
    const file = (sent.body as { rows: { fileNumber: string }[] }).rows[0]?.fileNumber ?? '';
    const other = await desk.aReceivedFile('partnerB');
    await desk.find(aFoundPair(file, other));
    const [candidate = {}] = await desk.candidatesOf(file);
    await desk.review(file, String(candidate['candidateId']), 'confirm');
    const refused = await desk.act('officer', file, 'close', closing('duplicate', other));
    expect([refused.status, codeOf(refused)]).toEqual([403, 'persons-left-out']);
    documented('close', refused);
    expect((refused.body as { detail: string }).detail).toContain(': 1.');
    expect(await read(other)).toMatchObject({ version: 1 });
    expect((await desk.act('reviewer', file, 'close', closing('duplicate', other))).status).toBe(200);
  });

  it('is, for its partner, closed like any other: nothing tells that somebody else referred the person', async () => {
    const { file, other } = await twoOfOne();
    await desk.act('officer', file, 'close', closing('duplicate', other));
    const removed = await desk.aReceivedFile();
    await desk.act('officer', removed, 'close', closing('removed-from-united-states'));
    const alike = ({ externalReference: _r, fileNumber: _n, receivedAt: _a, ...rest }: Json): Json => rest;
    expect(alike(await own(file))).toEqual(alike(await own(removed)));
    expect(await own(file)).toMatchObject({
      state: 'closed',
      closedAs: 'closed',
      outcome: null,
      pathway: null,
    });
    expect(JSON.stringify(await own(file))).not.toMatch(/duplicate|merged/);
    expect(JSON.stringify(await own(other, 'partnerB'))).not.toMatch(/duplicate|merged|RD-.*RD-/);
    const withdrawn = await desk.aReceivedFile();
    await desk.act('officer', withdrawn, 'withdraw', { requestedBy: 'counsel', reason: REASON });
    expect(await own(withdrawn)).toMatchObject({ closedAs: 'withdrawn' });
    const open = await desk.aReceivedFile();
    expect(await own(open)).toMatchObject({ closedAs: null, pathway: null, members: [] });
  });

  it('is guarded by the database too, whatever the service would do', async () => {
    const { file, other } = await twoOfOne();
    const [stranger, ended] = [await desk.aReceivedFile(), await desk.aReceivedFile('partnerB')];
    await desk.find(aFoundPair(file, ended));
    const candidate = (await desk.candidatesOf(ended))[0] ?? {};
    await desk.review(ended, String(candidate['candidateId']), 'confirm');
    await desk.act('reviewer', ended, 'close', closing('unreachable'));
    const app = new Client({ ...test.database.app });
    await app.connect();
    const merge = async (kept: string, state = 'closed'): Promise<string> => {
      await app.query(`BEGIN; SELECT set_config('app.role', 'system', true)`);
      const made = await app
        .query(
          `UPDATE case_files SET state = $3, closing_reason = 'duplicate', merged_into = $2, version = version + 1
           WHERE file_number = $1`,
          [file, kept, state],
        )
        .then(
          ({ rowCount }) => `${rowCount}`,
          (error: { code: string }) => error.code,
        );
      await app.query('ROLLBACK');
      return made;
    };
    expect([await merge(stranger), await merge(ended), await merge(file)]).toEqual([
      'RDA20',
      'RDA20',
      'RDA20',
    ]);
    expect([await merge(other, 'screening'), await merge(other)]).toEqual(['RDA20', '1']);
    await app.end();
  });
});

describe('reopening a file', () => {
  it('is a manager’s, for a reason; the earlier decision stays confirmed and is linked', async () => {
    const file = await desk.aFile();
    const [decision] = (await read(file))['decisions'] as Json[];
    expect((await desk.act('officer', file, 'reopen', { reason: REASON })).status).toBe(403);
    expect((await desk.act('manager', file, 'reopen', {})).status).toBe(400);
    expect((await desk.act('manager', file, 'reopen', { reason: REASON }, null)).status).toBe(428);
    expect((await desk.act('manager', file, 'reopen', { reason: REASON }, '"1"')).status).toBe(412);
    const done = await desk.act('manager', file, 'reopen', { reason: REASON });
    expect([done.status, done.body]).toMatchObject([200, { state: 'screening' }]);
    expect(await read(file)).toMatchObject({
      ...{ state: 'screening', round: 2, outcome: null, closingReason: null },
      rounds: [
        {
          ...{ round: 1, state: 'decided', outcome: 'accepted', decisionId: decision?.['decisionId'] },
          ...{
            closingReason: null,
            mergedInto: null,
            reopenedBy: 'stf_demo-manager',
            reopenedBecause: REASON,
          },
        },
      ],
      decisions: [{ decisionId: decision?.['decisionId'], status: 'confirmed' }],
    });
    const log = (await desk.get('auditor', '/v1/decision-log?limit=200')).body as { items: Json[] };
    expect(log.items.map((one) => one['decisionId'])).toContain(decision?.['decisionId']);
    expect(await own(file)).toMatchObject({ state: 'screening', outcome: null, pathway: null });
  });

  it('lets the acknowledgement of the check lapse, and goes the whole way again', async () => {
    const file = await desk.aFile();
    await desk.act('manager', file, 'reopen', { reason: REASON });
    const { checkId, acknowledged } = (await read(file))['stca'] as Json;
    expect(acknowledged).toBe(false);
    await desk.act('officer', file, 'clear-for-interview', { acknowledgedCheckId: checkId });
    const closed = await desk.act('reviewer', file, 'close', closing('unreachable'));
    expect(closed.status).toBe(200);
    await desk.act('manager', file, 'reopen', { reason: REASON });
    expect((await read(file))['rounds']).toMatchObject([
      { round: 1, state: 'decided' },
      { round: 2, state: 'closed', closingReason: 'unreachable', decisionId: null },
    ]);
  });

  it('checks the facts anew under the law of the day: re-checks passed the file over while it had ended', async () => {
    const file = await desk.aReceivedFile();
    await desk.act('officer', file, 'close', closing('removed-from-united-states'));
    test.setDay('2027-03-10');
    const done = await desk.act('manager', file, 'reopen', { reason: REASON });
    test.setDay();
    expect([done.status, done.headers['etag'], done.body]).toMatchObject([200, '"4"', { version: 4 }]);
    const checks = (await desk.get('officer', `/v1/files/${file}/stca-checks`)).body as { items: Json[] };
    expect(checks.items).toMatchObject([
      { assessedOn: '2027-03-10', cause: 'on-demand' },
      { cause: 'intake' },
    ]);
    expect((await read(file))['stca']).toMatchObject({ assessedOn: '2027-03-10', acknowledged: false });
    const events = await desk.events(`file=${file}`, ({ action }) => action === 'file.check-made');
    const chained = events.filter(({ fileSeq }) => fileSeq !== null).map(({ action }) => action);
    expect(chained).toEqual(['file.received', 'file.closed', 'file.reopened', 'file.check-made']);
  });

  it('of an open file is refused, with what is possible instead', async () => {
    const file = await desk.aReceivedFile();
    const refused = await desk.act('manager', file, 'reopen', { reason: REASON });
    expect([refused.status, codeOf(refused)]).toEqual([409, 'out-of-order']);
    expect((refused.body as { detail: string }).detail).toContain('start-screening');
  });

  it('undoes a merging; what happened stays in both histories', async () => {
    const { file, other } = await twoOfOne();
    await desk.act('officer', file, 'close', closing('duplicate', other));
    expect((await desk.act('manager', file, 'reopen', { reason: REASON })).status).toBe(200);
    expect(await read(file)).toMatchObject({
      mergedInto: null,
      rounds: [{ mergedInto: other, state: 'closed' }],
    });
    expect(await read(other)).toMatchObject({ mergedFrom: [], version: 3 });
    const events = await desk.events(`file=${other}`, ({ action }) => action === 'file.merge-undone');
    const chained = events.filter(({ fileSeq }) => fileSeq !== null).map(({ action }) => action);
    expect(chained).toEqual(['file.received', 'file.merged-in', 'file.merge-undone']);
    expect((await desk.act('officer', other, 'close', closing('duplicate', file))).status).toBe(200);
  });

  it('of one whose content was destroyed is answered 410', async () => {
    const file = await desk.aReceivedFile();
    const disposal = `/v1/files/${file}/disposal`;
    const tag = String((await desk.get('administrator', disposal)).headers['etag']);
    await test.request
      .post(disposal)
      .set({ authorization: `Bearer ${test.tokens.administrator}`, 'if-match': tag })
      .send({ basis: 'emergency-order', orderCode: 'HOM-2026/1' })
      .expect(200);
    const gone = await desk.act('manager', file, 'reopen', { reason: REASON }, '"2"');
    expect([gone.status, codeOf(gone)]).toEqual([410, 'gone']);
    documented('reopen', gone);
    expect(await own(file)).toMatchObject({ state: 'closed', closedAs: 'closed' });
  });
});

function withSister(referral: Json): void {
  referral['familyMembers'] = [
    {
      relationToPrincipal: 'sister',
      person: { familyName: 'Xkanarei', givenNames: 'Xkanareika', dateOfBirth: '1991-02-03' },
    },
  ];
}
