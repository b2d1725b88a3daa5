import { randomUUID } from 'node:crypto';
import { type Response } from 'supertest';
import { startTestApp, type TestApp } from '../support/app.js';
import { aFoundPair, DuplicatesDesk } from '../support/found-pairs.js';

let test: TestApp;
let desk: DuplicatesDesk;

beforeAll(async () => {
  test = await startTestApp();
  desk = new DuplicatesDesk(test);
});

afterAll(() => test.close());

const codeOf = ({ body }: Response): unknown =>
  String((body as { type?: string }).type)
    .split(':')
    .at(-1);
const REASON = { reason: 'Made-up reason.' };

describe('the candidates of a file', () => {
  it('are told in codes and in words of both languages, from either side, and never with a name', async () => {
    const [file, other] = [await desk.aReceivedFile('partnerA'), await desk.aReceivedFile('partnerB')];
    await desk.find({ ...aFoundPair(file, other), other: { fileNumber: other, personIndex: 2 } });
    const [seen] = await desk.candidatesOf(file);
    expect(seen).toMatchObject({
      ...{ version: 1, state: 'open', confirmedAs: null, outcome: 'likely-duplicate', score: 16.5 },
      person: { role: 'principal', familyMember: null },
      other: { fileNumber: other, state: 'received', partnerId: 'ptn_demo-b', disposedAt: null },
      otherPerson: { role: 'family-member', familyMember: 1 },
      terms: [
        {
          ...{ field: 'family', code: 'same', weight: 8.5 },
          en: 'Family name: the same after transliteration. A rare name weighs more than a common one.',
          fr: expect.stringContaining('translittération'),
        },
        { field: 'dob', code: 'equal', weight: 8, en: 'Date of birth: the same.' },
      ],
      sharedKeys: [
        { kind: 'D', en: 'Date of birth: the same, or with day and month exchanged.' },
        { kind: 'N', fr: expect.stringContaining('consonnes') },
      ],
      ...{ decidedBy: null, decidedAt: null, availableActions: ['confirm', 'dismiss'] },
    });
    const [mirrored] = await desk.candidatesOf(other);
    expect(mirrored).toMatchObject({
      candidateId: seen.candidateId,
      person: { role: 'family-member', familyMember: 1 },
      other: { fileNumber: file, partnerId: 'ptn_demo-a' },
      otherPerson: { role: 'principal', familyMember: null },
    });
  });

  it('come open ones first, the gravest of them, those of the highest score, page by page without gap or repeat', async () => {
    const file = await desk.aReceivedFile();
    const kinds = [
      { outcome: 'possible-relative', score: 30 },
      { outcome: 'possible-duplicate', score: 9.25 },
      { outcome: 'likely-duplicate', score: 12 },
      { outcome: 'likely-duplicate', score: 21.07 },
      { outcome: 'likely-duplicate', score: 40 },
    ] as const;
    const others = await Promise.all(kinds.map(() => desk.aReceivedFile('partnerB')));
    await desk.find(...kinds.map((kind, i) => aFoundPair(file, others[i] ?? '', kind)));
    const gravest = (await desk.candidatesOf(file))[0];
    await desk.review(file, gravest.candidateId, 'dismiss');
    const scores = (items: Response['body'][]) => items.map(({ score }) => score as number);
    const wanted = [21.07, 12, 9.25, 30, 40];
    expect(scores(await desk.candidatesOf(file))).toEqual(wanted);
    const paged: Response['body'][] = [];
    let next: string | null = '';
    while (next !== null) {
      const query: string = next === '' ? '' : `&cursor=${next}`;
      const { body } = await desk.get('officer', `/v1/files/${file}/duplicates?limit=2${query}`);
      paged.push(...body.items);
      next = body.next as string | null;
    }
    expect(scores(paged)).toEqual(wanted);
  });

  it('are read by officers alone, and each read is an event of the file; of a reason, of both', async () => {
    const { file, other, candidate } = await desk.aCandidate();
    const address = `/v1/files/${file}/duplicates`;
    for (const role of ['reviewer', 'manager', 'auditor', 'administrator'] as const) {
      expect((await desk.get(role, address)).status).toBe(403);
      expect((await desk.get(role, `${address}/${candidate.candidateId}`)).status).toBe(403);
    }
    for (const partner of ['partnerA', 'partnerB'] as const) {
      expect((await desk.getAs(partner, address)).status).toBe(403);
    }
    await desk.historyOf(file, candidate.candidateId);
    const readsOf = async (number: string): Promise<unknown[]> => {
      const events = await desk.events(`file=${number}`, ({ action }) => action === 'file.duplicate-read');
      return events.map(({ action }) => action);
    };
    const both = ['file.duplicates-read', 'file.duplicate-read'];
    expect(await readsOf(file)).toEqual(expect.arrayContaining(both));
    expect(await readsOf(other)).toContain('file.duplicate-read');
  });

  it('are nothing where there is no file or no such candidate of it, to the byte', async () => {
    const { candidate } = await desk.aCandidate();
    const stranger = await desk.aReceivedFile();
    const absent = [
      '/v1/files/RD-00000-00000/duplicates',
      `/v1/files/RD-00000-00000/duplicates/${candidate.candidateId}`,
      `/v1/files/${stranger}/duplicates/${candidate.candidateId}`,
      `/v1/files/${stranger}/duplicates/${randomUUID()}`,
      `/v1/files/${stranger}/duplicates/1`,
      '/v1/files/x/duplicates',
      '/v1/files/RD-00000-00000%00/duplicates',
      `/v1/files/RD-00000-00000%00/duplicates/${candidate.candidateId}`,
      `/v1/files/${stranger}/duplicates/${candidate.candidateId}%00`,
    ];
    for (const address of absent) {
      const answer = await desk.get('officer', address);
      expect([address, answer.status, codeOf(answer)]).toEqual([address, 404, 'not-found']);
    }
    for (const id of [candidate.candidateId, randomUUID(), 'x']) {
      const answer = await desk.review(stranger, id, 'dismiss', { ifMatch: '"1"' });
      expect([answer.status, codeOf(answer)]).toEqual([404, 'not-found']);
    }
  });
});

