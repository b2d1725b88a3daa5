import { startTestApp, type TestApp } from '../support/app.js';
import { ClosingDesk, closing, codeOf, REASON } from '../support/closing-desk.js';

type Json = Record<string, unknown>;

let test: TestApp;
let desk: ClosingDesk;
beforeAll(async () => {
  test = await startTestApp();
  desk = new ClosingDesk(test);
});
afterAll(() => test.close());

describe('reopening a file', () => {
  it('is a manager’s, for a reason; the earlier decision stays confirmed and is linked', async () => {
    const file = await desk.aFile();
    const [decision] = (await desk.read(file))['decisions'] as Json[];
    expect((await desk.act('officer', file, 'reopen', { reason: REASON })).status).toBe(403);
    expect((await desk.act('manager', file, 'reopen', {})).status).toBe(400);
    expect((await desk.act('manager', file, 'reopen', { reason: REASON }, null)).status).toBe(428);
    expect((await desk.act('manager', file, 'reopen', { reason: REASON }, '"1"')).status).toBe(412);
    const done = await desk.act('manager', file, 'reopen', { reason: REASON });
    expect([done.status, done.body]).toMatchObject([200, { state: 'screening' }]);
    expect(await desk.read(file)).toMatchObject({
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
    expect(await desk.own(file)).toMatchObject({ state: 'screening', outcome: null, pathway: null });
  });

  it('lets the acknowledgement of the check lapse, and goes the whole way again', async () => {
    const file = await desk.aFile();
    await desk.act('manager', file, 'reopen', { reason: REASON });
    const { checkId, acknowledged } = (await desk.read(file))['stca'] as Json;
    expect(acknowledged).toBe(false);
    await desk.act('officer', file, 'clear-for-interview', { acknowledgedCheckId: checkId });
    const closed = await desk.act('reviewer', file, 'close', closing('unreachable'));
    expect(closed.status).toBe(200);
    await desk.act('manager', file, 'reopen', { reason: REASON });
    expect((await desk.read(file))['rounds']).toMatchObject([
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
    expect((await desk.read(file))['stca']).toMatchObject({ assessedOn: '2027-03-10', acknowledged: false });
    const events = await desk.events(`file=${file}`, ({ action }) => action === 'file.check-made');
    expect(events).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ action: 'file.closed', fileSeq: 2 }),
        expect.objectContaining({ action: 'file.reopened', fileSeq: 3 }),
        expect.objectContaining({ action: 'file.check-made', fileSeq: 4 }),
      ]),
    );
  });

  it('of an open file is refused, with what is possible instead', async () => {
    const file = await desk.aReceivedFile();
    const refused = await desk.act('manager', file, 'reopen', { reason: REASON });
    expect([refused.status, codeOf(refused)]).toEqual([409, 'out-of-order']);
    expect((refused.body as { detail: string }).detail).toContain('start-screening');
  });

  it('undoes a merging; what happened stays in both histories', async () => {
    const { file, other } = await desk.twoOfOne();
    await desk.act('officer', file, 'close', closing('duplicate', other));
    expect((await desk.act('manager', file, 'reopen', { reason: REASON })).status).toBe(200);
    expect(await desk.read(file)).toMatchObject({
      mergedInto: null,
      rounds: [{ mergedInto: other, state: 'closed' }],
    });
    expect(await desk.read(other)).toMatchObject({ mergedFrom: [], version: 3 });
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
    desk.documented('reopen', gone);
    expect(await desk.own(file)).toMatchObject({ state: 'closed', closedAs: 'closed' });
  });
});
