import { startTestApp, type TestApp } from '../support/app.js';
import { aSlot, PROPOSAL } from '../support/desk.js';
import { codeOf, InterviewingDesk } from '../support/interviewing-desk.js';

let test: TestApp;
let desk: InterviewingDesk;

beforeAll(async () => {
  test = await startTestApp();
  desk = new InterviewingDesk(test);
});
afterEach(() => test.setDay());
afterAll(() => test.close());

const reason = 'Canary reason: the gate was shut.';

describe('an appointment', () => {
  it('that is moved is superseded by another, and stays as it was; its calendar entry goes on under one UID', async () => {
    const slot = { ...aSlot(), place: 'Made-up facility' };
    const { fileNumber, interviewId } = await desk.aBooking(slot);
    const before = await desk.calendarOf(interviewId);
    const moved = { ...aSlot(), place: 'Made-up hall, door 3', mode: 'in-person' };
    const unsaid = await desk.act('officer', fileNumber, 'reschedule-interview', moved);
    expect(unsaid.body.errors).toMatchObject([{ pointer: '#/reason', code: 'required' }]);
    const done = await desk.act('officer2', fileNumber, 'reschedule-interview', { ...moved, reason });
    expect([done.status, done.body.state]).toEqual([200, 'interview-scheduled']);
    const [old, now] = await desk.interviewsOf(fileNumber);
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
    const after = await desk.calendarOf(interviewId);
    expect(after).toEqual(await desk.calendarOf(now.interviewId as string));
    const uid = before.find((line) => line.startsWith('UID:'));
    expect(before).toEqual(expect.arrayContaining(['SEQUENCE:0', 'STATUS:CONFIRMED']));
    expect(after).toEqual(
      expect.arrayContaining([uid, 'SEQUENCE:1', 'STATUS:CONFIRMED', 'LOCATION:Made-up hall\\, door 3']),
    );
    const other = await desk.aReadyFile();
    expect(codeOf(await desk.act('officer', other, 'schedule-interview', slot))).toBe('done');
  });

  it('may be moved within its own time, which is no clash with itself', async () => {
    const slot = aSlot();
    const { fileNumber } = await desk.aBooking(slot);
    const startsAt = new Date(Date.parse(slot.startsAt) + 900_000).toISOString();
    const later = { ...slot, startsAt, reason };
    expect(codeOf(await desk.act('officer', fileNumber, 'reschedule-interview', later))).toBe('done');
  });

  it('that cannot be moved stays as it is', async () => {
    const taken = aSlot();
    await desk.aBooking(taken);
    const { fileNumber, interviewId } = await desk.aBooking();
    const tag = await desk.etag(fileNumber);
    const clash = await desk.act('officer', fileNumber, 'reschedule-interview', { ...taken, reason });
    expect(codeOf(clash)).toBe('officer-not-free');
    const interviews = await desk.interviewsOf(fileNumber);
    expect([await desk.etag(fileNumber), interviews.map(({ status }) => status as string)]).toEqual([
      tag,
      ['booked'],
    ]);
    expect(interviews[0].interviewId).toBe(interviewId);
  });

  it('that is cancelled leaves the file ready for another, and says so to calendars', async () => {
    const { fileNumber, interviewId } = await desk.aBooking();
    const done = await desk.act('officer', fileNumber, 'cancel-interview', { reason });
    expect([done.status, done.body.state]).toEqual([200, 'ready-for-interview']);
    expect(await desk.interviewsOf(fileNumber)).toMatchObject([{ status: 'cancelled', reason, absent: [] }]);
    expect(await desk.calendarOf(interviewId)).toEqual(
      expect.arrayContaining(['SEQUENCE:1', 'STATUS:CANCELLED']),
    );
    expect(codeOf(await desk.act('officer', fileNumber, 'cancel-interview', { reason }))).toBe(
      'out-of-order',
    );
  });

  it('is missed by whoever did not come, once it has begun and not before', async () => {
    const slot = { ...aSlot(), startsAt: '2027-02-02T12:00:00Z', endsAt: '2027-02-02T13:00:00Z' };
    const { fileNumber, interviewId } = await desk.aBooking(slot, '2027-02-01');
    const missed = { absent: ['interpreter', 'claimant', 'claimant'], reason };
    expect(codeOf(await desk.act('officer2', fileNumber, 'record-no-show', missed))).toBe(
      'interview-not-begun',
    );
    test.setDay('2027-02-02');
    const nobody = await desk.act('officer2', fileNumber, 'record-no-show', { absent: [], reason });
    expect(nobody.body.errors).toMatchObject([{ pointer: '#/absent', code: 'too-few' }]);
    const done = await desk.act('officer2', fileNumber, 'record-no-show', missed);
    expect([done.status, done.body.state]).toEqual([200, 'ready-for-interview']);
    expect(await desk.interviewsOf(fileNumber)).toMatchObject([
      { interviewId, status: 'missed', absent: ['interpreter', 'claimant'], reason },
    ]);
  });

  it('is done without only by a reviewer, with a reason', async () => {
    const fileNumber = await desk.aReadyFile();
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
    const { interviewId } = await desk.aBooking(slot, day);
    for (const read of [day, startsAt.slice(0, 10)]) {
      test.setDay(read);
      const { body } = await desk.get('officer', `/v1/interviews/${interviewId}`);
      expect(body).toMatchObject({
        ...{ startsAt, endsAt },
        local: { startsAt: local, bookedStartsAt: local, differs: false },
      });
      expect(await desk.calendarOf(interviewId)).toContain(`DTSTART:${startsAt.replace(/[-:]|\.000/g, '')}`);
    }
  });
});
