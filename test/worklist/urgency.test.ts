import { readFileSync } from 'node:fs';
import { Client } from 'pg';
import { type Response } from 'supertest';
import { type Actor } from '../../src/domain/access.js';
import { addDays } from '../../src/domain/calendar-day.js';
import { UrgencyReviewer } from '../../src/modules/worklist/urgency-reviewer.js';
import { type JsonObject } from '../../src/platform/openapi/json.js';
import { Worker } from '../../src/platform/queue/worker.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { aReferral, Desk, eventually } from '../support/desk.js';
import { OpenApi } from '../support/openapi.js';

type Json = Record<string, unknown>;

const TODAY = '2026-11-23';
const SYSTEM: Actor = { id: 'system', role: 'system', via: 'system', requestId: 'test' };
const api = new OpenApi(JSON.parse(readFileSync('openapi/openapi.json', 'utf8')) as JsonObject);

let test: TestApp;
let desk: Desk;
beforeAll(async () => {
  test = await startTestApp();
  desk = new Desk(test);
  test.setDay(TODAY);
});
beforeEach(() => test.setDay(TODAY));
afterAll(() => test.close());

const read = async (fileNumber: string): Promise<Response['body']> =>
  (await desk.get('officer', `/v1/files/${fileNumber}`)).body;

/** A file of an adult who is free, with nothing that makes it urgent but what is given. */
const aFile = async (change: (referral: Json) => void = () => undefined): Promise<string> => {
  const sent = await desk.send([
    aReferral((referral) => {
      referral['unitedStates'] = { custody: { status: 'released' }, proceedings: { stage: 'none' } };
      const { vulnerabilities: _, ...protection } = referral['protection'] as Json;
      referral['protection'] = protection;
      change(referral);
    }),
  ]);
  return (sent.body as { rows: [{ fileNumber: string }] }).rows[0].fileNumber;
};

const removedOn = (day: string): Promise<string> =>
  aFile((referral) => {
    referral['unitedStates'] = {
      custody: { status: 'released' },
      proceedings: { stage: 'none', removalScheduledOn: day },
    };
  });

const amend = (fileNumber: string, change: object, ifMatch?: string): Promise<Response> =>
  desk.act('officer', fileNumber, 'amend-situation', { reason: 'Made-up reason.', ...change }, ifMatch);

const asPartner = async (key: 'partnerA' | 'partnerB', fileNumber: string, body: object): Promise<Response> =>
  test.request
    .post(`/v1/referrals/${fileNumber}/situation`)
    .set({ 'x-api-key': test.keys[key], 'if-match': await desk.etag(fileNumber) })
    .send(body)
    .then((answer) => answer);

