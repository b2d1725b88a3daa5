import { readFileSync } from 'node:fs';
import { type Response } from 'supertest';
import { type JsonObject } from '../../src/platform/openapi/json.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { aReferral, Desk } from '../support/desk.js';
import { OpenApi } from '../support/openapi.js';
import { moreOfficers, type Officer } from '../support/officers.js';

type Json = Record<string, unknown>;

const api = new OpenApi(JSON.parse(readFileSync('openapi/openapi.json', 'utf8')) as JsonObject);

let test: TestApp;
let desk: Desk;
let officers: readonly Officer[];
beforeAll(async () => {
  test = await startTestApp();
  desk = new Desk(test);
  officers = await moreOfficers(test, 20);
});
afterAll(() => test.close());

const next = (token: string): Promise<Response> =>
  test.request
    .post('/v1/worklist/next')
    .set('authorization', `Bearer ${token}`)
    .then((answer) => answer);

/** A referral of somebody who is to be removed on a day, or of whom no removal is known. */
const removedOn = (day: string | null): Json =>
  aReferral((referral) => {
    referral['unitedStates'] = {
      custody: { status: 'released' },
      proceedings: { stage: 'none', ...(day === null ? {} : { removalScheduledOn: day }) },
    };
    const { vulnerabilities: _, ...protection } = referral['protection'] as Json;
    referral['protection'] = protection;
  });

const numbersOf = ({ body }: Response): string[] =>
  (body as { rows: { fileNumber: string }[] }).rows.map(({ fileNumber }) => fileNumber);

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

describe('the worklist', () => {
  it('answers that no file waits, and writes nothing', async () => {
    const answer = await next(test.tokens.officer);
    expect([answer.status, answer.text, answer.headers['location']]).toEqual([204, '', undefined]);
    expect(api.faultsOfAnswer('claimNextFile', answer)).toEqual([]);
  });

  it('takes no body or an empty one, and refuses what it does not know', async () => {
    const withBody = (body: object): Promise<Response> =>
      test.request
        .post('/v1/worklist/next')
        .set('authorization', `Bearer ${test.tokens.officer}`)
        .send(body)
        .then((answer) => answer);
    expect((await withBody({})).status).toBe(204);
    const refused = await withBody({ state: 'received' });
    expect([refused.status, refused.body.errors]).toEqual([
      400,
      [expect.objectContaining({ pointer: '#/state', code: 'unknown-property' })],
    ]);
  });

  it('gives twenty officers who ask at once twenty files, the most urgent ones', async () => {
    const waiting = numbersOf(
      await desk.send([
        ...Array.from({ length: 4 }, () => removedOn(null)),
        ...Array.from({ length: 21 }, (_, i) => removedOn(inDays(40 - i))),
      ]),
    );
    const answers = await Promise.all(officers.map(({ token }) => next(token)));
    expect(answers.map(({ status }) => status)).toEqual(officers.map(() => 200));
    expect(answers.flatMap((answer) => api.faultsOfAnswer('claimNextFile', answer))).toEqual([]);
    const taken = answers.map(({ body }) => (body as { fileNumber: string }).fileNumber);
    expect(new Set(taken).size).toBe(20);
    // The last twenty sent have the earliest days; the fifth has the latest of those that have one.
    expect([...taken].sort()).toEqual(waiting.slice(5).sort());
    answers.forEach(({ body, headers }, i) => {
      expect(body).toMatchObject({ officerId: officers[i]?.staffId, state: 'received', version: 2 });
      expect(headers['etag']).toBe('"2"');
      expect(headers['location']).toBe(`/v1/files/${taken[i]}`);
    });
    const events = await desk.events(`file=${taken[0]}`, ({ action }) => action === 'file.claimed');
    expect(events.map(({ action }) => action)).toContain('file.claimed');
  });

  it('goes by level first, then by removal day, then by age, and passes by what somebody has', async () => {
    const [taken = '', oldest = '', younger = '', emergency = ''] = [
      ...numbersOf(await desk.send([removedOn(inDays(10)), removedOn(inDays(60))])),
      ...numbersOf(await desk.send([removedOn(inDays(60)), removedOn(inDays(14))])),
    ];
    await desk.act('officer', taken, 'start-screening');
    const one = await next(officers[0]?.token ?? '');
    expect(one.body).toMatchObject({ fileNumber: emergency, urgency: { level: 'emergency' } });
    const rest = [];
    for (let i = 0; i < 3; i++) rest.push((await next(officers[0]?.token ?? '')).body.fileNumber as string);
    // Of the test before, one with a day in 40 days is left; of the same day, the older comes first.
    expect(rest.slice(1)).toEqual([oldest, younger]);
  });

  it('is for officers only', async () => {
    expect((await next(test.tokens.reviewer)).status).toBe(403);
    expect((await next(test.tokens.manager)).status).toBe(403);
  });
});

describe('the list of files', () => {
  const list = async (query: string): Promise<{ items: Json[]; next: string | null }> =>
    (await desk.get('officer', `/v1/files?${query}`)).body as { items: Json[]; next: string | null };
  const whole = async (query: string): Promise<Json[]> => {
    const items: Json[] = [];
    for (let cursor = ''; ;) {
      const page = await list(`limit=7&${query}${cursor}`);
      items.push(...page.items);
      if (page.next === null) return items;
      cursor = `&cursor=${page.next}`;
    }
  };

  it('is in the order of the worklist, page by page, without a gap or a repeat', async () => {
    const files = await whole('');
    expect(files).toHaveLength(29);
    const key = (file: Json): string =>
      [
        ['emergency', 'urgent', 'normal'].indexOf((file['urgency'] as { level: string }).level),
        (file['removalScheduledOn'] as string | null) ?? 'never',
        file['receivedAt'],
        file['fileNumber'],
      ].join(' ');
    expect(files.map(key)).toEqual(files.map(key).sort());
    expect(new Set(files.map((file) => file['fileNumber'])).size).toBe(29);
  });

  it('narrows by officer, by having none, by level, and by removal day', async () => {
    const files = await whole('');
    const mine = await whole(`assignee=${officers[0]?.staffId}`);
    expect(mine.map((file) => file['officerId'])).toEqual(mine.map(() => officers[0]?.staffId));
    expect(mine).toHaveLength(5);
    const nobodys = await whole('assignee=none');
    expect(nobodys).toEqual(files.filter((file) => file['officerId'] === null));
    expect(nobodys.length).toBeGreaterThan(0);
    const emergencies = await whole('urgency=emergency');
    expect(emergencies).toEqual(
      files.filter((file) => (file['urgency'] as { level: string }).level === 'emergency'),
    );
    const soon = await whole(`removalBefore=${inDays(30)}`);
    expect(soon).toEqual(
      files.filter((file) => ((file['removalScheduledOn'] as string | null) ?? '9') < inDays(30)),
    );
  });

  it('narrows by days of receipt, both of them included', async () => {
    const today = inDays(0);
    expect(await whole(`receivedFrom=${today}&receivedTo=${today}`)).toHaveLength(29);
    expect(await whole(`receivedFrom=${inDays(1)}`)).toEqual([]);
    expect(await whole(`receivedTo=${inDays(-1)}`)).toEqual([]);
  });
});
