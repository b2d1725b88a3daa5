import { type Response } from 'supertest';
import { type BatchResultDto } from '../../src/modules/intake/dto/batch-answers.dto.js';
import { AgreeingPartner, noPlace, ofPersons, outcomes } from '../support/agreeing-partner.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { aRefusal, DecidingDesk } from '../support/deciding-desk.js';
import { Managers } from '../support/managers.js';

const YEAR = { from: '2026-01-01', to: '2026-12-31' };
const WITHDRAWAL = { requestedBy: 'claimant', reason: 'Made-up reason.' };

let test: TestApp;
let desk: DecidingDesk;

beforeAll(async () => {
  test = await startTestApp();
  desk = new DecidingDesk(test);
});

afterEach(() => test.setDay());
afterAll(() => test.close());

/** Files of a partner, each of so many persons. */
async function filesOf(partner: AgreeingPartner, persons: readonly number[]): Promise<readonly string[]> {
  const sent = await partner.send(persons.map(ofPersons));
  return (sent.body as BatchResultDto).rows.flatMap(({ fileNumber }) => fileNumber ?? []);
}

async function decide(file: string, proposal?: object): Promise<void> {
  await desk.carry(file, { before: 'propose-decision' });
  if (proposal === undefined) return desk.carry(file, { from: 'propose-decision' });
  await desk.act('officer', file, 'propose-decision', proposal);
  await desk.carry(file, { from: 'confirm-decision' });
}

/** What became of work on a file: done, or the end of the problem's type. */
const refusalOf = async (work: Promise<Response>): Promise<string> => {
  const { status, body } = await work;
  return status === 200 ? 'done' : `${status} ${(body as { type: string }).type.split(':').at(-1)}`;
};

describe('places', () => {
  it('are held while a file is open, taken when it is accepted, and free again when it is refused or referred elsewhere', async () => {
    const partner = await AgreeingPartner.with(test, { placesPerYear: 7 });
    const [accepted = '', refused = '', elsewhere = ''] = await filesOf(partner, [2, 3, 1]);
    expect(await partner.standing()).toEqual({ ...YEAR, held: 6, taken: 0, used: 6, left: 1 });
    await desk.carry(accepted, { before: 'confirm-decision' });
    expect(await partner.standing()).toEqual({ ...YEAR, held: 6, taken: 0, used: 6, left: 1 });
    await desk.carry(accepted, { from: 'confirm-decision' });
    expect(await partner.standing()).toEqual({ ...YEAR, held: 4, taken: 2, used: 6, left: 1 });
    await decide(refused, aRefusal());
    expect(await partner.standing()).toEqual({ ...YEAR, held: 1, taken: 2, used: 3, left: 4 });
    await decide(elsewhere, { ...aRefusal(), outcome: 'referred-elsewhere' });
    expect(await partner.standing()).toEqual({ ...YEAR, held: 0, taken: 2, used: 2, left: 5 });
    expect(outcomes(await partner.send([6, 5].map(ofPersons)))).toEqual([noPlace(0), 'accepted']);
    expect(await partner.used()).toBe(7);
  });

  it('are held again by a file that is reopened, and refused with a sentence where others hold them', async () => {
    const partner = await AgreeingPartner.with(test, { placesPerYear: 3 });
    const [accepted = '', withdrawn = ''] = await filesOf(partner, [1, 2]);
    await decide(accepted);
    await desk.act('officer', withdrawn, 'withdraw', WITHDRAWAL);
    const [other = ''] = await filesOf(partner, [1]);
    expect(await partner.standing()).toEqual({ ...YEAR, held: 1, taken: 1, used: 2, left: 1 });
    const before = await desk.etag(withdrawn);
    expect(await refusalOf(desk.reopen(withdrawn))).toBe('409 no-places-to-reopen');
    expect(await desk.etag(withdrawn)).toBe(before);
    await desk.act('officer', other, 'withdraw', WITHDRAWAL);
    expect(await refusalOf(desk.reopen(withdrawn))).toBe('done');
    expect(await partner.standing()).toEqual({ ...YEAR, held: 2, taken: 1, used: 3, left: 0 });
    // What an accepted file took it may hold again, though nothing is left.
    expect(await refusalOf(desk.reopen(accepted))).toBe('done');
    expect(await partner.standing()).toEqual({ ...YEAR, held: 3, taken: 0, used: 3, left: 0 });
    expect(await partner.used()).toBe(3);
  });

  it('are those of the year in which the file was received, whenever it ends', async () => {
    const partner = await AgreeingPartner.with(test, { placesPerYear: 1 });
    test.setDay('2026-12-31');
    const [file = ''] = await filesOf(partner, [1]);
    test.setDay('2027-01-01');
    expect(outcomes(await partner.send([ofPersons(1)]))).toEqual(['accepted']);
    await desk.act('officer', file, 'withdraw', WITHDRAWAL);
    const { body } = await new Managers(test).get('manager', `/v1/partners/${partner.partnerId}`);
    const none = { held: 0, taken: 0, used: 0, left: 1 };
    expect((body as { places: unknown }).places).toEqual([
      { ...YEAR, ...none },
      { from: '2027-01-01', to: '2027-12-31', held: 1, taken: 0, used: 1, left: 0 },
    ]);
    expect(await refusalOf(desk.reopen(file))).toBe('done');
  });

  it('are never overrun by batches, decisions, withdrawals and reopenings at once', async () => {
    const partner = await AgreeingPartner.with(test, { placesPerYear: 9 });
    const files = await filesOf(partner, [2, 2, 2, 1, 1]);
    const [accepted = '', refused = '', withdrawn = '', ...gone] = files;
    await desk.carry(accepted, { before: 'confirm-decision' });
    await desk.carry(refused, { before: 'propose-decision' });
    await desk.act('officer', refused, 'propose-decision', aRefusal());
    for (const file of gone) await desk.act('officer', file, 'withdraw', WITHDRAWAL);
    const answers = await Promise.all([
      ...Array.from({ length: 12 }, () => partner.send([ofPersons(1)]).then(({ status }) => status)),
      desk.act('reviewer', accepted, 'confirm-decision').then(({ status }) => status),
      desk.act('reviewer2', refused, 'confirm-decision').then(({ status }) => status),
      desk.act('officer', withdrawn, 'withdraw', WITHDRAWAL).then(({ status }) => status),
      ...gone.map((file) => refusalOf(desk.reopen(file)).then((told) => (told === 'done' ? 200 : 409))),
    ]);
    expect(answers.slice(0, 15)).toEqual([...Array<number>(12).fill(201), 200, 200, 200]);
    const after = await partner.standing();
    expect(after?.taken).toBe(2);
    expect(after?.used).toBeLessThanOrEqual(9);
    expect(await partner.used()).toBe(after?.used);
    const more = await partner.send(Array.from({ length: 9 }, () => ofPersons(1)));
    expect(outcomes(more).filter((one) => one === 'accepted')).toHaveLength(after?.left ?? -1);
    expect(await partner.standing()).toMatchObject({ used: 9, left: 0 });
  });
});
