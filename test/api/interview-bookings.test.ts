import { startTestApp, type TestApp } from '../support/app.js';
import { aSlot, HELD_INTERVIEW } from '../support/desk.js';
import { aFoundPair } from '../support/found-pairs.js';
import { asked, codeOf, InterviewingDesk } from '../support/interviewing-desk.js';

let test: TestApp;
let desk: InterviewingDesk;

beforeAll(async () => {
  test = await startTestApp();
  desk = new InterviewingDesk(test);
});
afterAll(() => test.close());

describe('booking an interview', () => {
  it('keeps officer, interpreter with what is asked of them, place, rules of the place, and both times', async () => {
    const fileNumber = await desk.aReadyFile();
    const interpreterId = await desk.anInterpreter();
    const slot = { ...aSlot(), startsAt: '2029-03-12T09:00:00-05:00', endsAt: '2029-03-12T11:00:00-05:00' };
    const booked = await desk.act('officer', fileNumber, 'schedule-interview', {
      ...slot,
      officerId: 'stf_demo-officer2',
      place: 'Made-up facility, room 2',
      placeNote: 'Made-up rule: no telephones.',
      interpreter: asked(interpreterId, { dialect: 'alar', gender: 'woman' }),
    });
    expect([booked.status, booked.body.state]).toEqual([200, 'interview-scheduled']);
    expect(await desk.interviewsOf(fileNumber)).toEqual([
      {
        interviewId: expect.any(String) as string,
        ...{ fileNumber, partnerId: 'ptn_demo-a', officerId: 'stf_demo-officer2', interpreterId },
        ...{
          startsAt: '2029-03-12T14:00:00.000Z',
          endsAt: '2029-03-12T16:00:00.000Z',
          timeZone: 'America/Chicago',
        },
        local: {
          ...{ startsAt: '2029-03-12T09:00:00', endsAt: '2029-03-12T11:00:00' },
          ...{ bookedStartsAt: '2029-03-12T09:00:00', bookedEndsAt: '2029-03-12T11:00:00', differs: false },
        },
        ...{ mode: 'video', status: 'booked', sequence: 0, supersedes: null, supersededBy: null, absent: [] },
        ...{
          bookedBy: 'stf_demo-officer',
          bookedAt: expect.any(String) as string,
          ended: null,
          reason: null,
        },
        arrangement: {
          ...{ place: 'Made-up facility, room 2', placeNote: 'Made-up rule: no telephones.' },
          interpreter: { language: 'bua', dialect: 'alar', gender: 'woman', conflictDeclared: false },
        },
        additions: [],
      },
    ]);
    const byWhoBooked = await desk.act('officer', fileNumber, 'record-interview', HELD_INTERVIEW);
    expect(codeOf(byWhoBooked)).toBe('not-the-interviewing-officer');
  });

  it('takes null where something may be left out as nothing said', async () => {
    const fileNumber = await desk.aReadyFile();
    const nothing = { officerId: null, place: null, placeNote: null, interpreter: null };
    expect(
      codeOf(await desk.act('officer', fileNumber, 'schedule-interview', { ...aSlot(), ...nothing })),
    ).toBe('done');
    const [interview] = await desk.interviewsOf(fileNumber);
    expect([interview.officerId, interview.arrangement]).toEqual(['stf_demo-officer', {}]);
  });

  it('is refused with a sentence that says what to do, in both languages, and changes nothing', async () => {
    const fileNumber = await desk.aReadyFile();
    const tag = await desk.etag(fileNumber);
    const interpreterId = await desk.anInterpreter();
    const retired = await desk.anInterpreter({ codeName: 'OFF-1' });
    await desk.manage('patch', `/v1/interpreters/${retired}`, { active: false }, '"1"');
    const slot = aSlot();
    const refused: readonly [body: object, status: number, code: string][] = [
      [{ startsAt: '2026-01-01T10:00:00Z', endsAt: '2026-01-01T11:00:00Z' }, 422, 'interview-in-the-past'],
      [{ endsAt: slot.startsAt }, 422, 'interview-ends-before-it-starts'],
      [{ startsAt: '2030-06-01T10:00:00Z', endsAt: '2030-06-01T10:14:59.999Z' }, 422, 'interview-length'],
      [{ startsAt: '2206-06-01T10:00:00Z', endsAt: '2206-06-01T11:00:00Z' }, 422, 'interview-too-far-ahead'],
      [{ timeZone: 'America/Chikago' }, 422, 'time-zone-not-known'],
      [{ officerId: 'stf_nobody' }, 422, 'not-an-active-officer'],
      [{ officerId: 'stf_demo-reviewer' }, 422, 'not-an-active-officer'],
      [{ interpreter: asked('int_nobody') }, 422, 'interpreter-not-known'],
      [{ interpreter: asked(retired) }, 409, 'interpreter-not-active'],
      [{ interpreter: asked(interpreterId, { conflictDeclared: true }) }, 409, 'interpreter-has-conflict'],
      [{ interpreter: asked(interpreterId, { language: 'sah' }) }, 422, 'interpreter-without-language'],
      [{ interpreter: asked(interpreterId, { dialect: 'khori' }) }, 422, 'interpreter-without-dialect'],
      [{ interpreter: asked(interpreterId, { gender: 'man' }) }, 422, 'interpreter-of-other-gender'],
    ];
    for (const [body, status, code] of refused) {
      const answer = await desk.act('officer', fileNumber, 'schedule-interview', { ...slot, ...body }, tag);
      expect([answer.status, codeOf(answer)]).toEqual([status, code]);
      expect(answer.body.detail).toMatch(/[A-Z].+\. .*(Choose|Check|Correct|Name|Give)/);
    }
    const { conflictDeclared: _, ...unasked } = asked(interpreterId) as { conflictDeclared: boolean };
    const answer = await desk.act(
      'officer',
      fileNumber,
      'schedule-interview',
      { ...slot, interpreter: unasked },
      tag,
    );
    expect(answer.body.errors).toMatchObject([
      { pointer: '#/interpreter/conflictDeclared', code: 'required' },
    ]);
    expect([await desk.etag(fileNumber), await desk.interviewsOf(fileNumber)]).toEqual([tag, []]);
  });
});

