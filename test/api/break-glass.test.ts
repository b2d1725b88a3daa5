import { Client } from 'pg';
import { type Response } from 'supertest';
import { type DemoStaffName } from '../../src/demo/demo-identities.js';
import { Clock } from '../../src/platform/clock.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { Desk, PROPOSAL } from '../support/desk.js';

let test: TestApp;
let desk: Desk;
let superuser: Client;

beforeAll(async () => {
  test = await startTestApp();
  desk = new Desk(test);
  superuser = new Client({ ...test.database.superuser });
  await superuser.connect();
});

afterEach(() => test.setDay());

afterAll(async () => {
  await superuser.end();
  await test.close();
});

const WHY = 'A made-up flight leaves tonight.';
const NOTED = 'A made-up call of counsel.';
const codeOf = ({ body }: Response): string =>
  String((body as { type?: unknown }).type)
    .split(':')
    .at(-1) ?? '';
const told = (answer: Response): [number, string] => [answer.status, codeOf(answer)];

/** Staff post to a path, under a version when one is given. */
function post(as: DemoStaffName, path: string, body: object, ifMatch?: string): Promise<Response> {
  const request = test.request.post(path).set('authorization', `Bearer ${test.tokens[as]}`);
  if (ifMatch !== undefined) void request.set('if-match', ifMatch);
  return request.send(body).then((answer) => answer);
}

const breakGlass = (file: string, as: DemoStaffName = 'officer2', reason = WHY): Promise<Response> =>
  post(as, `/v1/files/${file}/break-glass`, { reason });

const isWhole = async (file: string, as: DemoStaffName = 'officer2'): Promise<boolean> => {
  const { status, body } = await desk.get(as, `/v1/files/${file}`);
  expect(status).toBe(200);
  const names = Object.keys(body as object);
  expect(names.includes('referral')).toBe(!names.includes('withheld'));
  return names.includes('referral');
};

function setTime(instant: string): void {
  test.app.get(Clock).now = () => new Date(instant);
}

