import { Client } from 'pg';
import { utcDay, addDays } from '../../src/domain/calendar-day.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { aRefusal, aSentence, DecidingDesk, toldBy } from '../support/deciding-desk.js';
import { PROPOSAL } from '../support/desk.js';
import { InformingDesk } from '../support/informing-desk.js';

const RETURN = { reason: 'Made-up reason of a return.' };

let test: TestApp;
let desk: DecidingDesk;

beforeAll(async () => {
  test = await startTestApp();
  desk = new DecidingDesk(test);
});

afterAll(() => test.close());

describe('a proposal', () => {
  it('is refused with every place where a reason has no footing, and nothing is stored', async () => {
    const file = await desk.aFile({ before: 'propose-decision' });
    const reasons = [
      { provision: 'IRPA 24', fact: '/unitedStates/proceedings/stage', text: 'Made-up reason.' },
      { provision: 'IRPA 26', fact: '/relatives/99/statuses', text: 'Made-up reason.' },
      { fact: '/assessedOn', text: 'Made-up reason.' },
    ];
    const refused = await desk.act('officer', file, 'propose-decision', { ...PROPOSAL, reasons });
    expect(toldBy(refused)).toEqual([422, 'reasons-not-sound']);
    const { errors } = refused.body as { errors: { pointer: string; code: string; detail: string }[] };
    expect(errors.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
      '#/reasons/1/provision provision-not-known',
      '#/reasons/1/fact fact-not-there',
      '#/reasons/2/fact fact-not-there',
    ]);
    expect(errors[0]?.detail).toContain('GET /v1/stca/law');
    expect(refused.text).not.toMatch(/IRPA 26|relatives/);
    expect([await desk.decisionsOf(file), await desk.etag(file)]).toEqual([[], '"5"']);
  });

  it('that ends a person’s chance needs a reason tied to this file', async () => {
    const file = await desk.aFile({ before: 'propose-decision' });
    const untied = { reasons: [{ provision: 'IRPR 139(1)(e)', text: 'Made-up reason.' }] };
    for (const outcome of ['not-accepted', 'referred-elsewhere']) {
      const refused = await desk.act('officer', file, 'propose-decision', { outcome, ...untied });
      expect(toldBy(refused)).toEqual([422, 'reason-not-tied-to-facts']);
    }
  });

  it('is returned with a reason, stays as it was, and a new one is made beside it', async () => {
    const file = await desk.aProposedFile();
    expect((await desk.act('reviewer', file, 'return-proposal', {})).status).toBe(400);
    const returned = await desk.act('reviewer', file, 'return-proposal', RETURN);
    expect([returned.status, returned.body.state]).toEqual([200, 'interviewed']);
    expect(toldBy(await desk.act('reviewer', file, 'return-proposal', RETURN))).toEqual([
      409,
      'out-of-order',
    ]);
    expect((await desk.act('officer', file, 'propose-decision', PROPOSAL)).status).toBe(200);
    expect((await desk.act('reviewer', file, 'confirm-decision')).status).toBe(200);
    const [first, second] = await desk.decisionsOf(file);
    expect(first).toMatchObject({
      ...{ status: 'returned', round: 1, persons: 0, outcome: 'not-accepted', earlierDecisionId: null },
      ...{ returnedBy: 'stf_demo-reviewer', returnReason: RETURN.reason, confirmedBy: null },
    });
    expect(second).toMatchObject({
      ...{ status: 'confirmed', round: 1, outcome: 'accepted', returnedBy: null, returnReason: null },
      ...{ confirmedBy: 'stf_demo-reviewer', repeatedText: [] },
    });
    expect(second?.['persons']).toBe((await desk.read(file)).persons);
  });
});