describe('nobody is booked twice at one time', () => {
  it('neither the officer, nor the interpreter, each with a refusal of its own; and what only touches is no overlap', async () => {
    const [first, second] = [await desk.aReadyFile(), await desk.aReadyFile()];
    const interpreterId = await desk.anInterpreter();
    const slot = { ...aSlot(), interpreter: asked(interpreterId) };
    expect(codeOf(await desk.act('officer', first, 'schedule-interview', slot))).toBe('done');
    const tag = await desk.etag(second);
    const clash = async (more: object): Promise<string> =>
      codeOf(await desk.act('officer', second, 'schedule-interview', { ...slot, ...more }, tag));
    expect(await clash({ interpreter: null })).toBe('officer-not-free');
    expect(await clash({ officerId: 'stf_demo-officer2' })).toBe('interpreter-not-free');
    const inside = new Date(Date.parse(slot.endsAt) - 1).toISOString();
    const later = new Date(Date.parse(slot.endsAt) + 3_600_000).toISOString();
    expect(await clash({ startsAt: inside, endsAt: later })).toMatch(/-not-free$/);
    expect([await desk.etag(second), await desk.interviewsOf(second)]).toEqual([tag, []]);
    expect(await clash({ startsAt: slot.endsAt, endsAt: later })).toBe('done');
  });

  it('nor the applicant, whose two files officers have confirmed to be of one person', async () => {
    const [first, second, third] = [
      await desk.aReadyFile(),
      await desk.aReadyFile(),
      await desk.aReadyFile(),
    ];
    for (const [one, other] of [[first, second] as const, [second, third] as const]) {
      await desk.find(aFoundPair(one, other));
      const open = (await desk.candidatesOf(other)).find(({ state }) => state === 'open');
      expect((await desk.review(other, open.candidateId, 'confirm')).status).toBe(200);
    }
    const slot = aSlot();
    expect(codeOf(await desk.act('officer', first, 'schedule-interview', slot))).toBe('done');
    const by2 = { ...slot, officerId: 'stf_demo-officer2' };
    expect(codeOf(await desk.act('officer', third, 'schedule-interview', by2))).toBe('applicant-not-free');
    expect(codeOf(await desk.act('officer', third, 'schedule-interview', aSlot()))).toBe('done');
    const both = aSlot();
    const [one, other] = await Promise.all([
      desk.act('officer', first, 'reschedule-interview', { ...both, reason: 'Made-up.' }),
      desk.act('officer2', second, 'schedule-interview', { ...both, officerId: 'stf_demo-officer2' }),
    ]);
    expect([codeOf(one), codeOf(other)].sort()).toEqual(['applicant-not-free', 'done']);
  });

  it('not even when all ask at once: one gets the hour, and the others change nothing', async () => {
    const files = [
      await desk.aReadyFile(),
      await desk.aReadyFile(),
      await desk.aReadyFile(),
      await desk.aReadyFile(),
    ];
    const tags = await Promise.all(files.map((file) => desk.etag(file)));
    const slot = { ...aSlot(), interpreter: asked(await desk.anInterpreter()) };
    const answers = await Promise.all(
      files.map((file, i) =>
        desk.act(i % 2 === 0 ? 'officer' : 'officer2', file, 'schedule-interview', slot, tags[i]),
      ),
    );
    const codes = answers.map(codeOf);
    expect(codes.filter((code) => code === 'done')).toHaveLength(1);
    for (const code of codes.filter((one) => one !== 'done'))
      expect(['officer-not-free', 'interpreter-not-free']).toContain(code);
    const lost = files.filter((_, i) => codes[i] !== 'done');
    for (const file of lost) {
      expect(await desk.interviewsOf(file)).toEqual([]);
      expect(await desk.etag(file)).toBe(tags[files.indexOf(file)]);
    }
  });
});
