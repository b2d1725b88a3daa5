import { type Response } from 'supertest';
import { type DemoStaffName } from '../../src/demo/demo-identities.js';
import { Clock } from '../../src/platform/clock.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { aReferral, aSlot, eventually, PROPOSAL, WAY } from '../support/desk.js';
import { aFoundPair } from '../support/found-pairs.js';
import { codeOf, InterviewingDesk } from '../support/interviewing-desk.js';

type Json = Record<string, unknown>;

let test: TestApp;
let desk: InterviewingDesk;
beforeAll(async () => {
  test = await startTestApp();
  desk = new InterviewingDesk(test);
});
afterAll(() => test.close());

const BECAUSE = { reason: 'Made-up reason.' };

const read = async (as: DemoStaffName, file: string): Promise<Json> =>
  (await desk.get(as, `/v1/files/${file}`)).body as Json;
/** On the version there is now, whoever sees the file. */
const act = async (as: DemoStaffName, file: string, action: string, body: object): Promise<Response> =>
  desk.act(as, file, action, body, `"${String((await read('manager', file))['version'])}"`);

/** Two files of one applicant, as officers have confirmed, the lower number first. */
async function twoOfOne(before: 'start-screening' | 'schedule-interview'): Promise<[string, string]> {
  const [one, other] = [await desk.aFile({ before }), await desk.aFile({ before, by: 'partnerB' })];
  await desk.find(aFoundPair(one, other));
  const open = (await desk.candidatesOf(one)).find(({ state }) => state === 'open');
  expect((await desk.review(one, open.candidateId, 'confirm')).status).toBe(200);
  return one < other ? [one, other] : [other, one];
}

describe('an officer who may not read a colleague’s file', () => {
  it('does not open it by booking its interview, neither for themself nor for another', async () => {
    const file = await desk.aReadyFile();
    for (const officerId of [undefined, 'stf_demo-officer2', 'stf_demo-officer']) {
      const booked = await act('officer2', file, 'schedule-interview', { ...aSlot(), officerId });
      expect([booked.status, codeOf(booked)]).toEqual([403, 'content-withheld']);
    }
    expect((await act('officer', file, 'schedule-interview', aSlot())).status).toBe(200);
    const moved = await act('officer2', file, 'reschedule-interview', { ...aSlot(), ...BECAUSE });
    expect([moved.status, codeOf(moved)]).toEqual([403, 'content-withheld']);
    expect(Object.keys(await read('officer2', file))).toContain('withheld');
  });

  it('does not keep glass broken by booking themself behind it', async () => {
    const file = await desk.aReadyFile();
    test.app.get(Clock).now = () => new Date('2026-11-23T12:00:00.000Z');
    const broken = await test.request
      .post(`/v1/files/${file}/break-glass`)
      .set('authorization', `Bearer ${test.tokens.officer2}`)
      .send({ reason: 'Made-up flight of tonight.' });
    expect(broken.status).toBe(201);
    expect((await act('officer2', file, 'schedule-interview', aSlot())).status).toBe(200);
    expect(Object.keys(await read('officer2', file))).toContain('referral');
    test.app.get(Clock).now = () => new Date('2026-11-23T15:00:00.000Z');
    expect(Object.keys(await read('officer2', file))).toContain('withheld');
    test.setDay();
  });

  it('reads it once whoever has it books them for the interview', async () => {
    const file = await desk.aReadyFile();
    const stoodIn = { ...aSlot(), officerId: 'stf_demo-officer2' };
    expect((await act('officer', file, 'schedule-interview', stoodIn)).status).toBe(200);
    expect(Object.keys(await read('officer2', file))).toContain('referral');
  });

  it('does not learn by guessing whether the person is held, nor change what they cannot read', async () => {
    const file = await desk.aFile({ before: 'clear-for-interview' });
    const { custody } = (await read('officer', file))['situation'] as { custody: string };
    const others = ['detained', 'released', 'parole'].filter((one) => one !== custody);
    const codes = await Promise.all(
      [custody, ...others].map(async (one) =>
        codeOf(await act('officer2', file, 'amend-situation', { custody: one, ...BECAUSE })),
      ),
    );
    expect(new Set(codes)).toEqual(new Set(['content-withheld']));
  });

  it('is not told what was written of it to a pair with their own, until they break its glass', async () => {
    const [own, other] = [await desk.aReceivedFile(), await desk.aReceivedFile('partnerB')];
    for (const [file, officerId] of [
      [own, 'stf_demo-officer'],
      [other, 'stf_demo-officer2'],
    ] as const)
      expect((await act('manager', file, 'assign', { officerId, ...BECAUSE })).status).toBe(200);
    await desk.find(aFoundPair(own, other));
    const [{ candidateId }] = await desk.candidatesOf(own);
    const written = { as: 'officer2', ifMatch: '"1"', body: { reason: 'Canary of a pair.' } } as const;
    expect((await desk.review(other, candidateId, 'dismiss', written)).status).toBe(200);
    const told = async (): Promise<unknown> =>
      ((await desk.historyOf(own, candidateId)).history as { reason: unknown }[]).map(({ reason }) => reason);
    expect(await told()).toEqual([null, null]);
    const broken = await test.request
      .post(`/v1/files/${other}/break-glass`)
      .set('authorization', `Bearer ${test.tokens.officer}`)
      .send({ reason: 'Made-up reason of a pair.' });
    expect(broken.status).toBe(201);
    expect(await told()).toEqual([null, 'Canary of a pair.']);
  });

  it('is offered after an action only what they may do', async () => {
    const { fileNumber } = await desk.aBooking();
    const cancelled = await act('officer2', fileNumber, 'cancel-interview', BECAUSE);
    const { availableActions } = cancelled.body as { availableActions: string[] };
    expect(availableActions).toContain('withdraw');
    expect(availableActions).not.toContain('schedule-interview');
  });
});

