import { randomUUID } from 'node:crypto';
import { startTestApp, type TestApp } from '../support/app.js';
import { InformingDesk } from '../support/informing-desk.js';

let test: TestApp;
let desk: InformingDesk;

beforeAll(async () => {
  test = await startTestApp();
  desk = new InformingDesk(test);
});

afterAll(() => test.close());

describe('an officer', () => {
  const answered = async (value: unknown = ['citizen']) => {
    const { fileNumber, ids } = await desk.anAskedFile();
    await desk.supply(fileNumber, [
      { questionId: ids[0], value },
      { questionId: ids[1], answer: 'Made-up answer.' },
    ]);
    return { fileNumber, ids };
  };

  it('declines an answer with a reason that is kept, and the facts stay as they are', async () => {
    const { fileNumber, ids } = await answered();
    const before = await desk.read(fileNumber);
    const done = await desk.settle('decline', fileNumber, ids[0]);
    expect([done.status, done.body.version]).toEqual([200, before.version + 1]);
    const after = await desk.read(fileNumber);
    expect([after.stca, after.amendments]).toEqual([before.stca, []]);
    const { questions } = (await desk.informationOf(fileNumber)).requests[0];
    expect(questions[0]).toMatchObject({
      status: 'declined',
      settlement: { settledBy: 'stf_demo-officer', reason: 'Made-up reason. Of settling.', checkId: null },
    });
  });

  it('is not named to the partner, and neither is what the officer made of the answer, or why', async () => {
    const { fileNumber, ids } = await answered();
    const screened = (await desk.getAs('partnerA', `/v1/referrals/${fileNumber}`)).body;
    await desk.settle('decline', fileNumber, ids[0]);
    const seen = await desk.getAs('partnerA', `/v1/referrals/${fileNumber}`);
    expect(seen.body).toEqual({ ...screened, version: screened.version + 1 });
    expect(seen.text).not.toMatch(/stf_|Made-up|declined/);
    const read = await test.request
      .get(`/v1/files/${fileNumber}/information`)
      .set('x-api-key', test.keys.partnerA);
    expect(read.status).toBe(403);
  });

  it('accepts words without a value, and a value that is so already, and no new check is made', async () => {
    const { fileNumber, ids } = await answered();
    await desk.amend(fileNumber, {
      changes: [{ fact: '/relatives/0/statuses', value: ['citizen'] }],
      reason: 'Made-up reason.',
    });
    const { stca } = await desk.read(fileNumber);
    expect((await desk.settle('accept', fileNumber, ids[0])).status).toBe(200);
    expect((await desk.settle('accept', fileNumber, ids[1])).status).toBe(200);
    expect((await desk.read(fileNumber)).stca.checkId).toBe(stca.checkId);
  });

  it('settles an answer once, and none that is open or was not given', async () => {
    const { fileNumber, ids } = await answered();
    await desk.settle('accept', fileNumber, ids[0]);
    for (const how of ['accept', 'decline'] as const) {
      const again = await desk.settle(how, fileNumber, ids[0]);
      expect([again.status, again.body.type]).toEqual([409, 'urn:referral-desk:problem:no-answer-to-settle']);
      expect(again.body.detail).toContain('accepted');
    }
    const open = await desk.anAskedFile();
    expect((await desk.settle('accept', open.fileNumber, open.ids[0])).status).toBe(409);
  });

  it('needs If-Match, the right file and the right question', async () => {
    const { fileNumber, ids } = await answered();
    const other = await answered();
    expect((await desk.settle('accept', fileNumber, ids[0], null)).status).toBe(428);
    expect((await desk.settle('accept', fileNumber, ids[0], '"1"')).status).toBe(412);
    expect((await desk.settle('accept', fileNumber, other.ids[0])).status).toBe(404);
    expect((await desk.settle('accept', fileNumber, randomUUID())).status).toBe(404);
    expect((await desk.settle('accept', fileNumber, 'x')).status).toBe(404);
    expect((await desk.settle('accept', fileNumber, ids[0], undefined, 'reviewer')).status).toBe(403);
  });

  it('cannot have a decision confirmed that was proposed before an answer was accepted', async () => {
    const { fileNumber, ids } = await answered();
    const { stca } = await desk.read(fileNumber);
    await desk.act('officer', fileNumber, 'clear-for-interview', { acknowledgedCheckId: stca.checkId });
    await desk.settle('accept', fileNumber, ids[0]);
    const file = await desk.read(fileNumber);
    expect([file.state, file.stca.acknowledged]).toEqual(['ready-for-interview', false]);
  });
});