describe('the situation of a person, amended', () => {
  it('makes a file an emergency at once when a flight is fixed, and shows what was before, who told and how', async () => {
    const file = await aFile();
    expect(await read(file)).toMatchObject({ urgency: { level: 'normal', reason: 'no-rule-raises-it' } });
    expect((await amend(file, { removalScheduledOn: addDays(TODAY, 14) })).status).toBe(200);
    const answer = await desk.get('officer', `/v1/files/${file}`);
    expect(api.faultsOfAnswer('getFile', answer)).toEqual([]);
    const shown = answer.body;
    expect(shown).toMatchObject({
      ...{ version: 2, state: 'received', removalScheduledOn: addDays(TODAY, 14) },
      urgency: { level: 'emergency', reason: 'removal-within-14-days', set: null },
      clocks: { removal: { on: addDays(TODAY, 14), days: 14, reason: 'removal-ahead' } },
    });
    expect(shown.urgency.explanation.fr).toContain('renvoi');
    expect(shown.situation).toEqual({
      ...{ removalScheduledOn: addDays(TODAY, 14), custody: 'released', stage: 'none' },
      amendments: [
        {
          ...{ fileVersion: 2, amendedBy: 'stf_demo-officer', amendedAt: expect.any(String) },
          from: { removalScheduledOn: null, custody: 'released', stage: 'none' },
          to: { removalScheduledOn: addDays(TODAY, 14), custody: 'released', stage: 'none' },
          reason: 'Made-up reason.',
        },
      ],
    });
    // What the partner sent stays as it was sent.
    expect(shown.referral.unitedStates).toEqual({
      custody: { status: 'released' },
      proceedings: { stage: 'none' },
    });
  });

  it('leaves what is left out, takes a day back when it is null, and counts in every later check', async () => {
    const file = await removedOn(addDays(TODAY, 15));
    expect((await amend(file, { custody: 'detained', stage: 'final-order' })).status).toBe(200);
    expect(await read(file)).toMatchObject({
      urgency: { level: 'urgent', reason: 'final-order-in-custody' },
      situation: { removalScheduledOn: addDays(TODAY, 15), custody: 'detained', stage: 'final-order' },
    });
    expect((await amend(file, { removalScheduledOn: null })).status).toBe(200);
    expect(await read(file)).toMatchObject({ removalScheduledOn: null });
    const again = await test.request
      .post(`/v1/files/${file}/stca-checks`)
      .set({ authorization: `Bearer ${test.tokens.officer}`, 'if-match': await desk.etag(file) })
      .send({});
    expect(again.body).toMatchObject({ urgency: { level: 'urgent', reason: 'final-order-in-custody' } });
  });

  it('is told by a partner of its own file, and by no other', async () => {
    const file = await aFile();
    const told = { removalScheduledOn: addDays(TODAY, 3), reason: 'Made-up reason.' };
    expect((await asPartner('partnerB', file, told)).status).toBe(404);
    const answer = await asPartner('partnerA', file, told);
    expect([answer.status, api.faultsOfAnswer('amendReferralSituation', answer)]).toEqual([200, []]);
    expect(await read(file)).toMatchObject({
      urgency: { level: 'emergency' },
      situation: { amendments: [{ amendedBy: expect.not.stringContaining('stf_') }] },
    });
  });

  it('is refused when nothing would change, when a day precedes the order, without If-Match or on an old version, and changes nothing', async () => {
    const file = await aFile((referral) => {
      referral['unitedStates'] = {
        custody: { status: 'released' },
        proceedings: { stage: 'final-order', removalOrderedOn: '2026-11-01' },
      };
    });
    const unchanged = await amend(file, { stage: 'final-order' });
    expect([unchanged.status, unchanged.body.type]).toEqual([
      409,
      expect.stringContaining('situation-unchanged'),
    ]);
    const early = await amend(file, { removalScheduledOn: '2026-10-31' });
    expect([early.status, early.body.errors]).toEqual([
      400,
      [expect.objectContaining({ pointer: '#/removalScheduledOn', code: 'before-removal-order' })],
    ]);
    const change = { stage: 'granted', reason: 'x' };
    expect((await desk.act('officer', file, 'amend-situation', change, null)).status).toBe(428);
    expect((await desk.act('officer', file, 'amend-situation', change, '"7"')).status).toBe(412);
    expect((await desk.act('officer', file, 'amend-situation', { stage: 'granted' })).status).toBe(400);
    expect((await desk.act('manager', file, 'amend-situation', change)).status).toBe(403);
    expect(await read(file)).toMatchObject({ version: 1, situation: { amendments: [] } });
  });
});

describe('an urgency that an officer sets', () => {
  it('counts above the rules, shown with who and why, also after the rules change their mind, until it is taken back', async () => {
    const file = await aFile();
    const set = (level: string | null): Promise<Response> =>
      desk.act('officer2', file, 'override-urgency', { level, reason: `Made-up reason for ${level}.` });
    expect((await set(null)).body.type).toContain('urgency-not-set');
    expect((await set('urgent')).status).toBe(200);
    expect((await set('urgent')).body.type).toContain('urgency-set-already');
    await amend(file, { removalScheduledOn: addDays(TODAY, 2) });
    const answer = await desk.get('officer', `/v1/files/${file}`);
    expect(api.faultsOfAnswer('getFile', answer)).toEqual([]);
    expect(answer.body.urgency).toEqual({
      ...{ level: 'urgent', reason: 'set-by-officer' },
      explanation: { en: expect.stringContaining('officer'), fr: expect.stringContaining('agent') },
      rules: {
        ...{ level: 'emergency', reason: 'removal-within-14-days' },
        explanation: { en: expect.any(String), fr: expect.any(String) },
      },
      set: { by: 'stf_demo-officer2', at: expect.any(String), reason: 'Made-up reason for urgent.' },
    });
    expect((await set(null)).status).toBe(200);
    expect((await read(file)).urgency).toMatchObject({ level: 'emergency', set: null });
  });

  it('is named, as null or a level', async () => {
    const file = await aFile();
    const answer = await desk.act('officer', file, 'override-urgency', { reason: 'Made-up reason.' });
    expect([answer.status, answer.body.errors]).toEqual([
      400,
      [expect.objectContaining({ pointer: '#/level', code: 'required' })],
    ]);
    const wrong = await desk.act('officer', file, 'override-urgency', { level: 'very', reason: 'x' });
    expect(wrong.body.errors).toEqual([expect.objectContaining({ pointer: '#/level', code: 'not-allowed' })]);
  });
});