describe('whoever proposed in a round', () => {
  it('neither confirms nor returns anything in it, though the proposal was returned and another’s stands', async () => {
    const file = await desk.aProposedFile();
    await desk.act('reviewer', file, 'return-proposal', RETURN);
    await desk.proposeAsColleague(file, PROPOSAL);
    const tag = await desk.etag(file);
    const answers = await desk.whileReviewer('officer', async () => [
      await desk.act('officer', file, 'confirm-decision', {}, tag),
      await desk.act('officer', file, 'return-proposal', RETURN, tag),
    ]);
    expect(answers.map(toldBy)).toEqual([
      [403, 'confirmer-is-proposer'],
      [403, 'confirmer-is-proposer'],
    ]);
    expect((await desk.act('reviewer', file, 'confirm-decision', {}, tag)).status).toBe(200);
  });

  it('may confirm in the next, which is linked to the decision before', async () => {
    const file = await desk.aProposedFile();
    await desk.act('reviewer', file, 'confirm-decision');
    await desk.reopen(file);
    await desk.carry(file, { from: 'clear-for-interview', before: 'propose-decision' });
    await desk.proposeAsColleague(file, PROPOSAL);
    const tag = await desk.etag(file);
    const done = await desk.whileReviewer('officer', () =>
      desk.act('officer', file, 'confirm-decision', {}, tag),
    );
    expect(done.status).toBe(200);
    const [first, second] = await desk.decisionsOf(file);
    expect([first?.['status'], first?.['round']]).toEqual(['confirmed', 1]);
    expect(second).toMatchObject({
      ...{ status: 'confirmed', round: 2, earlierDecisionId: first?.['decisionId'] },
      confirmedBy: 'stf_demo-officer',
    });
    const log = (await desk.get('auditor', '/v1/decision-log?limit=200')).body as {
      items: { fileNumber: string; decisionId: string; earlierDecisionId: string | null }[];
    };
    const logged = log.items.filter(({ fileNumber }) => fileNumber === file);
    expect(logged.map(({ decisionId, earlierDecisionId }) => [decisionId, earlierDecisionId])).toEqual([
      [first?.['decisionId'], null],
      [second?.['decisionId'], first?.['decisionId']],
    ]);
  });
});

