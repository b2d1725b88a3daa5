import { readFileSync } from 'node:fs';
import { type JsonObject } from '../../src/platform/openapi/json.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { Desk } from '../support/desk.js';
import { OpenApi } from '../support/openapi.js';

const api = new OpenApi(JSON.parse(readFileSync('openapi/openapi.json', 'utf8')) as JsonObject);

type Json = Record<string, unknown>;

let test: TestApp;
let desk: Desk;
let decided: string;
beforeAll(async () => {
  test = await startTestApp();
  desk = new Desk(test);
  decided = await desk.aFile();
});
afterAll(() => test.close());

const ASKED = {
  askedBy: 'counsel',
  about: '/claimant/stateless',
  text: 'Canary text: he has been stateless since the spring.',
  outcome: 'refused',
  reason: 'Canary reason: his passport is valid.',
};

/** A file that was closed, and never decided. */
async function aClosedFile(): Promise<string> {
  const file = await desk.aFile({ before: 'start-screening' });
  const body = { reasonCode: 'removed-from-united-states', reason: 'Made-up reason.' };
  expect((await desk.act('officer', file, 'close', body, '"1"')).status).toBe(200);
  return file;
}

const read = async (file: string): Promise<Json> =>
  (await desk.get('officer', `/v1/files/${file}`)).body as Json;
const codeOf = (answer: { body: unknown }): string =>
  String((answer.body as { type?: string }).type)
    .split(':')
    .at(-1) ?? '';

async function note(
  file: string,
  body: object = ASKED,
  { as = 'officer', ...more }: { as?: 'officer' | 'reviewer' | 'manager'; ifMatch?: string | null } = {},
) {
  const tag = more.ifMatch === undefined ? await desk.etag(file) : more.ifMatch;
  const request = test.request
    .post(`/v1/files/${file}/corrections`)
    .set('authorization', `Bearer ${test.tokens[as]}`);
  if (tag !== null) void request.set('if-match', tag);
  const answer = await request.send(body);
  expect(api.faultsOfAnswer('noteCorrection', answer)).toEqual([]);
  return answer;
}

