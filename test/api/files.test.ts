import { Client } from 'pg';
import { startTestApp, type TestApp } from '../support/app.js';
import { aReferral, aSlot, Desk, HELD_INTERVIEW, PROPOSAL, WAY } from '../support/desk.js';

describe('the way of a file', () => {
  let test: TestApp;
  let desk: Desk;

  beforeAll(async () => {
    test = await startTestApp();
    desk = new Desk(test);
  });

  afterAll(() => test.close());

  it('goes straight from receipt to a confirmed decision, one version and one ETag a step', async () => {
    const fileNumber = await desk.aFile({ before: 'start-screening' });
    const states: string[] = [];
    for (const [i, step] of WAY.entries()) {
      const file = await desk.get('officer', `/v1/files/${fileNumber}`);
      expect(file.headers['etag']).toBe(`"${i + 1}"`);
      const done = await desk.act(step.as, fileNumber, step.action, step.body(file.body.stca.checkId));
      expect([done.status, done.headers['etag']]).toEqual([200, `"${i + 2}"`]);
      states.push(done.body.state);
    }
    expect(states).toEqual([
      'screening',
      'ready-for-interview',
      'interview-scheduled',
      'interviewed',
      'decision-proposed',
      'decided',
    ]);
  });

  it('shows the whole file: what was sent, the check with its reasons, the interview, the decision', async () => {
    const sent = aReferral();
    const { body } = await desk.send([sent]);
    const fileNumber = body.rows[0].fileNumber;
    const fresh = (await desk.get('officer', `/v1/files/${fileNumber}`)).body;
    expect(fresh.referral).toEqual(sent);
    expect(fresh.stca.result.exceptions).toHaveLength(13);
    expect(fresh.stca.facts.claimant.dateOfBirth).toBe(
      (sent['principalApplicant'] as { dateOfBirth: string }).dateOfBirth,
    );
    expect(fresh.availableActions.map((one: { action: string }) => one.action)).toEqual([
      ...['start-screening', 'withdraw', 'close', 'declare-conflict', 'override-urgency', 'amend-situation'],
    ]);
    const decided = (await desk.get('reviewer', `/v1/files/${await desk.aFile()}`)).body;
    expect(decided).toMatchObject({
      state: 'decided',
      outcome: 'accepted',
      availableActions: [{ action: 'declare-conflict' }],
    });
    expect(decided.interviews[0]).toMatchObject({
      status: 'held',
      record: { observations: 'Made-up observation.' },
    });
    expect(decided.decisions[0]).toMatchObject({
      status: 'confirmed',
      proposedBy: 'stf_demo-officer',
      confirmedBy: 'stf_demo-reviewer',
      reasons: PROPOSAL.reasons,
    });
  });

  it('is refused out of order with the state and what is possible instead, and nothing is changed', async () => {
    const fileNumber = await desk.aFile({ before: 'start-screening' });
    const refused = await desk.act('officer', fileNumber, 'propose-decision', PROPOSAL);
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({ type: 'urn:referral-desk:problem:out-of-order', status: 409 });
    expect(refused.body.detail).toContain('received');
    expect(refused.body.detail).toContain('start-screening, withdraw');
    expect(await desk.etag(fileNumber)).toBe('"1"');
  });

  it('needs If-Match: none is 428, "*" is 428, an old or weak one is 412', async () => {
    const fileNumber = await desk.aFile({ before: 'start-screening' });
    const status = async (tag: string | null): Promise<number> =>
      (await desk.act('officer', fileNumber, 'start-screening', {}, tag)).status;
    expect(await status(null)).toBe(428);
    expect(await status('*')).toBe(428);
    expect(await status('"0"')).toBe(412);
    expect(await status('W/"1"')).toBe(412);
    expect(await status('"9", "1"')).toBe(200);
    expect(await status('"1"')).toBe(412);
  });

  it('lets one of twenty officers win when all act on the same version at once', async () => {
    const fileNumber = await desk.aFile({ before: 'start-screening' });
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => desk.act('officer', fileNumber, 'start-screening', {}, '"1"')),
    );
    const statuses = answers.map((answer) => answer.status).sort();
    expect(statuses).toEqual([200, ...Array.from({ length: 19 }, () => 412)]);
    expect(await desk.etag(fileNumber)).toBe('"2"');
  });

  it('is not confirmed by its proposer, even one who became a reviewer since', async () => {
    const fileNumber = await desk.aFile({ before: 'confirm-decision' });
    const owner = new Client({ ...test.database.superuser });
    await owner.connect();
    const setRole = async (role: string): Promise<void> => {
      await owner.query('BEGIN');
      await owner.query('ALTER TABLE staff DISABLE TRIGGER staff_audit_fence');
      await owner.query(`UPDATE staff SET role = $1 WHERE staff_id = 'stf_demo-officer'`, [role]);
      await owner.query('ALTER TABLE staff ENABLE ALWAYS TRIGGER staff_audit_fence');
      await owner.query('COMMIT');
    };
    const tag = await desk.etag(fileNumber);
    await setRole('reviewer');
    const refused = await desk.act('officer', fileNumber, 'confirm-decision', {}, tag);
    await setRole('officer');
    await owner.end();
    expect([refused.status, refused.body.type]).toEqual([
      403,
      'urn:referral-desk:problem:confirmer-is-proposer',
    ]);
    expect((await desk.act('reviewer', fileNumber, 'confirm-decision', {}, tag)).status).toBe(200);
  });

  it('books no officer twice at one time', async () => {
    const [first, second] = [
      await desk.aFile({ before: 'schedule-interview' }),
      await desk.aFile({ before: 'schedule-interview' }),
    ];
    const slot = aSlot();
    expect((await desk.act('officer', first, 'schedule-interview', slot)).status).toBe(200);
    const clash = await desk.act('officer', second, 'schedule-interview', slot);
    expect([clash.status, clash.body.type]).toEqual([409, 'urn:referral-desk:problem:officer-not-free']);
    expect((await desk.act('officer2', second, 'schedule-interview', slot)).status).toBe(200);
  });

  it('lets only the officer who was booked record the interview', async () => {
    const fileNumber = await desk.aFile({ before: 'record-interview' });
    const other = await desk.act('officer2', fileNumber, 'record-interview', HELD_INTERVIEW);
    expect([other.status, other.body.type]).toEqual([
      403,
      'urn:referral-desk:problem:not-the-interviewing-officer',
    ]);
  });

  it('is withdrawn by an officer or by its own partner, and the officer’s hour is free again', async () => {
    const fileNumber = await desk.aFile({ before: 'schedule-interview' });
    const slot = aSlot();
    await desk.act('officer', fileNumber, 'schedule-interview', slot);
    const read = await desk.getAs('partnerA', `/v1/referrals/${fileNumber}`);
    const withdraw = (key: 'partnerA' | 'partnerB', tag: string) =>
      test.request
        .post(`/v1/referrals/${fileNumber}/withdraw`)
        .set('x-api-key', test.keys[key])
        .set('if-match', tag)
        .send({ requestedBy: 'claimant', reason: 'Made-up reason of a withdrawal.' });
    expect((await withdraw('partnerB', read.headers['etag'] as string)).status).toBe(404);
    const withdrawn = await withdraw('partnerA', read.headers['etag'] as string);
    expect([withdrawn.status, withdrawn.body.state]).toEqual([200, 'closed']);
    const file = (await desk.get('officer', `/v1/files/${fileNumber}`)).body;
    expect(file).toMatchObject({ state: 'closed', closingReason: 'withdrawn-by-claimant' });
    expect(file.interviews[0].status).toBe('cancelled');
    const other = await desk.aFile({ before: 'schedule-interview' });
    expect((await desk.act('officer', other, 'schedule-interview', slot)).status).toBe(200);
    const again = await desk.act('officer', fileNumber, 'withdraw', { requestedBy: 'counsel', reason: 'x' });
    expect([again.status, again.body.type]).toEqual([409, 'urn:referral-desk:problem:nothing-more-possible']);
  });

  it('is not there for anyone under a number that does not exist', async () => {
    expect((await desk.get('officer', '/v1/files/RD-00000-00000')).status).toBe(404);
    expect((await desk.get('officer', '/v1/files/x')).status).toBe(404);
    expect((await desk.act('officer', 'RD-00000-00000', 'start-screening', {}, '"1"')).status).toBe(404);
  });
});

