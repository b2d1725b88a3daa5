import { type Response } from 'supertest';
import { startTestApp, type TestApp } from '../support/app.js';
import { aSlot, Desk, HELD_INTERVIEW, PROPOSAL } from '../support/desk.js';

type Json = Response['body'];

let test: TestApp;
let desk: Desk;
beforeAll(async () => {
  test = await startTestApp();
  desk = new Desk(test);
});
afterEach(() => test.setDay());
afterAll(() => test.close());

const codeOf = ({ status, body }: Response): string =>
  status < 300 ? 'done' : String((body as { type: string }).type.split(':').at(-1));

const reason = 'Canary reason: the gate was shut.';

async function interviewsOf(fileNumber: string): Promise<Json[]> {
  return ((await desk.get('officer', `/v1/files/${fileNumber}`)).body as { interviews: Json[] }).interviews;
}

/** A file with an interview that is booked; on a day of the service’s clock if one is given. */
async function aBooking(
  slot: object = aSlot(),
  day?: string,
): Promise<{ fileNumber: string; interviewId: string }> {
  const fileNumber = await desk.aFile({ before: 'schedule-interview' });
  test.setDay(day);
  const booked = await desk.act('officer', fileNumber, 'schedule-interview', slot);
  if (booked.status !== 200) throw new Error(JSON.stringify(booked.body));
  const [interview] = await interviewsOf(fileNumber);
  return { fileNumber, interviewId: interview.interviewId as string };
}

async function calendarOf(interviewId: string): Promise<string[]> {
  const answer = await desk.get('officer', `/v1/interviews/${interviewId}.ics`);
  expect([answer.status, answer.headers['content-type']]).toEqual([
    200,
    'text/calendar; charset=utf-8; method=PUBLISH; component=VEVENT',
  ]);
  return answer.text.replaceAll('\r\n ', '').split('\r\n');
}

function add(
  interviewId: string,
  body: object,
  { ifMatch, as = 'officer' }: { ifMatch?: string; as?: 'officer' | 'officer2' | 'reviewer' } = {},
): Promise<Response> {
  const request = test.request
    .post(`/v1/interviews/${interviewId}/additions`)
    .set('authorization', `Bearer ${test.tokens[as]}`);
  if (ifMatch !== undefined) void request.set('if-match', ifMatch);
  return request.send(body).then((answer) => answer);
}