describe('an officer', () => {
  it('confirms that two are one person, or relatives, whatever the search thought; both files stay as they are', async () => {
    for (const as of ['same-person', 'relative'] as const) {
      const { file, other, candidate } = await desk.aCandidate({ outcome: 'possible-relative' });
      const before = await Promise.all([file, other].map((one) => desk.etag(one)));
      const done = await desk.review(file, candidate.candidateId, 'confirm', { body: { as, ...REASON } });
      expect([done.status, done.headers['etag'], done.body]).toMatchObject([
        200,
        '"2"',
        {
          ...{ version: 2, state: 'confirmed', confirmedAs: as, decidedBy: 'stf_demo-officer' },
          decidedAt: done.body.changedAt,
          availableActions: ['reopen'],
        },
      ]);
      expect(await Promise.all([file, other].map((one) => desk.etag(one)))).toEqual(before);
      expect((await desk.candidatesOf(other))[0]).toMatchObject({ state: 'confirmed', confirmedAs: as });
    }
  });

  it('takes back what another officer said, from the other file; every step stays, with its reason', async () => {
    const { file, other, candidate } = await desk.aCandidate();
    const { candidateId } = candidate;
    await desk.review(file, candidateId, 'dismiss', { body: { reason: 'Made-up first reason.' } });
    const body = { reason: 'Made-up second reason.' };
    const reopened = await desk.review(other, candidateId, 'reopen', { as: 'officer2', body });
    expect(reopened.body).toMatchObject({ state: 'open', version: 3, decidedBy: null, decidedAt: null });
    await desk.review(other, candidateId, 'confirm');
    const seen = await desk.get('officer', `/v1/files/${file}/duplicates/${candidateId}`);
    expect(seen.headers['etag']).toBe('"4"');
    expect(seen.body.history).toMatchObject([
      { version: 1, action: 'found', outcome: 'likely-duplicate', score: 16.5, actedBy: null, reason: null },
      { version: 2, action: 'dismissed', actedBy: 'stf_demo-officer', reason: 'Made-up first reason.' },
      { version: 3, action: 'reopened', actedBy: 'stf_demo-officer2', reason: 'Made-up second reason.' },
      { version: 4, action: 'confirmed', confirmedAs: 'same-person', reason: 'Made-up reason.' },
    ]);
  });

  it('leaves an event of the candidate with its version, and one of each file, and none holds the reason', async () => {
    const { file, other, candidate } = await desk.aCandidate();
    await desk.review(file, candidate.candidateId, 'confirm');
    const isIts = ({ subjectId }: Record<string, unknown>): boolean => subjectId === candidate.candidateId;
    const events = (await desk.events('action=duplicate.confirmed', isIts)).filter(isIts);
    expect(events).toHaveLength(1);
    const leaf = JSON.parse(String(events[0]?.['canonical']));
    expect([leaf.after.version, leaf.actor.id]).toEqual([2, 'stf_demo-officer']);
    const isUse = ({ action }: Record<string, unknown>): boolean => action === 'file.duplicate-confirmed';
    const uses = [
      ...(await desk.events(`file=${file}`, isUse)),
      ...(await desk.events(`file=${other}`, isUse)),
    ].filter(isUse);
    expect(uses).toHaveLength(2);
    expect(JSON.stringify([...events, ...uses])).not.toContain('Made-up');
  });

  it('is told what is possible instead, in both languages, and nothing changes', async () => {
    const { file, candidate } = await desk.aCandidate();
    const address = `/v1/files/${file}/duplicates/${candidate.candidateId}`;
    const open = await desk.review(file, candidate.candidateId, 'reopen');
    expect([open.status, codeOf(open)]).toEqual([409, 'duplicate-out-of-order']);
    expect(open.body.detail).toContain('confirm, dismiss');
    await desk.review(file, candidate.candidateId, 'confirm');
    for (const action of ['confirm', 'dismiss'] as const) {
      const answer = await desk.review(file, candidate.candidateId, action);
      expect([answer.status, codeOf(answer), answer.body.detail]).toEqual([
        409,
        'duplicate-out-of-order',
        `The candidate is in state “confirmed”, from which “${action}” is not possible. Possible now: reopen.`,
      ]);
    }
    const french = await test.request
      .post(`${address}/dismiss`)
      .set('authorization', `Bearer ${test.tokens.officer}`)
      .set('accept-language', 'fr')
      .set('if-match', '"2"')
      .send(REASON);
    expect(french.body.detail).toContain('Maintenant'.toLowerCase());
    expect((await desk.historyOf(file, candidate.candidateId)).history).toHaveLength(2);
  });

  it('needs If-Match of the present version: of two officers at once, one wins and the other learns it', async () => {
    const { file, other, candidate } = await desk.aCandidate();
    const { candidateId } = candidate;
    const missing = await desk.review(file, candidateId, 'dismiss', { ifMatch: null });
    expect([missing.status, codeOf(missing)]).toEqual([428, 'missing-if-match']);
    const stale = await desk.review(file, candidateId, 'dismiss', { ifMatch: '"2"' });
    expect([stale.status, codeOf(stale)]).toEqual([412, 'stale-version']);
    const both = await Promise.all([
      desk.review(file, candidateId, 'confirm', { ifMatch: '"1"' }),
      desk.review(other, candidateId, 'dismiss', { ifMatch: '"1"', as: 'officer2' }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect((await desk.historyOf(file, candidateId)).version).toBe(2);
  });

  it('gives a reason of 1 to 2000 characters, says what a confirmed pair is, and nothing else', async () => {
    const { file, candidate } = await desk.aCandidate();
    const faults = async (action: 'confirm' | 'dismiss', body: object): Promise<unknown> => {
      const answer = await desk.review(file, candidate.candidateId, action, { body });
      const { errors } = answer.body as { errors?: { pointer: string; code: string }[] };
      return [answer.status, errors?.map(({ pointer, code }) => `${pointer} ${code}`)];
    };
    expect(await faults('dismiss', {})).toEqual([400, ['#/reason required']]);
    expect(await faults('dismiss', { reason: '' })).toEqual([400, ['#/reason too-short']]);
    expect(await faults('dismiss', { reason: 'x'.repeat(2001) })).toEqual([400, ['#/reason too-long']]);
    expect(await faults('dismiss', { ...REASON, as: 'relative' })).toEqual([400, ['#/as unknown-property']]);
    expect(await faults('confirm', REASON)).toEqual([400, ['#/as required']]);
    expect(await faults('confirm', { ...REASON, as: 'stranger' })).toEqual([400, ['#/as not-allowed']]);
    expect((await desk.candidatesOf(file))[0]).toMatchObject({ state: 'open', version: 1 });
    expect(
      (await desk.review(file, candidate.candidateId, 'dismiss', { body: { reason: 'x'.repeat(2000) } }))
        .status,
    ).toBe(200);
  });

  it('alone may say what a pair is', async () => {
    const { file, candidate } = await desk.aCandidate();
    for (const action of ['confirm', 'dismiss', 'reopen'] as const) {
      const answer = await desk.review(file, candidate.candidateId, action, { as: 'reviewer' });
      expect([answer.status, codeOf(answer)]).toEqual([403, 'forbidden']);
    }
  });
});
