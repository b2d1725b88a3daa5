import { type Response } from 'supertest';
import { startTestApp, type TestApp } from '../support/app.js';
import { aSlot, HELD_INTERVIEW } from '../support/desk.js';
import { codeOf, InterviewingDesk } from '../support/interviewing-desk.js';

type Json = Response['body'];

let test: TestApp;
let desk: InterviewingDesk;

beforeAll(async () => {
  test = await startTestApp();
  desk = new InterviewingDesk(test);
});
afterAll(() => test.close());

const reason = 'Canary reason: the gate was shut.';

describe('the record of an interview', () => {
  it('needs the claimant, and an end that has come', async () => {
    const { fileNumber } = await desk.aBooking();
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
    const { fileNumber, interviewId } = await desk.aBooking();
    const early = await desk.addTo(
      interviewId,
      { text: 'Made-up.' },
      { ifMatch: await desk.etag(fileNumber) },
    );
    expect([early.status, codeOf(early)]).toEqual([409, 'interview-not-recorded']);
    await desk.act('officer', fileNumber, 'record-interview', HELD_INTERVIEW);
    const [recorded] = await desk.interviewsOf(fileNumber);
    const tag = await desk.etag(fileNumber);
    expect((await desk.addTo(interviewId, { text: 'Made-up.' })).status).toBe(428);
    expect((await desk.addTo(interviewId, { text: 'Made-up.' }, { ifMatch: '"1"' })).status).toBe(412);
    expect(
      (await desk.addTo(interviewId, { text: 'Made-up.' }, { ifMatch: tag, as: 'reviewer' })).status,
    ).toBe(403);
    const first = await desk.addTo(interviewId, { text: 'Canary addition: in May.' }, { ifMatch: tag });
    expect([first.status, first.body.state]).toEqual([201, 'interviewed']);
    const again = { text: 'Canary addition: at noon.' };
    const ifMatch = first.headers['etag'] as string;
    const colleague = await desk.addTo(interviewId, again, { ifMatch, as: 'officer2' });
    expect([colleague.status, codeOf(colleague)]).toEqual([403, 'content-withheld']);
    const second = await desk.addTo(interviewId, again, { ifMatch });
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
          ...{ additionId: expect.any(String) as string, addedBy: 'stf_demo-officer' },
          ...{ addedAt: second.body.changedAt, text: 'Canary addition: at noon.' },
        },
      ],
    });
    expect(read.body.record).toEqual({ ...HELD_INTERVIEW, ...inUtc(HELD_INTERVIEW) });
    const withdrawal = { requestedBy: 'claimant', reason };
    const closed = await desk.act('officer', fileNumber, 'withdraw', withdrawal);
    const late = await desk.addTo(
      interviewId,
      { text: 'Made-up.' },
      { ifMatch: closed.headers['etag'] as string },
    );
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
      await desk.aBooking({ ...aSlot(), startsAt, endsAt, officerId: 'stf_demo-officer2' });
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
    const { fileNumber, interviewId } = await desk.aBooking({
      ...aSlot(),
      placeNote: 'Canary rule of the gate.',
    });
    const { referral } = (await desk.get('officer', `/v1/files/${fileNumber}`)).body as Json;
    const { text, headers } = await desk.get('officer', `/v1/interviews/${interviewId}.ics`);
    expect(headers['content-type']).toBe('text/calendar; charset=utf-8; method=PUBLISH; component=VEVENT');
    expect(headers['content-disposition']).toBe('attachment; filename="interview.ics"');
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