describe('an appointment', () => {
  it('that is moved is superseded by another, and stays as it was; its calendar entry goes on under one UID', async () => {
    const slot = { ...aSlot(), place: 'Made-up facility' };
    const { fileNumber, interviewId } = await aBooking(slot);
    const before = await calendarOf(interviewId);
    const moved = { ...aSlot(), place: 'Made-up hall, door 3', mode: 'in-person' };
    const unsaid = await desk.act('officer', fileNumber, 'reschedule-interview', moved);
    expect(unsaid.body.errors).toMatchObject([{ pointer: '#/reason', code: 'required' }]);
    const done = await desk.act('officer2', fileNumber, 'reschedule-interview', { ...moved, reason });
    expect([done.status, done.body.state]).toEqual([200, 'interview-scheduled']);
    const [old, now] = await interviewsOf(fileNumber);
    expect(old).toMatchObject({
      ...{ interviewId, status: 'superseded', supersededBy: now.interviewId, reason },
      ...{ startsAt: slot.startsAt, endsAt: slot.endsAt, arrangement: { place: 'Made-up facility' } },
      ended: { by: 'stf_demo-officer2', version: done.body.version },
    });
    expect(now).toMatchObject({
      ...{
        status: 'booked',
        supersedes: interviewId,
        sequence: 1,
        officerId: 'stf_demo-officer2',
        ended: null,
      },
      ...{ startsAt: moved.startsAt, mode: 'in-person', arrangement: { place: 'Made-up hall, door 3' } },
    });
    const after = await calendarOf(interviewId);
    expect(after).toEqual(await calendarOf(now.interviewId as string));
    const uid = before.find((line) => line.startsWith('UID:'));
    expect(before).toEqual(expect.arrayContaining(['SEQUENCE:0', 'STATUS:CONFIRMED']));
    expect(after).toEqual(
      expect.arrayContaining([uid, 'SEQUENCE:1', 'STATUS:CONFIRMED', 'LOCATION:Made-up hall\\, door 3']),
    );
    const other = await desk.aFile({ before: 'schedule-interview' });
    expect(codeOf(await desk.act('officer', other, 'schedule-interview', slot))).toBe('done');
  });

  it('may be moved within its own time, which is no clash with itself', async () => {
    const slot = aSlot();
    const { fileNumber } = await aBooking(slot);
    const startsAt = new Date(Date.parse(slot.startsAt) + 900_000).toISOString();
    const later = { ...slot, startsAt, reason };
    expect(codeOf(await desk.act('officer', fileNumber, 'reschedule-interview', later))).toBe('done');
  });

  it('that cannot be moved stays as it is', async () => {
    const taken = aSlot();
    await aBooking(taken);
    const { fileNumber, interviewId } = await aBooking();
    const tag = await desk.etag(fileNumber);
    const clash = await desk.act('officer', fileNumber, 'reschedule-interview', { ...taken, reason });
    expect(codeOf(clash)).toBe('officer-not-free');
    const interviews = await interviewsOf(fileNumber);
    expect([await desk.etag(fileNumber), interviews.map(({ status }) => status as string)]).toEqual([
      tag,
      ['booked'],
    ]);
    expect(interviews[0].interviewId).toBe(interviewId);
  });

  it('that is cancelled leaves the file ready for another, and says so to calendars', async () => {
    const { fileNumber, interviewId } = await aBooking();
    const done = await desk.act('officer', fileNumber, 'cancel-interview', { reason });
    expect([done.status, done.body.state]).toEqual([200, 'ready-for-interview']);
    expect(await interviewsOf(fileNumber)).toMatchObject([{ status: 'cancelled', reason, absent: [] }]);
    expect(await calendarOf(interviewId)).toEqual(expect.arrayContaining(['SEQUENCE:1', 'STATUS:CANCELLED']));
    expect(codeOf(await desk.act('officer', fileNumber, 'cancel-interview', { reason }))).toBe(
      'out-of-order',
    );
  });

  it('is missed by whoever did not come, once it has begun and not before', async () => {
    const slot = { ...aSlot(), startsAt: '2027-02-02T12:00:00Z', endsAt: '2027-02-02T13:00:00Z' };
    const { fileNumber, interviewId } = await aBooking(slot, '2027-02-01');
    const missed = { absent: ['interpreter', 'claimant', 'claimant'], reason };
    expect(codeOf(await desk.act('officer2', fileNumber, 'record-no-show', missed))).toBe(
      'interview-not-begun',
    );
    test.setDay('2027-02-02');
    const nobody = await desk.act('officer2', fileNumber, 'record-no-show', { absent: [], reason });
    expect(nobody.body.errors).toMatchObject([{ pointer: '#/absent', code: 'too-few' }]);
    const done = await desk.act('officer2', fileNumber, 'record-no-show', missed);
    expect([done.status, done.body.state]).toEqual([200, 'ready-for-interview']);
    expect(await interviewsOf(fileNumber)).toMatchObject([
      { interviewId, status: 'missed', absent: ['interpreter', 'claimant'], reason },
    ]);
  });

  it('is done without only by a reviewer, with a reason', async () => {
    const fileNumber = await desk.aFile({ before: 'schedule-interview' });
    expect((await desk.act('officer', fileNumber, 'waive-interview', { reason })).status).toBe(403);
    expect((await desk.act('reviewer', fileNumber, 'waive-interview', {})).status).toBe(400);
    const done = await desk.act('reviewer', fileNumber, 'waive-interview', { reason });
    expect([done.status, done.body.state]).toEqual([200, 'interviewed']);
    expect(codeOf(await desk.act('officer', fileNumber, 'propose-decision', PROPOSAL))).toBe('done');
  });
});