describe('a file of another officer', () => {
  let file: string;

  beforeAll(async () => {
    file = await desk.aFile({ before: 'propose-decision' });
  });

  it('is shown to an officer in codes, with what can be done, and a sentence in both languages that says why and how', async () => {
    const [own, other] = [
      await desk.get('officer', `/v1/files/${file}`),
      await desk.get('officer2', `/v1/files/${file}`),
    ];
    const whole = own.body as Record<string, unknown> & { stca: Record<string, unknown> };
    const { withheld, stca, availableActions, ...codes } = other.body as Record<string, unknown> & {
      availableActions: { action: string }[];
    };
    const { facts: _facts, result: _result, family: _family, ...check } = whole.stca;
    expect(stca).toEqual(check);
    const { level, reason } = whole['urgency'] as Record<string, unknown>;
    expect({ ...whole, urgency: { level, reason } }).toMatchObject(codes);
    expect(
      Object.keys(whole)
        .filter((name) => !(name in codes))
        .sort(),
    ).toEqual([
      ...[
        'amendments',
        'availableActions',
        'corrections',
        'decisions',
        'interviews',
        'mergedFrom',
        'mergedInto',
      ],
      ...['referral', 'round', 'rounds', 'situation', 'stca'],
    ]);
    expect(availableActions.map(({ action }) => action)).not.toContain('propose-decision');
    expect(availableActions.map(({ action }) => action)).toContain('withdraw');
    expect(other.headers['etag']).toBe(own.headers['etag']);
    expect(withheld).toEqual({
      why: {
        en: expect.stringContaining('assigned to another officer'),
        fr: expect.stringContaining('autre agent'),
      },
      how: {
        en: expect.stringContaining(`POST /v1/files/${file}/break-glass`),
        fr: expect.stringContaining(`POST /v1/files/${file}/break-glass`),
      },
      href: `/v1/files/${file}/break-glass`,
    });
    const { principalApplicant } = whole['referral'] as { principalApplicant: { familyName: string } };
    expect(other.text).not.toContain(principalApplicant.familyName);
  });

  it('is read whole by reviewers and managers, and by every officer while it is nobody’s', async () => {
    expect(await isWhole(file, 'reviewer')).toBe(true);
    expect(await isWhole(file, 'manager')).toBe(true);
    const nobodys = await desk.aFile({ before: 'start-screening' });
    expect([await isWhole(nobodys), await isWhole(nobodys, 'officer')]).toEqual([true, true]);
  });

  it.each([
    ['stca-checks', undefined],
    ['information', undefined],
    ['notes', undefined],
  ])('has its %s withheld by the same rule', async (part) => {
    const answer = await desk.get('officer2', `/v1/files/${file}/${part}`);
    expect(told(answer)).toEqual([403, 'content-withheld']);
    expect((answer.body as { detail: string }).detail).toContain(`POST /v1/files/${file}/break-glass`);
    expect((await desk.get('officer', `/v1/files/${file}/${part}`)).status).toBe(200);
  });

  it('is checked, amended and decided on by nobody who cannot read it; what stands on no content a colleague does', async () => {
    const tag = await desk.etag(file);
    expect(told(await desk.act('officer2', file, 'propose-decision', PROPOSAL))).toEqual([
      403,
      'content-withheld',
    ]);
    expect(told(await post('officer2', `/v1/files/${file}/stca-checks`, {}, tag))).toEqual([
      403,
      'content-withheld',
    ]);
    const amended = await test.request
      .patch(`/v1/files/${file}/facts`)
      .set({ authorization: `Bearer ${test.tokens.officer2}`, 'if-match': tag })
      .send({ changes: [{ fact: '/claimant/stateless', value: false }], reason: 'Made up.' });
    expect(told(amended)).toEqual([403, 'content-withheld']);
    expect(await desk.etag(file)).toBe(tag);

    const screened = await desk.aFile({ before: 'clear-for-interview' });
    const { stca } = (await desk.get('officer2', `/v1/files/${screened}`)).body as {
      stca: { checkId: string };
    };
    const clear = { acknowledgedCheckId: stca.checkId };
    expect(told(await desk.act('officer2', screened, 'clear-for-interview', clear))).toEqual([
      403,
      'content-withheld',
    ]);
    const question = { questions: [{ text: 'Made up?', dueOn: '2030-01-15' }] };
    expect((await desk.act('officer2', screened, 'request-information', question)).status).toBe(200);
  });
});