describe('the service clock', () => {
  it('stands still while information is awaited and once the file has ended, and goes on where it stood', async () => {
    test.setDay('2026-11-24');
    const file = await aFile();
    await desk.act('officer', file, 'start-screening');
    const service = async (day: string): Promise<unknown> => {
      test.setDay(day);
      return (await read(file)).clocks.service;
    };
    expect(await service('2026-11-24')).toEqual({
      ...{ workingDays: 0, reason: 'runs-since-receipt', standsSince: null },
    });
    // 26 November 2026 is Thanksgiving Day in the United States.
    expect(await service('2026-11-27')).toMatchObject({ workingDays: 2 });
    await desk.act('officer', file, 'request-information', {
      questions: [{ text: 'Made-up question?', dueOn: '2026-12-20' }],
    });
    expect(await service('2026-12-04')).toEqual({
      ...{ workingDays: 2, reason: 'information-awaited', standsSince: '2026-11-27T12:00:00.000Z' },
    });
    const { requests } = (await desk.get('officer', `/v1/files/${file}/information`)).body as {
      requests: [{ questions: [{ questionId: string }] }];
    };
    const answers = [{ questionId: requests[0].questions[0].questionId, answer: 'Made-up answer.' }];
    expect((await desk.act('officer', file, 'supply-information', { answers })).status).toBe(200);
    expect(await service('2026-12-08')).toMatchObject({ workingDays: 4, reason: 'runs-since-receipt' });
    await desk.act('officer', file, 'withdraw', { requestedBy: 'claimant', reason: 'Made-up reason.' });
    expect(await service('2027-01-04')).toEqual({
      ...{ workingDays: 4, reason: 'file-ended', standsSince: '2026-12-08T12:00:00.000Z' },
    });
  });
});

describe('the review of urgencies in the night', () => {
  const recomputed = async (file: string): Promise<Json[]> =>
    (await desk.events(`file=${file}`, ({ action }) => action === 'file.urgency-recomputed')).filter(
      ({ action }) => action === 'file.urgency-recomputed',
    );

  it('done by several at once reviews each file once', async () => {
    const files = [await removedOn(addDays(TODAY, 20)), await removedOn(addDays(TODAY, 21))];
    const later = addDays(TODAY, 7);
    test.setDay(later);
    const reviewer = test.app.get(UrgencyReviewer);
    await Promise.all([1, 2, 3].map(() => reviewer.review(SYSTEM, later, files)));
    expect(await reviewer.review(SYSTEM, later, files)).toEqual(files);
    for (const file of files) {
      expect((await read(file)).urgency.level).toBe('emergency');
      expect(await recomputed(file)).toHaveLength(1);
    }
  });

  it('passes by a file that somebody holds, and says so', async () => {
    const file = await removedOn(addDays(TODAY, 20));
    const later = addDays(TODAY, 6);
    test.setDay(later);
    const holder = new Client({ ...test.database.superuser });
    await holder.connect();
    await holder.query('BEGIN');
    await holder.query('SELECT 1 FROM case_files WHERE file_number = $1 FOR UPDATE', [file]);
    const reviewer = test.app.get(UrgencyReviewer);
    expect(await reviewer.review(SYSTEM, later, [file])).toEqual([file]);
    await holder.end();
    expect((await read(file)).version).toBe(1);
    expect(
      await eventually(
        () => reviewer.review(SYSTEM, later, [file]),
        (left) => left.length === 0,
      ),
    ).toEqual([]);
    expect((await read(file)).urgency.level).toBe('emergency');
  });

  it('raises a file on the day its time has come, once, and leaves one that an officer set to the officer', async () => {
    const [due, set, later] = [
      await removedOn(addDays(TODAY, 20)),
      await removedOn(addDays(TODAY, 20)),
      await removedOn(addDays(TODAY, 40)),
    ];
    await desk.act('officer', set, 'override-urgency', { level: 'normal', reason: 'Made-up reason.' });
    test.setDay(addDays(TODAY, 6));
    const levels = async (): Promise<string[]> =>
      Promise.all([due, set, later].map(async (file) => (await read(file)).urgency.level as string));
    expect(await levels()).toEqual(['normal', 'normal', 'normal']);
    // A worker that starts makes up for the night.
    await test.app.get(Worker).start();
    expect(await eventually(levels, ([first]) => first === 'emergency')).toEqual([
      'emergency',
      'normal',
      'normal',
    ]);
    expect((await read(set)).urgency).toMatchObject({
      reason: 'set-by-officer',
      rules: { level: 'emergency' },
    });
    const events = await desk.events(`file=${due}`, ({ action }) => action === 'file.urgency-recomputed');
    expect(events.filter(({ action }) => action === 'file.urgency-recomputed')).toHaveLength(1);
  });
});