describe('an officer with a conflict of interest in one file of a person', () => {
  it('does not book the person twice at one time in the other, and is told no more than that the applicant is not free', async () => {
    const [lower, higher] = await twoOfOne('schedule-interview');
    const slot = aSlot();
    const elsewhere = { ...slot, officerId: 'stf_demo-officer2' };
    expect((await act('officer', lower, 'schedule-interview', elsewhere)).status).toBe(200);
    expect((await act('officer', lower, 'declare-conflict', BECAUSE)).status).toBe(200);
    const booked = await act('officer', higher, 'schedule-interview', slot);
    expect([booked.status, codeOf(booked)]).toEqual([409, 'applicant-not-free']);
    expect(booked.text).not.toContain(lower);
    expect(await read('manager', higher)).toMatchObject({ state: 'ready-for-interview', interviews: [] });
  });

  it('is not told its number by the file it was merged with, in the file or its timeline, nor by the one that was merged into it', async () => {
    const [kept, merged] = await twoOfOne('start-screening');
    const closing = { reasonCode: 'duplicate', keptFileNumber: kept, ...BECAUSE };
    expect((await act('reviewer', merged, 'close', closing)).status).toBe(200);
    expect((await act('officer', merged, 'declare-conflict', BECAUSE)).status).toBe(200);
    expect((await act('officer2', kept, 'declare-conflict', BECAUSE)).status).toBe(200);
    for (const [as, seen, hidden] of [
      ['officer', kept, merged],
      ['officer2', merged, kept],
    ] as const) {
      for (const path of [`/v1/files/${seen}`, `/v1/files/${seen}/timeline`]) {
        const answer = await desk.get(as, path);
        expect([path, answer.status]).toEqual([path, 200]);
        expect(answer.text).not.toContain(hidden);
      }
    }
    expect((await desk.get('manager', `/v1/files/${kept}/timeline`)).text).toContain(merged);
    expect(await read('manager', merged)).toMatchObject({ mergedInto: kept });
  });
});

