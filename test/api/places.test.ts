import { utcDay } from '../../src/domain/calendar-day.js';
import { agreementYear } from '../../src/domain/partner/agreement.js';
import { type BatchResultDto } from '../../src/modules/intake/dto/batch-answers.dto.js';
import { AgreeingPartner, noPlace, ofPersons, outcomes } from '../support/agreeing-partner.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { Desk } from '../support/desk.js';
import { AN_AGREEMENT, Managers } from '../support/managers.js';

/** The year of the agreement that today lies in. */
const YEAR = agreementYear(AN_AGREEMENT, utcDay(new Date()));

let app: TestApp;
let managers: Managers;
beforeAll(async () => {
  app = await startTestApp();
  managers = new Managers(app);
});
afterEach(() => app.setDay());
afterAll(() => app.close());

describe('the places of a year', () => {
  it('are counted in persons, family included; rows take them in their order, and a smaller row may fit after one that does not', async () => {
    const partner = await AgreeingPartner.with(app, { placesPerYear: 5 });
    expect(await partner.places()).toEqual({ ...YEAR, used: 0, left: 5 });
    const response = await partner.send([3, 3, 2, 1].map(ofPersons));
    expect(response.status).toBe(201);
    expect(outcomes(response)).toEqual(['accepted', noPlace(1), 'accepted', noPlace(3)]);
    const [, second, , last] = (response.body as BatchResultDto).rows;
    expect(second?.errors?.[0]?.detail).toMatch(/needs.*: 3\. .*left this year.*: 2 /);
    expect(last?.errors?.[0]?.detail).toMatch(/needs.*: 1\. .*left this year.*: 0 /);
    expect(await partner.places()).toEqual({ ...YEAR, used: 5, left: 0 });
    expect(await partner.used()).toBe(5);
  });

  it('are not used by rows with faults, by a reference sent twice, or by another partner', async () => {
    const partner = await AgreeingPartner.with(app, { placesPerYear: 2 });
    const other = await AgreeingPartner.with(app, { placesPerYear: 2 });
    await other.send([ofPersons(2)]);
    const twice = ofPersons(1);
    const faulty = ofPersons(1);
    delete faulty['consent'];
    expect(outcomes(await partner.send([faulty, twice, twice, ofPersons(1)]))).toEqual([
      '#/referrals/0/consent required',
      'accepted',
      '#/referrals/2/externalReference reference-in-use',
      'accepted',
    ]);
    expect(await partner.used()).toBe(2);
  });

  it('leave the reference of a row that found none free', async () => {
    const partner = await AgreeingPartner.with(app, { placesPerYear: 1 });
    const large = ofPersons(2);
    const small = { ...ofPersons(1), externalReference: large['externalReference'] };
    expect(outcomes(await partner.send([large, small]))).toEqual([noPlace(0), 'accepted']);
  });

  it('are used by all rows of an atomic batch or by none of them', async () => {
    const partner = await AgreeingPartner.with(app, { placesPerYear: 3 });
    const refused = await partner.send([2, 2].map(ofPersons), { query: '?mode=atomic' });
    expect([refused.status, (refused.body as { type: string }).type]).toEqual([
      422,
      'urn:referral-desk:problem:batch-refused',
    ]);
    expect(refused.body).toMatchObject({ errors: [{ pointer: '#/referrals/1', code: 'no-places-left' }] });
    expect(await partner.used()).toBe(0);
    expect((await partner.send([2, 1].map(ofPersons), { query: '?mode=atomic' })).status).toBe(201);
    expect(await partner.places()).toEqual({ ...YEAR, used: 3, left: 0 });
  });

  it('are told and not used when a batch is only validated', async () => {
    const partner = await AgreeingPartner.with(app, { placesPerYear: 3 });
    for (let again = 0; again < 2; again++) {
      const told = await partner.send([2, 2, 1].map(ofPersons), { query: '?mode=validate' });
      expect([told.status, ...outcomes(told)]).toEqual([200, 'accepted', noPlace(1), 'accepted']);
    }
    expect([await partner.places(), await partner.used()]).toEqual([{ ...YEAR, used: 0, left: 3 }, 0]);
  });

  it('are used once by a request that is repeated, and its answer stays what it was', async () => {
    const partner = await AgreeingPartner.with(app, { placesPerYear: 3 });
    const rows = [ofPersons(2)];
    const first = await partner.send(rows, { key: 'KANAREIKA-places-again' });
    const again = await partner.send(rows, { key: 'KANAREIKA-places-again' });
    expect([again.text, again.headers['idempotent-replayed']]).toEqual([first.text, 'true']);
    expect(await partner.used()).toBe(2);
  });

  it('are given back by a file that is withdrawn, in the year it was received, and another file finds them', async () => {
    const partner = await AgreeingPartner.with(app, { placesPerYear: 2 });
    const sent = await partner.send([ofPersons(2)]);
    const fileNumber = (sent.body as BatchResultDto).rows[0]?.fileNumber ?? '';
    const withdrawal = { requestedBy: 'claimant', reason: 'Made-up reason.' };
    expect((await new Desk(app).act('officer', fileNumber, 'withdraw', withdrawal)).status).toBe(200);
    expect(await partner.places()).toEqual({ ...YEAR, used: 0, left: 2 });
    expect(outcomes(await partner.send([2, 1].map(ofPersons)))).toEqual(['accepted', noPlace(1)]);
    expect(await partner.used()).toBe(2);
  });

  it('are nobody’s among staff, and none without an agreement in force', async () => {
    const staff = await managers.get('officer', '/v1/me');
    expect(staff.body).not.toHaveProperty('places');
    const partner = await AgreeingPartner.with(app, { validTo: '2026-12-31' });
    app.setDay('2027-01-01');
    expect(await partner.places()).toBeNull();
  });
});