describe('a change of daylight saving between booking and interview', () => {
  it.each([
    ['2026-10-20', '2026-11-02T15:00:00.000Z', '2026-11-02T16:00:00.000Z', '2026-11-02T09:00:00'],
    ['2027-03-01', '2027-03-15T14:00:00.000Z', '2027-03-15T15:00:00.000Z', '2027-03-15T09:00:00'],
  ])('moves nothing that was booked on %s', async (day, startsAt, endsAt, local) => {
    const slot = { startsAt, endsAt, timeZone: 'America/Chicago', mode: 'telephone' };
    const { interviewId } = await aBooking(slot, day);
    for (const read of [day, startsAt.slice(0, 10)]) {
      test.setDay(read);
      const { body } = await desk.get('officer', `/v1/interviews/${interviewId}`);
      expect(body).toMatchObject({
        ...{ startsAt, endsAt },
        local: { startsAt: local, bookedStartsAt: local, differs: false },
      });
      expect(await calendarOf(interviewId)).toContain(`DTSTART:${startsAt.replace(/[-:]|\.000/g, '')}`);
    }
  });
});

describe('the record of an interview', () => {
  it('needs the claimant, and an end that has come', async () => {
    const { fileNumber } = await aBooking();
    const without = { ...HELD_INTERVIEW, attended: ['counsel', 'interpreter'] };
    expect(codeOf(await desk.act('officer', fileNumber, 'record-interview', without))).toBe(
      'claimant-did-not-attend',
    );
    const backwards = { ...HELD_INTERVIEW, endedAt: HELD_INTERVIEW.startedAt };
    expect(codeOf(await desk.act('officer', fileNumber, 'record-interview', backwards))).toBe(
      'interview-ends-before-it-starts',
    );
  });

  it('is amended by addition on the version that was read, and never edited', async () => {
    const { fileNumber, interviewId } = await aBooking();
    const early = await add(interviewId, { text: 'Made-up.' }, { ifMatch: await desk.etag(fileNumber) });
    expect([early.status, codeOf(early)]).toEqual([409, 'interview-not-recorded']);
    await desk.act('officer', fileNumber, 'record-interview', HELD_INTERVIEW);
    const [recorded] = await interviewsOf(fileNumber);
    const tag = await desk.etag(fileNumber);
    expect((await add(interviewId, { text: 'Made-up.' })).status).toBe(428);
    expect((await add(interviewId, { text: 'Made-up.' }, { ifMatch: '"1"' })).status).toBe(412);
    expect((await add(interviewId, { text: 'Made-up.' }, { ifMatch: tag, as: 'reviewer' })).status).toBe(403);
    const first = await add(interviewId, { text: 'Canary addition: in May.' }, { ifMatch: tag });
    expect([first.status, first.body.state]).toEqual([201, 'interviewed']);
    const second = await add(
      interviewId,
      { text: 'Canary addition: at noon.' },
      {
        ...{ ifMatch: first.headers['etag'] as string, as: 'officer2' },
      },
    );
    expect(second.status).toBe(201);
    const read = await desk.get('officer', `/v1/interviews/${interviewId}`);
    expect(read.headers['etag']).toBe(second.headers['etag']);
    expect(read.body).toEqual({
      ...recorded,
      version: second.body.version,
      additions: [
        {
          ...{ additionId: expect.any(String) as string, addedBy: 'stf_demo-officer' },
          ...{ addedAt: first.body.changedAt, text: 'Canary addition: in May.' },
        },
        {
          ...{ additionId: expect.any(String) as string, addedBy: 'stf_demo-officer2' },
          ...{ addedAt: second.body.changedAt, text: 'Canary addition: at noon.' },
        },
      ],
    });
    expect(read.body.record).toEqual({ ...HELD_INTERVIEW, ...inUtc(HELD_INTERVIEW) });
    const withdrawal = { requestedBy: 'claimant', reason };
    const closed = await desk.act('officer', fileNumber, 'withdraw', withdrawal);
    const late = await add(interviewId, { text: 'Made-up.' }, { ifMatch: closed.headers['etag'] as string });
    expect(codeOf(late)).toBe('nothing-more-possible');
    const events = await desk.events(`file=${fileNumber}`, ({ action }) => action === 'file.withdrawn');
    expect(events.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['file.interview-added-to', 'file.interview-read']),
    );
  });
});