describe('a correction of a file that has ended', () => {
  it('is noted beside what it is about, on a version and in an event of its own, and changes nothing else', async () => {
    const before = await read(decided);
    const noted = await note(decided);
    const version = Number(before['version']) + 1;
    expect([noted.status, noted.headers['etag']]).toEqual([201, `"${version}"`]);
    expect(noted.body).toMatchObject({ ...ASKED, state: 'decided', version, fileVersion: version });
    const after = await read(decided);
    expect(after['stca']).toEqual(before['stca']);
    expect(after['decisions']).toEqual(before['decisions']);
    const events = await desk.events(`file=${decided}`, ({ action }) => action === 'file.correction-noted');
    expect(events).toContainEqual(
      expect.objectContaining({ action: 'file.correction-noted', fileSeq: version }),
    );
    expect(JSON.stringify(events)).not.toMatch(/Canary|stateless/);
  });

  it('that is refused is a notation, shown with the file and with its facts to whoever reads them', async () => {
    const file = await aClosedFile();
    await note(file, { ...ASKED, outcome: 'granted' });
    await note(file, { ...ASKED, about: '/route' });
    const notation = { outcome: 'refused', about: '/route', text: ASKED.text, reason: ASKED.reason };
    for (const as of ['officer', 'reviewer', 'manager'] as const) {
      const { corrections } = (await desk.get(as, `/v1/files/${file}`)).body as Json;
      expect(corrections).toMatchObject([{ outcome: 'granted' }, notation]);
    }
    const checks = await desk.get('officer', `/v1/files/${file}/stca-checks`);
    expect(api.faultsOfAnswer('listFileChecks', checks)).toEqual([]);
    expect((checks.body as Json)['notations']).toMatchObject([notation]);
    expect((await desk.getAs('partnerA', `/v1/referrals/${file}`)).text).not.toMatch(/Canary|correction/);
  });

  it('is listed page by page, the earliest first; the reading is logged', async () => {
    const file = await aClosedFile();
    for (const askedBy of ['claimant', 'counsel', 'partner']) await note(file, { ...ASKED, askedBy });
    const page = await desk.get('reviewer', `/v1/files/${file}/corrections?limit=2`);
    expect(api.faultsOfAnswer('listCorrections', page)).toEqual([]);
    const first = page.body as Json;
    expect(first['items']).toMatchObject([{ askedBy: 'claimant' }, { askedBy: 'counsel' }]);
    const next = `/v1/files/${file}/corrections?limit=2&cursor=${String(first['next'])}`;
    expect((await desk.get('reviewer', next)).body).toMatchObject({
      items: [{ askedBy: 'partner' }],
      next: null,
    });
    const foreign = await desk.get('officer', next);
    expect(foreign.status).toBe(400);
    await desk.events(`file=${file}`, ({ action }) => action === 'file.corrections-read');
    const absent = await desk.get('officer', '/v1/files/RD-00000-00000/corrections');
    expect(absent.status).toBe(404);
  });

  it('may be about what the referral says, a fact nobody knows yet, and the decision', async () => {
    for (const about of [
      '/principalApplicant/familyName',
      '/claimant/formerHabitualResidence',
      '/enteredCanadaOn',
      'decision',
    ])
      expect([about, (await note(decided, { ...ASKED, about })).status]).toEqual([about, 201]);
  });

  it.each([
    ['nothing there is', '/claimant/shoeSize', 'fact-not-there'],
    ['a property of every object', '/principalApplicant/__proto__', 'fact-not-there'],
    ['what is no pointer', 'claimant', 'wrong-form'],
    ['nothing', '', 'wrong-form'],
    ['what the service sets', '/assessedOn', 'not-amendable'],
  ])('about %s is refused by pointer', async (_, about) => {
    const { version } = await read(decided);
    const refused = await note(decided, { ...ASKED, about });
    expect([refused.status, (refused.body as { errors: Json[] }).errors[0]?.['pointer']]).toEqual([
      400,
      '#/about',
    ]);
    expect((await read(decided))['version']).toBe(version);
  });

  it.each([
    ['nobody who may ask', { askedBy: 'neighbour' }, '#/askedBy'],
    ['no outcome', { outcome: undefined }, '#/outcome'],
    ['no reason', { reason: '' }, '#/reason'],
    ['a text too long', { text: 'x'.repeat(2001) }, '#/text'],
    ['more than is asked for', { note: 'x' }, '#/note'],
  ])('with %s is refused by pointer', async (_, more, pointer) => {
    const refused = await note(decided, { ...ASKED, ...more });
    expect(refused.status).toBe(400);
    expect((refused.body as { errors: Json[] }).errors).toContainEqual(expect.objectContaining({ pointer }));
  });

  it('takes as many letters as it may have, and not one more', async () => {
    expect((await note(decided, { ...ASKED, text: 'x'.repeat(2000) })).status).toBe(201);
  });

  it('is an officer’s, on the version they have seen', async () => {
    expect((await note(decided, ASKED, { as: 'reviewer' })).status).toBe(403);
    expect((await note(decided, ASKED, { as: 'manager' })).status).toBe(403);
    expect((await note(decided, ASKED, { ifMatch: null })).status).toBe(428);
    expect((await note(decided, ASKED, { ifMatch: '"1"' })).status).toBe(412);
    expect((await note('RD-00000-00000', ASKED, { ifMatch: '"1"' })).status).toBe(404);
  });
});

describe('a correction of a file under way', () => {
  it('that is granted is made in the facts, as the refusal says; one that is refused is noted', async () => {
    const file = await desk.aFile({ before: 'clear-for-interview' });
    const refused = await note(file, { ...ASKED, outcome: 'granted' });
    expect([refused.status, codeOf(refused)]).toEqual([409, 'correction-of-open-file']);
    expect((refused.body as { detail: string }).detail).toContain(`/v1/files/${file}/facts`);
    expect((await read(file))['corrections']).toEqual([]);
    expect((await note(file)).status).toBe(201);
    expect(await read(file)).toMatchObject({ state: 'screening', corrections: [{ outcome: 'refused' }] });
  });

  it('of one that was never decided cannot be about a decision', async () => {
    const refused = await note(await aClosedFile(), { ...ASKED, about: 'decision' });
    expect([refused.status, codeOf(refused)]).toEqual([409, 'no-decision-to-correct']);
  });

  it('can be about the decision of an earlier round', async () => {
    await desk.act('manager', decided, 'reopen', { reason: 'Made-up reason.' });
    expect((await note(decided, { ...ASKED, about: 'decision' })).status).toBe(201);
  });
});

it('a correction is destroyed with its file', async () => {
  const file = await aClosedFile();
  await note(file);
  const path = `/v1/files/${file}/disposal`;
  const tag = String((await desk.get('administrator', path)).headers['etag']);
  await test.request
    .post(path)
    .set({ authorization: `Bearer ${test.tokens.administrator}`, 'if-match': tag })
    .send({ basis: 'emergency-order', orderCode: 'HOM-2026/1' })
    .expect(200);
  expect((await desk.get('officer', `/v1/files/${file}/corrections`)).status).toBe(410);
  expect((await note(file, ASKED, { ifMatch: '"4"' })).status).toBe(410);
});