describe('lists of files', () => {
  let test: TestApp;
  let desk: Desk;

  beforeAll(async () => {
    test = await startTestApp();
    desk = new Desk(test);
    const soon = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
    for (let i = 0; i < 3; i++) {
      await desk.send(
        Array.from({ length: 10 }, (_, n) =>
          aReferral((referral) => {
            const us = referral['unitedStates'] as { proceedings: Record<string, string> };
            referral['unitedStates'] = {
              ...us,
              proceedings: n === 7 ? { ...us.proceedings, removalScheduledOn: soon } : us.proceedings,
            };
          }),
        ),
      );
    }
  });

  afterAll(() => test.close());

  async function walk(query: string): Promise<Record<string, string>[]> {
    const items: Record<string, string>[] = [];
    let path: string | undefined = `/v1/files?${query}`;
    while (path !== undefined) {
      const page = await desk.get('officer', path);
      expect(page.status).toBe(200);
      items.push(...page.body.items);
      const link = /<([^>]+)>; rel="next"/.exec((page.headers['link'] as string | undefined) ?? '')?.[1];
      expect(link === undefined).toBe(page.body.next === null);
      path = link;
    }
    return items;
  }

  it.each(['urgency', 'age', 'removal-day'])(
    'come by %s, every file once, whatever the page size',
    async (sort) => {
      const whole = (await walk(`sort=${sort}&limit=200`)).map((file) => file['fileNumber']);
      expect(whole).toHaveLength(30);
      expect(new Set(whole).size).toBe(30);
      for (const limit of [1, 7, 29, 30]) {
        expect((await walk(`sort=${sort}&limit=${limit}`)).map((file) => file['fileNumber'])).toEqual(whole);
      }
    },
  );

  it('put a removal within days first', async () => {
    const files = await walk('limit=200');
    expect(files.slice(0, 3).map((file) => (file['urgency'] as unknown as { level: string }).level)).toEqual([
      'emergency',
      'emergency',
      'emergency',
    ]);
  });

  it('are narrowed by every filter', async () => {
    const [first] = await walk('limit=1&urgency=emergency');
    const count = async (query: string): Promise<number> => (await walk(`${query}&limit=200`)).length;
    expect(await count('urgency=emergency')).toBe(3);
    expect(await count('state=received')).toBe(30);
    expect(await count('state=decided')).toBe(0);
    expect(await count(`conclusion=${first?.['conclusion']}`)).toBe(30);
    expect(await count('partner=ptn_demo-a')).toBe(30);
    expect(await count('partner=ptn_demo-b')).toBe(0);
    expect(await count('assignee=stf_demo-officer')).toBe(0);
    expect(await count(`removalBefore=${first?.['removalScheduledOn']}`)).toBe(0);
    expect(await count('removalBefore=2999-01-01')).toBe(3);
    const today = new Date().toISOString().slice(0, 10);
    expect(await count(`receivedFrom=${today}&receivedTo=${today}`)).toBe(30);
    expect(await count('receivedTo=2020-01-01')).toBe(0);
  });

  it('take no cursor of another caller, another order, or an altered one', async () => {
    const cursor = (await desk.get('officer', '/v1/files?limit=1')).body.next as string;
    const altered = `${cursor.slice(0, -2)}${cursor.endsWith('AA') ? 'BB' : 'AA'}`;
    for (const [as, query] of [
      ['officer2', `cursor=${cursor}`],
      ['officer', `sort=age&cursor=${cursor}`],
      ['officer', `cursor=${altered}`],
      ['officer', 'cursor=x'],
    ] as const) {
      const answer = await desk.get(as, `/v1/files?limit=1&${query}`);
      expect([answer.status, answer.body.errors[0].code]).toEqual([400, 'invalid-cursor']);
    }
  });

  it('carry no name', async () => {
    const { text } = await desk.get('officer', '/v1/files?limit=200');
    const applicant = aReferral()['principalApplicant'] as { familyName: string; givenNames: string };
    expect(text).not.toContain(applicant.familyName);
    expect(text).not.toContain(applicant.givenNames);
  });

  it('show a partner its own referrals and no officer’s work', async () => {
    const own = await desk.getAs('partnerA', '/v1/referrals?limit=200');
    expect(own.body.items).toHaveLength(30);
    expect(Object.keys(own.body.items[0]).sort()).toEqual(
      [
        'answerDueOn',
        'closedAs',
        'externalReference',
        'fileNumber',
        'outcome',
        'persons',
        'receivedAt',
        'state',
        'version',
      ].sort(),
    );
    expect((await desk.getAs('partnerB', '/v1/referrals')).body).toEqual({ items: [], next: null });
    const fileNumber = own.body.items[0].fileNumber as string;
    expect((await desk.getAs('partnerB', `/v1/referrals/${fileNumber}`)).status).toBe(404);
  });
});