describe('the diary', () => {
  it('lists appointments of an officer that begin from an instant on and before another, page by page', async () => {
    const starts = ['2028-01-10T10:00:00.000Z', '2028-01-10T12:00:00.000Z', '2028-01-10T14:00:00.000Z'];
    for (const startsAt of starts) {
      const endsAt = new Date(Date.parse(startsAt) + 3_600_000).toISOString();
      await aBooking({ ...aSlot(), startsAt, endsAt, officerId: 'stf_demo-officer2' });
    }
    const path = `/v1/interviews?from=${starts[0]}&to=2028-01-10T14:00:00.001Z`;
    const all = await desk.get('officer', path);
    expect(all.body.items.map(({ startsAt }: Json) => startsAt as string)).toEqual(starts);
    expect(Object.keys(all.body.items[0] as object)).not.toEqual(expect.arrayContaining(['arrangement']));
    const half = await desk.get('officer', `/v1/interviews?from=${starts[0]}&to=${starts[2]}`);
    expect(half.body.items).toHaveLength(2);
    expect((await desk.get('officer', `${path}&officerId=stf_demo-officer`)).body.items).toEqual([]);
    expect((await desk.get('officer', `${path}&status=held`)).body.items).toEqual([]);
    const page = await desk.get('officer', `${path}&limit=2&officerId=stf_demo-officer2&status=booked`);
    const next = `${path}&limit=2&officerId=stf_demo-officer2&status=booked&cursor=${page.body.next}`;
    const rest = await desk.get('officer', next);
    expect([...page.body.items, ...rest.body.items]).toEqual(all.body.items);
    expect([page.body.items.length, rest.body.next]).toEqual([2, null]);
    expect(page.headers['link']).toContain('rel="next"');
    expect((await desk.get('officer2', next)).status).toBe(400);
  });

  it('wants its beginning before its end', async () => {
    const { status, body } = await desk.get(
      'officer',
      '/v1/interviews?from=2028-01-02T00:00:00Z&to=2028-01-01T00:00:00Z',
    );
    expect([status, body.errors[0].pointer, body.errors[0].code]).toEqual([400, '?to', 'before-from']);
    const same = '/v1/interviews?from=2028-01-02T00:00:00Z&to=2028-01-02T00:00:00Z';
    expect((await desk.get('officer', same)).body.items).toEqual([]);
  });

  it('knows nothing by an id that is none', async () => {
    for (const id of ['nothing', '01930f2a-7c1b-7e55-8a10-3f6f5f1f0a12']) {
      expect((await desk.get('officer', `/v1/interviews/${id}`)).status).toBe(404);
      expect((await desk.get('officer', `/v1/interviews/${id}.ics`)).status).toBe(404);
    }
  });

  it('is told nothing of people in a calendar entry, and each read leaves an event', async () => {
    const { fileNumber, interviewId } = await aBooking({ ...aSlot(), placeNote: 'Canary rule of the gate.' });
    const { referral } = (await desk.get('officer', `/v1/files/${fileNumber}`)).body as Json;
    const text = (await calendarOf(interviewId)).join('\n');
    expect(text).toContain(fileNumber);
    for (const word of [referral.principalApplicant.familyName, referral.externalReference, 'Canary'])
      expect(text).not.toContain(word);
    const events = await desk.events(
      `file=${fileNumber}`,
      ({ action }) => action === 'file.interview-exported',
    );
    expect(events.map(({ action }) => action)).toContain('file.interview-exported');
    const listed = await desk.events(
      'action=interviews.listed',
      ({ action }) => action === 'interviews.listed',
    );
    expect(listed.some(({ action }) => action === 'interviews.listed')).toBe(true);
  });
});

function inUtc({ startedAt, endedAt }: { startedAt: string; endedAt: string }): object {
  return { startedAt: new Date(startedAt).toISOString(), endedAt: new Date(endedAt).toISOString() };
}