describe('breaking the glass', () => {
  it('shows the whole file for three hours exactly, and leaves its ETag as it is', async () => {
    setTime('2026-11-22T12:00:00.000Z');
    const file = await desk.aFile({ before: 'propose-decision' });
    const tag = await desk.etag(file);
    expect(await isWhole(file)).toBe(false);
    const broken = await breakGlass(file);
    expect(broken.status).toBe(201);
    expect(broken.body).toMatchObject({
      ...{ fileNumber: file, officerId: 'stf_demo-officer2', assignedTo: 'stf_demo-officer', version: 1 },
      ...{ brokenAt: '2026-11-22T12:00:00.000Z', expiresAt: '2026-11-22T15:00:00.000Z', finding: null },
    });
    expect(broken.text).not.toContain(WHY);
    expect(await desk.etag(file)).toBe(tag);
    expect(await isWhole(file)).toBe(true);
    setTime('2026-11-22T14:59:59.999Z');
    expect(await isWhole(file)).toBe(true);
    expect((await desk.get('officer2', `/v1/files/${file}/stca-checks`)).status).toBe(200);
    setTime('2026-11-22T15:00:00.000Z');
    expect(await isWhole(file)).toBe(false);
    expect(told(await desk.act('officer2', file, 'propose-decision', PROPOSAL))).toEqual([
      403,
      'content-withheld',
    ]);
    expect((await breakGlass(file)).status).toBe(201);
    expect((await desk.act('officer2', file, 'propose-decision', PROPOSAL)).status).toBe(200);
    const events = await desk.events(`file=${file}`, ({ action }) => action === 'file.glass-broken');
    const glass = events.filter(({ action }) => action === 'file.glass-broken');
    expect(glass.map(({ actorId, fileSeq }) => [actorId, fileSeq])).toEqual([
      ['stf_demo-officer2', null],
      ['stf_demo-officer2', null],
    ]);
    expect(JSON.stringify(events)).not.toContain(WHY);
  });

  it('is refused where nothing is withheld, without a reason of ten characters, and to whoever is no officer', async () => {
    const file = await desk.aFile({ before: 'clear-for-interview' });
    expect(told(await breakGlass(file, 'officer'))).toEqual([409, 'glass-not-needed']);
    expect(told(await breakGlass(file, 'officer2', 'too short'))).toEqual([400, 'invalid-request']);
    expect(told(await breakGlass(file, 'reviewer'))).toEqual([403, 'forbidden']);
    expect(told(await breakGlass('RD-00000-00000'))).toEqual([404, 'not-found']);
    expect(await isWhole(file)).toBe(false);
    const both = await Promise.all([breakGlass(file), breakGlass(file)]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it('is of one officer and one file: nobody else sees more by it', async () => {
    const [one, other] = [
      await desk.aFile({ before: 'clear-for-interview' }),
      await desk.aFile({ before: 'clear-for-interview' }),
    ];
    await breakGlass(one);
    expect([await isWhole(one), await isWhole(other)]).toEqual([true, false]);
  });

  it('is reviewed by a manager, once, on the version that was read; the words are sealed', async () => {
    const file = await desk.aFile({ before: 'clear-for-interview' });
    const { breakId } = (await breakGlass(file)).body as { breakId: string };
    const waiting = (await desk.get('manager', '/v1/break-glass?reviewed=false&limit=200')).body as {
      items: { breakId: string }[];
    };
    expect(waiting.items.map((one) => one.breakId)).toContain(breakId);
    expect(JSON.stringify(waiting)).not.toContain(WHY);
    const path = `/v1/break-glass/${breakId}`;
    const read = await desk.get('manager', path);
    expect(read.body).toMatchObject({ reason: WHY, review: null, version: 1 });
    const review = { finding: 'not-justified', text: 'Made-up finding.' };
    expect((await post('manager', `${path}/review`, review)).status).toBe(428);
    expect((await post('manager', `${path}/review`, review, '"2"')).status).toBe(412);
    expect((await post('officer', `${path}/review`, review, '"1"')).status).toBe(403);
    const reviewed = await post('manager', `${path}/review`, review, read.headers['etag'] as string);
    expect([reviewed.status, reviewed.headers['etag']]).toEqual([200, '"2"']);
    expect(told(await post('manager2', `${path}/review`, review, '"2"'))).toEqual([
      409,
      'glass-break-reviewed',
    ]);
    expect((await desk.get('manager', path)).body).toMatchObject({
      ...{ finding: 'not-justified', reviewedBy: 'stf_demo-manager', review: review.text },
    });
    const listed = async (reviewed: string): Promise<boolean> =>
      (await desk.get('manager', `/v1/break-glass?reviewed=${reviewed}&limit=200`)).text.includes(breakId);
    expect([await listed('false'), await listed('true')]).toEqual([false, true]);
    const { rows } = await superuser.query<{ row: string }>(
      'SELECT glass_breaks::text AS row FROM glass_breaks WHERE break_id = $1',
      [breakId],
    );
    expect(rows[0]?.row).not.toContain('Made-up');
    await desk.events(`file=${file}`, ({ action }) => action === 'file.glass-break-reviewed');
  });

  it('is listed page by page, the earliest first, under a cursor that keeps to its filter', async () => {
    const first = (await desk.get('manager', '/v1/break-glass?limit=1')).body as {
      items: { brokenAt: string }[];
      next: string;
    };
    const second = await desk.get('manager', `/v1/break-glass?limit=1&cursor=${first.next}`);
    const [{ brokenAt = '' } = {}] = (second.body as typeof first).items;
    expect(brokenAt >= (first.items[0]?.brokenAt ?? '')).toBe(true);
    expect((await desk.get('manager', `/v1/break-glass?reviewed=false&cursor=${first.next}`)).status).toBe(
      400,
    );
    expect((await desk.get('manager', '/v1/break-glass?reviewed=maybe')).status).toBe(400);
  });
});

describe('a note', () => {
  const write = (file: string, as: DemoStaffName, text = NOTED): Promise<Response> =>
    post(as, `/v1/files/${file}/notes`, { text });

  it('is written by whoever reads files, for each other, and changes nothing of the file', async () => {
    const file = await desk.aFile({ before: 'clear-for-interview' });
    const tag = await desk.etag(file);
    for (const as of ['officer', 'officer2', 'reviewer', 'manager'] as const) {
      const written = await write(file, as, `${NOTED} ${as}`);
      expect([written.status, written.text.includes(NOTED)]).toEqual([201, false]);
    }
    expect(await desk.etag(file)).toBe(tag);
    const first = (await desk.get('officer', `/v1/files/${file}/notes?limit=3`)).body as {
      items: { text: string; authorId: string }[];
      next: string;
    };
    expect(first.items.map(({ authorId }) => authorId)).toEqual([
      'stf_demo-manager',
      'stf_demo-reviewer',
      'stf_demo-officer2',
    ]);
    const rest = await desk.get('officer', `/v1/files/${file}/notes?limit=3&cursor=${first.next}`);
    expect(rest.body).toMatchObject({ items: [{ text: `${NOTED} officer` }], next: null });
    const events = await desk.events(
      `file=${file}&action=file.note-added`,
      ({ actorId }) => actorId === 'stf_demo-manager',
    );
    expect(events).toHaveLength(4);
    expect(JSON.stringify(events)).not.toContain(NOTED);
  });

  it('is never shown to a partner, by no address and in no answer', async () => {
    const file = await desk.aFile({ before: 'clear-for-interview' });
    await write(file, 'officer');
    expect((await desk.getAs('partnerA', `/v1/files/${file}/notes`)).status).toBe(403);
    const referral = await desk.getAs('partnerA', `/v1/referrals/${file}`);
    expect([referral.status, referral.text.includes(NOTED)]).toEqual([200, false]);
    expect((await desk.get('auditor', `/v1/files/${file}/notes`)).status).toBe(403);
    expect((await desk.get('administrator', `/v1/files/${file}/notes`)).status).toBe(403);
  });

  it('is never changed or removed, and stands sealed', async () => {
    const file = await desk.aFile({ before: 'clear-for-interview' });
    await write(file, 'officer');
    const app = new Client({ ...test.database.app });
    await app.connect();
    for (const change of [`UPDATE file_notes SET sealed = ''`, 'DELETE FROM file_notes']) {
      await expect(app.query(change)).rejects.toMatchObject({ code: '42501' });
    }
    await app.end();
    const { rows } = await superuser.query<{ row: string }>(
      'SELECT file_notes::text AS row FROM file_notes WHERE file_number = $1',
      [file],
    );
    expect(rows[0]?.row).not.toContain('Made-up');
  });

  it('goes with the content of its file', async () => {
    const file = await desk.aFile({ before: 'clear-for-interview' });
    await write(file, 'officer');
    await breakGlass(file);
    const broken = await desk.get('manager', '/v1/break-glass?limit=200');
    const { breakId } = (broken.body as { items: { fileNumber: string; breakId: string }[] }).items.find(
      ({ fileNumber }) => fileNumber === file,
    )!;
    const disposal = await desk.get('administrator', `/v1/files/${file}/disposal`);
    const order = { basis: 'emergency-order', orderCode: 'HOM-2026/1' };
    const tag = disposal.headers['etag'] as string;
    expect((await post('administrator', `/v1/files/${file}/disposal`, order, tag)).status).toBe(200);
    expect((await desk.get('reviewer', `/v1/files/${file}/notes`)).status).toBe(410);
    expect((await write(file, 'officer')).status).toBe(410);
    expect((await desk.get('manager', `/v1/break-glass/${breakId}`)).body).toMatchObject({ reason: null });
  });

  it.each([
    ['nothing', {}],
    ['an empty text', { text: '' }],
    ['a text of 10,001 characters', { text: 'x'.repeat(10_001) }],
    ['more than a text', { text: 'x', visibleToPartner: true }],
  ])('of %s is refused', async (_, body) => {
    const file = await desk.aFile({ before: 'start-screening' });
    expect(told(await post('officer', `/v1/files/${file}/notes`, body))).toEqual([400, 'invalid-request']);
    const notes = await desk.get('officer', `/v1/files/${file}/notes`);
    expect(notes.body).toEqual({ items: [], next: null });
  });
});
