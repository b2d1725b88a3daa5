import { Client } from 'pg';
import { startTestApp, type TestApp } from '../support/app.js';
import { ClosingDesk, closing, codeOf, REASON } from '../support/closing-desk.js';
import { aReferral } from '../support/desk.js';
import { aFoundPair } from '../support/found-pairs.js';

type Json = Record<string, unknown>;

let test: TestApp;
let desk: ClosingDesk;
beforeAll(async () => {
  test = await startTestApp();
  desk = new ClosingDesk(test);
});
afterAll(() => test.close());

describe('closing a file', () => {
  it('as removed is an officer’s, ends it for good and keeps the reason sealed', async () => {
    const file = await desk.aReceivedFile();
    const done = await desk.act('officer', file, 'close', closing('removed-from-united-states'));
    expect([done.status, done.body]).toMatchObject([200, { state: 'closed', version: 2 }]);
    expect(await desk.read(file)).toMatchObject({
      closingReason: 'removed-from-united-states',
      outcome: null,
    });
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
      expect(await desk.read(file)).toMatchObject({ state: 'received', version: 1 });
      expect((await desk.act('reviewer', file, 'close', closing(reason))).status).toBe(200);
    },
  );

  it('takes what was open with it: the appointment, the proposal', async () => {
    const booked = await desk.aFile({ before: 'record-interview' });
    const proposed = await desk.aFile({ before: 'confirm-decision' });
    for (const file of [booked, proposed]) {
      expect((await desk.act('reviewer', file, 'close', closing('unreachable'))).status).toBe(200);
    }
    expect((await desk.read(booked))['interviews']).toMatchObject([{ status: 'cancelled' }]);
    expect((await desk.read(proposed))['decisions']).toMatchObject([{ status: 'lapsed' }]);
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
    expect(await desk.read(file)).toMatchObject({ state: 'received', version: 1 });
  });
});

describe('a file that is closed as the duplicate of another', () => {
  it('goes on as the other one: both say so, both keep their history, each has its event', async () => {
    const { file, other } = await desk.twoOfOne();
    const before = await desk.read(other);
    const done = await desk.act('officer', file, 'close', closing('duplicate', other));
    expect([done.status, done.body]).toMatchObject([200, { state: 'closed', version: 2 }]);
    expect(await desk.read(file)).toMatchObject({
      closingReason: 'duplicate',
      mergedInto: other,
      mergedFrom: [],
    });
    expect(await desk.read(other)).toMatchObject({
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
    expect(await desk.read(other)).toMatchObject({ version: 1, mergedFrom: [] });
  });

  it('is refused in the same words for a file that is not there, for itself, and for one it was never compared with', async () => {
    const { file } = await desk.twoOfOne();
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
    const { file, other } = await desk.twoOfOne();
    expect((await desk.act('officer', file, 'close', closing('duplicate', other))).status).toBe(200);
    const back = await desk.act('officer', other, 'close', closing('duplicate', file));
    expect([back.status, codeOf(back)]).toEqual([409, 'kept-file-ended']);
  });

  it('ends once, when two officers close the two as each other’s duplicate at once', async () => {
    const { file, other } = await desk.twoOfOne();
    const tags = [await desk.etag(file), await desk.etag(other)];
    const answers = await Promise.all([
      desk.act('officer', file, 'close', closing('duplicate', other), tags[0]),
      desk.act('officer2', other, 'close', closing('duplicate', file), tags[1]),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    const states = [(await desk.read(file))['state'], (await desk.read(other))['state']];
    expect(states.sort()).toEqual(['closed', 'received']);
  });

  it('may go on as one that is decided already', async () => {
    const file = await desk.aReceivedFile();
    const decided = await desk.aFile({ by: 'partnerB' });
    await desk.find(aFoundPair(file, decided));
    const [candidate = {}] = await desk.candidatesOf(file);
    await desk.review(file, String(candidate['candidateId']), 'confirm');
    expect((await desk.act('officer', file, 'close', closing('duplicate', decided))).status).toBe(200);
    expect(await desk.read(decided)).toMatchObject({
      state: 'decided',
      outcome: 'accepted',
      mergedFrom: [file],
    });
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
    desk.documented('close', refused);
    expect((refused.body as { detail: string }).detail).toContain(': 1.');
    expect(await desk.read(other)).toMatchObject({ version: 1 });
    expect((await desk.act('reviewer', file, 'close', closing('duplicate', other))).status).toBe(200);
  });

  it('is, for its partner, closed like any other: nothing tells that somebody else referred the person', async () => {
    const { file, other } = await desk.twoOfOne();
    await desk.act('officer', file, 'close', closing('duplicate', other));
    const removed = await desk.aReceivedFile();
    await desk.act('officer', removed, 'close', closing('removed-from-united-states'));
    const alike = ({ externalReference: _r, fileNumber: _n, receivedAt: _a, ...rest }: Json): Json => rest;
    expect(alike(await desk.own(file))).toEqual(alike(await desk.own(removed)));
    expect(await desk.own(file)).toMatchObject({
      state: 'closed',
      closedAs: 'closed',
      outcome: null,
      pathway: null,
    });
    expect(JSON.stringify(await desk.own(file))).not.toMatch(/duplicate|merged/);
    expect(JSON.stringify(await desk.own(other, 'partnerB'))).not.toMatch(/duplicate|merged|RD-.*RD-/);
    const withdrawn = await desk.aReceivedFile();
    await desk.act('officer', withdrawn, 'withdraw', { requestedBy: 'counsel', reason: REASON });
    expect(await desk.own(withdrawn)).toMatchObject({ closedAs: 'withdrawn' });
    const open = await desk.aReceivedFile();
    expect(await desk.own(open)).toMatchObject({ closedAs: null, pathway: null, members: [] });
  });

  it('is guarded by the database too, whatever the service would do', async () => {
    const { file, other } = await desk.twoOfOne();
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

function withSister(referral: Json): void {
  referral['familyMembers'] = [
    {
      relationToPrincipal: 'sister',
      person: { familyName: 'Xkanarei', givenNames: 'Xkanareika', dateOfBirth: '1991-02-03' },
    },
  ];
}