describe('two reviewers at once', () => {
  it.each([
    ['both confirm', 'confirm-decision', {}],
    ['one confirms and one returns', 'return-proposal', RETURN],
  ] as const)('%s: one does, the other is told of a newer version', async (_, action, body) => {
    const file = await desk.aProposedFile();
    const tag = await desk.etag(file);
    const answers = await Promise.all([
      desk.act('reviewer', file, 'confirm-decision', {}, tag),
      desk.act('reviewer2', file, action, body, tag),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect(await desk.decisionsOf(file)).toHaveLength(1);
  });
});

describe('words of earlier refusals', () => {
  /** What the event of a proposal discloses to auditors beside the file, by name. */
  const disclosed = async (file: string): Promise<unknown[]> => {
    const superuser = new Client({ ...test.database.superuser });
    await superuser.connect();
    const { rows } = await superuser.query<{ disclosure: string }>(
      `SELECT disclosure FROM audit_disclosures JOIN audit_events USING (event_id)
       WHERE subject_id = $1 AND action = 'file.decision-proposed'`,
      [file],
    );
    await superuser.end();
    return rows
      .map(({ disclosure }) => JSON.parse(Buffer.from(disclosure, 'base64url').toString()) as unknown[])
      .map(([, name, value]) => [name, value])
      .filter(([name]) => name !== 'state');
  };
  const repeatedIn = async (file: string): Promise<unknown> =>
    (await desk.decisionsOf(file))[0]?.['repeatedText'];

  it('are flagged in a reason that has more of them than of its own, with counts alone in the log', async () => {
    const [law, of, own] = [aSentence(), aSentence(), aSentence()];
    await desk.aProposedFile(aRefusal(`${law} ${of}`));
    await desk.aProposedFile(aRefusal(law));
    const reasons = [law, `${law} ${own}`, `${law.toUpperCase()} ${of} ${aSentence()}`, aSentence()].map(
      (text) => ({
        fact: '/route',
        text,
      }),
    );
    const file = await desk.aProposedFile({ outcome: 'not-accepted', reasons });
    const flags = [
      { reason: 0, sentences: 1, ofSentences: 1, inDecisions: 2 },
      { reason: 2, sentences: 2, ofSentences: 3, inDecisions: 2 },
    ];
    expect(await repeatedIn(file)).toEqual(flags);
    expect(await disclosed(file)).toEqual([['repeated-text', flags]]);
  });

  it('are not looked for in an acceptance, nor found in acceptances, in the same file, or in what was returned', async () => {
    const text = aSentence();
    await desk.aProposedFile({ ...PROPOSAL, reasons: [{ fact: '/route', text }] });
    const file = await desk.aProposedFile(aRefusal(text));
    expect(await repeatedIn(file)).toEqual([]);
    await desk.act('reviewer', file, 'return-proposal', RETURN);
    await desk.act('officer', file, 'propose-decision', aRefusal(text));
    expect((await desk.decisionsOf(file))[1]?.['repeatedText']).toEqual([]);
    await desk.act('reviewer', file, 'return-proposal', RETURN);
    expect(await repeatedIn(await desk.aProposedFile(aRefusal(text)))).toEqual([]);
    expect(
      await repeatedIn(await desk.aProposedFile({ ...PROPOSAL, reasons: [{ fact: '/route', text }] })),
    ).toEqual([]);
  });
});

describe('a confirmation', () => {
  it('waits for the answers of the partner to be settled', async () => {
    const informing = new InformingDesk(test);
    const { fileNumber, ids } = await informing.anAskedFile([
      { text: 'Made-up question?', dueOn: '2099-01-10' },
    ]);
    await informing.supply(fileNumber, [{ questionId: ids[0], answer: 'Made-up answer.' }]);
    await desk.carry(fileNumber, { from: 'clear-for-interview', before: 'confirm-decision' });
    const refused = await desk.act('reviewer', fileNumber, 'confirm-decision');
    expect(toldBy(refused)).toEqual([409, 'answers-not-settled']);
    expect(refused.body.detail).toContain(`/v1/files/${fileNumber}/information`);
    await informing.settle('decline', fileNumber, ids[0]);
    expect((await desk.act('reviewer', fileNumber, 'confirm-decision')).status).toBe(200);
  });

  it('is stopped by a notice that changes the law of the file, until a decision is proposed on a new check', async () => {
    const file = await desk.aFileWithSister();
    await desk.carry(file, { before: 'confirm-decision' });
    const today = utcDay(new Date());
    const add = (publicizedOn: string, id: string) =>
      test.request
        .post('/v1/stca/notices')
        .set('authorization', `Bearer ${test.tokens.administrator}`)
        .send({ id, kind: 'suspension', gazette: 'Made-up Gazette', publicizedOn });
    expect((await add(addDays(today, 30), 'suspension-later')).status).toBe(201);
    const other = await desk.aProposedFile();
    expect((await desk.act('reviewer', other, 'confirm-decision')).status).toBe(200);
    expect((await add(addDays(today, -1), 'suspension-now')).status).toBe(201);
    const refused = await desk.act('reviewer', file, 'confirm-decision');
    expect(toldBy(refused)).toEqual([409, 'check-overtaken']);
    expect(refused.body.detail).toContain(`/v1/files/${file}/stca-checks`);
    await desk.act('reviewer', file, 'return-proposal', RETURN);
    expect(toldBy(await desk.act('officer', file, 'propose-decision', PROPOSAL))).toEqual([
      409,
      'check-overtaken',
    ]);
    const checked = await desk.call('post', `/v1/files/${file}/stca-checks`, {
      ifMatch: await desk.etag(file),
    });
    expect(checked.status).toBe(201);
    expect(toldBy(await desk.act('officer', file, 'propose-decision', PROPOSAL))).toEqual([
      409,
      'check-not-current',
    ]);
    const acknowledge = `/v1/files/${file}/stca-checks/${(await desk.read(file)).stca.checkId}/acknowledge`;
    expect((await desk.call('post', acknowledge, { ifMatch: await desk.etag(file) })).status).toBe(200);
    await desk.act('officer', file, 'propose-decision', PROPOSAL);
    expect((await desk.act('reviewer', file, 'confirm-decision')).status).toBe(200);
  });
});
