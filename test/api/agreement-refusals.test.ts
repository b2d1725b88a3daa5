import { addDays } from '../../src/domain/calendar-day.js';
import { type BatchResultDto } from '../../src/modules/intake/dto/batch-answers.dto.js';
import { AgreeingPartner, noPlace, outcomes, type Row } from '../support/agreeing-partner.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { aReferral } from '../support/desk.js';
import { AN_AGREEMENT, Managers } from '../support/managers.js';

const TODAY = '2026-12-01';

let app: TestApp;
let managers: Managers;
beforeAll(async () => {
  app = await startTestApp();
  managers = new Managers(app);
});
afterEach(() => app.setDay());
afterAll(() => app.close());

describe('an agreement refuses', () => {
  const heldIn = (state: string): Row =>
    aReferral((row) => {
      row['unitedStates'] = { ...(row['unitedStates'] as Row), custody: { status: 'detained', state } };
    });
  const verified = (daysAgo: number): Row =>
    aReferral((row) => {
      const verifiedOn = addDays(TODAY, -daysAgo);
      row['attestation'] = { ...(row['attestation'] as Row), verifiedOn };
    });

  it('in three different ways: out of the area, over the number, suspended', async () => {
    const partner = await AgreeingPartner.with(app, { area: ['US-LA', 'US-TX'], placesPerYear: 1 });
    const response = await partner.send([heldIn('CA'), heldIn('LA'), heldIn('TX'), heldIn('CA')]);
    const outOfArea = (row: number): string => `#/referrals/${row}/unitedStates/custody/state out-of-area`;
    expect(outcomes(response)).toEqual([outOfArea(0), 'accepted', noPlace(2), outOfArea(3)]);
    expect(response.text).not.toContain('CA"');
    const because = { reason: 'under-investigation', narrative: 'Made-up narrative.' };
    expect((await managers.act('manager', partner.partnerId, 'suspend', because)).status).toBe(200);
    const suspended = await partner.send([heldIn('LA')]);
    expect([suspended.status, (suspended.body as { type: string }).type]).toEqual([
      403,
      'urn:referral-desk:problem:partner-suspended',
    ]);
    expect(await partner.used()).toBe(1);
  });

  it('what was verified longer ago than it allows, and tells how long that is, in both languages', async () => {
    const partner = await AgreeingPartner.with(app, { attestationMaxAgeDays: 30 });
    app.setDay(TODAY);
    const response = await partner.send([verified(30), verified(31)]);
    expect(outcomes(response)).toEqual([
      'accepted',
      '#/referrals/1/attestation/verifiedOn attestation-too-old',
    ]);
    const [, old] = (response.body as BatchResultDto).rows;
    expect(old?.errors?.[0]?.detail).toMatch(/at most 30 days.*Verify it again/);
  });

  it('an attestation of more than a year when it says nothing of it', async () => {
    for (const silent of [{ attestationMaxAgeDays: undefined }, { attestationMaxAgeDays: null }]) {
      const partner = await AgreeingPartner.with(app, silent);
      app.setDay(TODAY);
      const response = await partner.send([verified(365), verified(366)]);
      expect(outcomes(response)).toEqual([
        'accepted',
        '#/referrals/1/attestation/verifiedOn attestation-too-old',
      ]);
      app.setDay();
    }
  });

  it.each([0, 1831, 1.5, '30'])(
    'to be made with %j as the oldest attestation',
    async (attestationMaxAgeDays) => {
      const body = managers.aPartnerToBe({ agreement: { ...AN_AGREEMENT, attestationMaxAgeDays } });
      const answer = await managers.post('manager', '/v1/partners', body);
      expect([answer.status, (answer.body as { errors: { pointer: string }[] }).errors[0]?.pointer]).toEqual([
        400,
        '#/agreement/attestationMaxAgeDays',
      ]);
    },
  );
});