describe('a reason', () => {
  it('that is tied to null is tied to nothing, and null in its other parts is the same as nothing', async () => {
    const file = await desk.aFile({ before: 'propose-decision' });
    const reason = {
      text: 'Made-up reason.',
      fact: null,
      provision: null,
      language: null,
      translation: null,
    };
    const refused = await act('officer', file, 'propose-decision', {
      ...{ outcome: 'not-accepted', pathway: null, members: null },
      reasons: [reason],
    });
    expect([refused.status, codeOf(refused)]).toEqual([422, 'reason-not-tied-to-facts']);
    const tied = { ...reason, fact: '/unitedStates/proceedings/stage' };
    const proposed = await act('officer', file, 'propose-decision', {
      ...{ outcome: 'not-accepted', pathway: null, members: null },
      reasons: [tied],
    });
    expect(proposed.status).toBe(200);
    expect((await act('reviewer', file, 'confirm-decision', {})).status).toBe(200);
    const [{ decisionId = '' } = {}] = (await read('officer', file))['decisions'] as { decisionId: string }[];
    for (const language of ['en', 'fr']) {
      const address = `/v1/files/${file}/decisions/${decisionId}/notice`;
      const notice = await desk.get('officer', `${address}?language=${language}`);
      expect([notice.status, notice.text]).toEqual([200, expect.stringContaining('Made-up reason.')]);
      expect(notice.text).not.toMatch(/null|undefined/);
    }
  });

  it('of a member who parts ways is held to the same law and facts as any other, and kept with its language', async () => {
    const sent = await desk.send([
      aReferral((referral) => {
        const { familyName, givenNames } = referral['principalApplicant'] as Record<string, string>;
        const person = { familyName, givenNames: `Y${givenNames}`, dateOfBirth: '2001-03-14' };
        referral['familyMembers'] = [{ relationToPrincipal: 'child', person }];
      }),
    ]);
    const file = (sent.body as { rows: { fileNumber: string }[] }).rows[0]?.fileNumber ?? '';
    await desk.carry(file, { before: 'propose-decision' });
    const reason = {
      ...{ text: 'Motif inventé.', language: 'fr', translation: 'Made-up reason of a member.' },
      ...{ provision: 'IRPA 25', fact: '/familyMembers/0/person/dateOfBirth' },
    };
    const propose = (more: object) =>
      act('officer', file, 'propose-decision', {
        ...PROPOSAL,
        members: [{ index: 1, outcome: 'not-accepted', reasons: [{ ...reason, ...more }] }],
      });
    const unknown = await propose({ provision: 'IRPA 999' });
    expect([unknown.status, codeOf(unknown)]).toEqual([422, 'reasons-not-sound']);
    expect((unknown.body as { errors: Json[] }).errors).toMatchObject([
      { pointer: '#/members/0/reasons/0/provision', code: 'provision-not-known' },
    ]);
    expect((await propose({})).status).toBe(200);
    const { decisions } = await read('officer', file);
    expect(decisions).toMatchObject([{ members: [{ reasons: [reason] }] }]);
  });
});

describe('a proposal', () => {
  it('is not confirmed once a fact that its reasons point to has changed; one they do not point to leaves it as it is', async () => {
    const file = await desk.aFile({ before: 'confirm-decision' });
    const { custody } = (await read('officer', file))['situation'] as { custody: string };
    const other = custody === 'parole' ? 'bond' : 'parole';
    expect((await act('officer', file, 'amend-situation', { custody: other, ...BECAUSE })).status).toBe(200);
    const { stage } = (await read('officer', file))['situation'] as { stage: string };
    const next = stage === 'credible-fear' ? 'immigration-court' : 'credible-fear';
    expect((await act('officer', file, 'amend-situation', { stage: next, ...BECAUSE })).status).toBe(200);
    const refused = await act('reviewer', file, 'confirm-decision', {});
    expect([refused.status, codeOf(refused)]).toEqual([409, 'cited-fact-changed']);
    expect(refused.text).toContain('/unitedStates/proceedings/stage.');
    expect(refused.text).not.toContain('custody');
    expect((await act('officer', file, 'amend-situation', { stage, ...BECAUSE })).status).toBe(200);
    expect((await act('reviewer', file, 'confirm-decision', {})).status).toBe(200);
  });

  it('with more faults than an answer holds is answered with the first of them', async () => {
    const file = await desk.aFile({ before: 'propose-decision' });
    const reason = { text: 'Made-up reason.', provision: 'IRPA 999', fact: '/claimant/nothing' };
    const reasons = Array.from({ length: 50 }, () => reason);
    const members = [{ index: 1, outcome: 'not-accepted', reasons }];
    const refused = await act('officer', file, 'propose-decision', { ...PROPOSAL, reasons, members });
    expect([refused.status, codeOf(refused)]).toEqual([422, 'reasons-not-sound']);
    expect((refused.body as { errors: unknown[] }).errors).toHaveLength(101);
  });
});

describe('the worklist', () => {
  it('hands out a file that has lost its officer when an officer has the next step, wherever it stands', async () => {
    const straight = WAY.map(({ action }) => action);
    for (const before of ['schedule-interview', 'propose-decision'] as const) {
      expect(straight).toContain(before);
      const file = await desk.aFile({ before });
      const pressing = { level: 'emergency', ...BECAUSE };
      expect((await act('officer', file, 'override-urgency', pressing)).status).toBe(200);
      expect((await act('officer', file, 'declare-conflict', BECAUSE)).status).toBe(200);
      const claim = async (): Promise<string | undefined> => {
        const { body } = await test.request
          .post('/v1/worklist/next')
          .set('authorization', `Bearer ${test.tokens.officer2}`)
          .send({});
        return (body as { fileNumber?: string }).fileNumber;
      };
      expect(await eventually(claim, (one) => one === file || one === undefined)).toBe(file);
    }
  });
});
