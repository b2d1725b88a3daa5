import { AgreeingPartner, noPlace, ofPersons, outcomes } from '../support/agreeing-partner.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { AN_AGREEMENT, Managers } from '../support/managers.js';

let app: TestApp;
let managers: Managers;
beforeAll(async () => {
  app = await startTestApp();
  managers = new Managers(app);
});
afterEach(() => app.setDay());
afterAll(() => app.close());

describe('a year of places', () => {
  it('ends the day before the anniversary of the agreement’s first day, and the next begins anew', async () => {
    const partner = await AgreeingPartner.with(app, {
      placesPerYear: 2,
      validFrom: '2026-03-15',
      validTo: '2028-01-31',
    });
    app.setDay('2027-03-14');
    expect(outcomes(await partner.send([2, 1].map(ofPersons)))).toEqual(['accepted', noPlace(1)]);
    expect(await partner.places()).toEqual({ from: '2026-03-15', to: '2027-03-14', used: 2, left: 0 });
    app.setDay('2027-03-15');
    expect(await partner.places()).toEqual({ from: '2027-03-15', to: '2028-01-31', used: 0, left: 2 });
    expect(outcomes(await partner.send([ofPersons(1)]))).toEqual(['accepted']);
    expect(await partner.used()).toBe(3);
  });

  /** A partner with two persons referred on 2027-01-31 and one on 2027-02-01, both under a first version of two places a year. */
  const aPartnerInMidYear = async () => {
    const partner = await AgreeingPartner.with(app, { placesPerYear: 3 });
    app.setDay('2027-01-31');
    await partner.send([ofPersons(2)]);
    app.setDay('2027-02-01');
    await partner.send([ofPersons(1)]);
    return partner;
  };
  const replace = async (partnerId: string, change: object): Promise<void> => {
    app.setDay();
    const terms = { ...AN_AGREEMENT, ...change };
    await managers.act('manager', partnerId, 'agreements', terms);
    expect((await managers.act('manager2', partnerId, 'agreements/confirm')).status).toBe(200);
    app.setDay('2027-02-02');
  };

  it('goes on under a later version with the same first day: what was used counts against the new number', async () => {
    const partner = await aPartnerInMidYear();
    await replace(partner.partnerId, { placesPerYear: 5 });
    const year = { from: '2027-01-01', to: '2027-12-31' };
    expect(await partner.places()).toEqual({ ...year, used: 3, left: 2 });
    expect(outcomes(await partner.send([3, 2].map(ofPersons)))).toEqual([noPlace(0), 'accepted']);
  });

  it('has no place left, and not fewer than none, under a later version of fewer than were used', async () => {
    const partner = await aPartnerInMidYear();
    await replace(partner.partnerId, { placesPerYear: 2 });
    expect(await partner.places()).toMatchObject({ used: 3, left: 0 });
    expect(outcomes(await partner.send([ofPersons(1)]))).toEqual([noPlace(0)]);
  });

  it('begins anew with a later version in mid-year, and counts what was referred since that one’s first day', async () => {
    const partner = await aPartnerInMidYear();
    await replace(partner.partnerId, { placesPerYear: 4, validFrom: '2027-02-01' });
    const year = { from: '2027-02-01', to: '2028-01-31' };
    expect(await partner.places()).toEqual({ ...year, used: 1, left: 3 });
    expect(outcomes(await partner.send([4, 3].map(ofPersons)))).toEqual([noPlace(0), 'accepted']);
    expect(await partner.used()).toBe(6);
  });
});
