import { Client } from 'pg';
import { startTestApp, type TestApp } from '../support/app.js';
import { changed, CheckingDesk } from '../support/checking-desk.js';
import { aReferral, aSlot, eventually, HELD_INTERVIEW, PROPOSAL } from '../support/desk.js';

let test: TestApp;
let desk: CheckingDesk;

beforeAll(async () => {
  test = await startTestApp();
  desk = new CheckingDesk(test);
});

afterEach(() => test.setDay());
afterAll(() => test.close());

describe('amended facts', () => {
  it('replace what was known, keep what was, who changed it and why, and are checked at once', async () => {
    const file = await desk.aFileWithSister();
    const before = await desk.read(file);
    expect(before.conclusion).toBe('undetermined');
    const done = await desk.amend(file, {
      changes: [
        { fact: '/relatives/0/statuses', value: ['citizen'] },
        { fact: '/relatives/0/support', value: 'documented' },
        { fact: '/relatives/-', value: { relation: 'uncle' } },
      ],
      reason: 'Made-up reason: passport of the sister seen.',
    });
    expect([done.status, done.body.version, done.body.stca.cause]).toEqual([200, 2, 'amended-facts']);
    const after = await desk.read(file);
    expect(after).toMatchObject({ conclusion: 'exception-established', version: 2 });
    expect(after.stca.facts.relatives).toEqual([
      { ...before.stca.facts.relatives[0], statuses: ['citizen'], support: 'documented' },
      { relation: 'uncle' },
    ]);
    expect(after.stca.result.basis).toEqual(['IRPR 159.5(a)']);
    expect(after.amendments).toEqual([
      {
        checkId: after.stca.checkId,
        fileVersion: 2,
        amendedBy: 'stf_demo-officer',
        amendedAt: after.changedAt,
        reason: 'Made-up reason: passport of the sister seen.',
        changes: [
          { fact: '/relatives/0/statuses', from: null, to: ['citizen'] },
          { fact: '/relatives/0/support', from: null, to: 'documented' },
          { fact: '/relatives/1', from: null, to: { relation: 'uncle' } },
        ],
      },
    ]);
    expect(after.referral).toEqual(before.referral);
  });

  it('can be taken back to not known, and are carried on by the next change', async () => {
    const file = await desk.aFileWithSister();
    await desk.amend(file, changed('/relatives/0/statuses', ['citizen']));
    await desk.amend(file, changed('/route', 'airport'));
    expect(await desk.read(file)).toMatchObject({ route: 'airport', conclusion: 'does-not-apply' });
    await desk.amend(file, changed('/relatives/0/statuses', null));
    const { stca, amendments } = await desk.read(file);
    expect(stca.facts.relatives[0].statuses).toBeNull();
    expect(amendments[2].changes).toEqual([{ fact: '/relatives/0/statuses', from: ['citizen'], to: null }]);
    expect((await desk.checksOf(file)).items.map((one: { cause: string }) => one.cause)).toEqual([
      'amended-facts',
      'amended-facts',
      'amended-facts',
      'intake',
    ]);
  });

  it('move the urgency: an amended birth makes an unaccompanied minor', async () => {
    const sent = await desk.send([
      aReferral((referral) => {
        referral['principalApplicant'] = { familyName: 'Examplov', dateOfBirth: '1990-01-01' };
        referral['stca'] = { claimant: { accompaniedByParentOrGuardian: false } };
        (referral['protection'] as Record<string, unknown>)['vulnerabilities'] = [];
      }),
    ]);
    const file = sent.body.rows[0].fileNumber as string;
    expect((await desk.read(file)).urgency.reason).toBe('no-rule-raises-it');
    await desk.amend(file, changed('/claimant/dateOfBirth', '2015-01-01'));
    expect((await desk.read(file)).urgency).toMatchObject({ level: 'urgent', reason: 'unaccompanied-minor' });
  });

  it.each([
    [
      'a pointer to nothing',
      [{ fact: '/relatives/7/statuses', value: [] }],
      '#/changes/0/fact',
      'fact-not-there',
    ],
    ['a pointer past a value', [{ fact: '/route/x', value: 1 }], '#/changes/0/fact', 'fact-not-there'],
    [
      'the day of the check',
      [{ fact: '/assessedOn', value: '2026-01-01' }],
      '#/changes/0/fact',
      'not-amendable',
    ],
    [
      'an addition to a list not known',
      [{ fact: '/documents/-', value: {} }],
      '#/changes/0/fact',
      'list-not-known',
    ],
    [
      'what is so already',
      [{ fact: '/relatives/0/inCanada', value: true }],
      '#/changes/0/fact',
      'fact-unchanged',
    ],
    ['no pointer', [{ fact: 'relatives', value: [] }], '#/changes/0/fact', 'invalid-format'],
    ['a broken pointer', [{ fact: '/relatives/~2', value: [] }], '#/changes/0/fact', 'not-a-pointer'],
    ['a prototype', [{ fact: '/__proto__/x', value: 1 }], '#/changes/0/fact', 'fact-not-there'],
    ['a fact there is not', [{ fact: '/nickname', value: 'x' }], '#/changes/0/value', 'unknown-property'],
    [
      'a value of a wrong kind',
      [{ fact: '/relatives/0/inCanada', value: 'yes' }],
      '#/changes/0/value',
      'wrong-type',
    ],
    [
      'an item without what it needs',
      [{ fact: '/relatives/-', value: { inCanada: true } }],
      '#/changes/0/value/relation',
      'required',
    ],
    [
      'a list where null stands for an item',
      [{ fact: '/relatives/0', value: null }],
      '#/changes/0/value',
      'wrong-type',
    ],
    [
      'a birth after the claim',
      [{ fact: '/claimant/dateOfBirth', value: '2999-01-01' }],
      '#/changes/0/value',
      'birth-after-claim',
    ],
    [
      'a claim before a birth that stays',
      [{ fact: '/claimMadeOn', value: '2016-01-01' }],
      '#/changes',
      'birth-after-claim',
    ],
    ['no value', [{ fact: '/route' }], '#/changes/0/value', 'required'],
    ['no change', [], '#/changes', 'too-few'],
  ])('are refused with %s, by pointer, and nothing is stored', async (_, changes, pointer, code) => {
    const sent = await desk.send([
      aReferral((referral) => {
        referral['stca'] = {
          relatives: [{ relation: 'sister', inCanada: true, dateOfBirth: '2017-01-01' }],
        };
      }),
    ]);
    const file = sent.body.rows[0].fileNumber as string;
    const refused = await desk.amend(file, { changes, reason: 'Made-up reason.' });
    expect([refused.status, refused.body.type]).toEqual([400, 'urn:referral-desk:problem:invalid-request']);
    expect(refused.body.errors[0]).toMatchObject({ pointer, code });
    expect(refused.body.errors[0].detail).not.toBe(code);
    const now = await desk.read(file);
    expect([now.version, now.amendments]).toEqual([1, []]);
    expect((await desk.checksOf(file)).items).toHaveLength(1);
  });

  it('let one of two officers win who amend at once: the other is told to look again', async () => {
    const file = await desk.aFileWithSister();
    const answers = await Promise.all([
      desk.amend(file, changed('/relatives/0/statuses', ['citizen']), '"1"'),
      desk.amend(file, changed('/relatives/0/statuses', ['no-status']), '"1"', 'officer2'),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    const { amendments, version } = await desk.read(file);
    expect([version, amendments.length]).toEqual([2, 1]);
  });

  it('make the acknowledgement lapse, and it can be given anew for the new check only', async () => {
    const file = await desk.aFile({ before: 'propose-decision' });
    const old = (await desk.read(file)).stca;
    expect(old.acknowledged).toBe(true);
    await desk.amend(file, changed('/claimant/stateless', null));
    const now = (await desk.read(file)).stca;
    expect([now.acknowledged, (await desk.checksOf(file)).items[1].acknowledged]).toEqual([false, true]);
    const refused = await desk.act('officer', file, 'propose-decision', PROPOSAL);
    expect([refused.status, refused.body.type]).toEqual([409, 'urn:referral-desk:problem:check-not-current']);
    const acknowledge = async (checkId: string) =>
      desk.call('post', `/v1/files/${file}/stca-checks/${checkId}/acknowledge`, {
        ifMatch: await desk.etag(file),
      });
    expect((await acknowledge(old.checkId)).status).toBe(409);
    const done = await acknowledge(now.checkId);
    expect([done.status, done.body.state]).toEqual([200, 'interviewed']);
    expect((await desk.act('officer', file, 'propose-decision', PROPOSAL)).status).toBe(200);
  });

  it('block the confirmation of a decision that was proposed before them', async () => {
    const file = await desk.aFile({ before: 'confirm-decision' });
    await desk.amend(file, changed('/claimant/stateless', null));
    const refused = await desk.act('reviewer', file, 'confirm-decision');
    expect([refused.status, refused.body.type]).toEqual([
      409,
      'urn:referral-desk:problem:check-changed-since-proposal',
    ]);
    expect((await desk.read(file)).state).toBe('decision-proposed');
  });

  it('are refused once the file has ended', async () => {
    const file = await desk.aFile();
    expect((await desk.amend(file, changed('/claimant/stateless', null))).status).toBe(409);
  });

  it('leave no value and no reason in the log or in clear in the database', async () => {
    const file = await desk.aFileWithSister();
    await desk.amend(file, {
      changes: [{ fact: '/claimant/dateOfBirth', value: '1977-07-17' }],
      reason: 'Zimorodok',
    });
    const events = await eventually(
      async () => (await desk.get('auditor', `/v1/audit/events?file=${file}`)).text,
      (text) => text.includes('file.facts-amended'),
    );
    const client = new Client({ ...test.database.superuser });
    await client.connect();
    const { rows } = await client.query(
      `SELECT (SELECT string_agg(disclosure, ' ') FROM audit_disclosures) AS told,
              (SELECT string_agg(encode(sealed, 'escape'), ' ') FROM fact_amendments) AS kept`,
    );
    await client.end();
    const told = (rows[0].told as string)
      .split(' ')
      .map((one) => Buffer.from(one, 'base64url').toString('utf8'))
      .join('\n');
    expect(told).toContain('"amended",{"facts":1}');
    for (const text of [events, told, rows[0].kept as string, test.logLines.join('')]) {
      expect(text).not.toContain('1977-07-17');
      expect(text).not.toContain('Zimorodok');
    }
  });
});

describe('the way of a file', () => {
  it('goes on after its facts were amended on the way', async () => {
    const file = await desk.aFile({ before: 'clear-for-interview' });
    await desk.amend(file, changed('/claimant/stateless', null));
    const { checkId } = (await desk.read(file)).stca;
    expect(
      (await desk.act('officer', file, 'clear-for-interview', { acknowledgedCheckId: checkId })).status,
    ).toBe(200);
    expect((await desk.act('officer', file, 'schedule-interview', aSlot())).status).toBe(200);
    expect((await desk.act('officer', file, 'record-interview', HELD_INTERVIEW)).status).toBe(200);
    expect((await desk.act('officer', file, 'propose-decision', PROPOSAL)).status).toBe(200);
    expect((await desk.act('reviewer', file, 'confirm-decision')).status).toBe(200);
  });
});
