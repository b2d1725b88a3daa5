import { randomUUID } from 'node:crypto';
import { type Response } from 'supertest';
import { Client } from 'pg';
import { type BatchResultDto } from '../../src/modules/intake/dto/batch-answers.dto.js';
import { type MeDto } from '../../src/modules/me/me.dto.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { aReferral } from '../support/desk.js';
import { AN_AGREEMENT, Managers } from '../support/managers.js';

type Row = ReturnType<typeof aReferral>;

let app: TestApp;
let managers: Managers;
let superuser: Client;
beforeAll(async () => {
  app = await startTestApp();
  managers = new Managers(app);
  superuser = new Client({ ...app.database.superuser });
  await superuser.connect();
});
afterEach(() => app.setDay());
afterAll(async () => {
  await superuser.end();
  await app.close();
});

/** A partner that has agreed to so much, and what it says to the desk. */
async function aPartnerWith(agreement: object) {
  const partnerId = await managers.aPartner({ agreement });
  const { apiKey } = await managers.aKey(partnerId);
  return {
    partnerId,
    send: (referrals: readonly Row[], query = '', key = `KANAREIKA-${randomUUID()}`): Promise<Response> =>
      app.request
        .post(`/v1/referral-batches${query}`)
        .set({ 'x-api-key': apiKey, ...(query.includes('validate') ? {} : { 'idempotency-key': key }) })
        .send({ referrals })
        .then((response) => response),
    places: async () =>
      ((await app.request.get('/v1/me').set('x-api-key', apiKey)).body as MeDto).places as unknown,
    used: async () => {
      const found = await superuser.query<{ counted: number; real: number }>(
        `SELECT (SELECT coalesce(sum(persons), 0)::int FROM places_used WHERE partner_id = $1) AS counted,
                (SELECT coalesce(sum(persons), 0)::int FROM case_files WHERE partner_id = $1) AS real`,
        [partnerId],
      );
      const { counted, real } = found.rows[0] ?? { counted: -1, real: -2 };
      expect(counted).toBe(real);
      return counted;
    },
  };
}

/** A referral of so many persons. */
const ofPersons = (persons: number): Row =>
  aReferral((row) => {
    row['familyMembers'] = Array.from({ length: persons - 1 }, () => ({
      relationToPrincipal: 'other',
      person: { familyName: 'Kanareikina' },
    }));
  });

/** What became of each row: the persons of one that was taken, the fault of one that was not. */
const outcomes = (response: Response): unknown[] =>
  (response.body as BatchResultDto).rows.map((row) =>
    row.status === 'accepted'
      ? 'accepted'
      : row.errors?.map(({ pointer, code }) => `${pointer} ${code}`).join(),
  );

describe('the places of a year', () => {
  it('are counted in persons, family included, and rows take them in their order: a smaller row may fit after one that does not', async () => {
    const partner = await aPartnerWith({ placesPerYear: 5 });
    const response = await partner.send([3, 3, 2, 1].map(ofPersons));
    expect(response.status).toBe(201);
    expect(outcomes(response)).toEqual([
      'accepted',
      '#/referrals/1 no-places-left',
      'accepted',
      '#/referrals/3 no-places-left',
    ]);
    const [, second, , last] = (response.body as BatchResultDto).rows;
    expect(second?.errors?.[0]?.detail).toMatch(/of 3 persons.*has 2 places left/);
    expect(last?.errors?.[0]?.detail).toMatch(/of 1 persons.*has 0 places left/);
    expect(await partner.places()).toEqual({ from: '2026-01-01', to: '2026-12-31', used: 5, left: 0 });
    expect(await partner.used()).toBe(5);
    expect(AN_AGREEMENT.validFrom).toBe('2026-01-01');
  });
});
