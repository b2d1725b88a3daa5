import { startTestApp, type TestApp } from '../support/app.js';
import { aReferral, Desk } from '../support/desk.js';

const SUSPENSION = { kind: 'suspension', gazette: 'Made-up Gazette 1', publicizedOn: '2026-12-10' };
const AT_THE_LAND_BORDER = {
  route: 'land-port-of-entry',
  arrivingFromUnitedStates: true,
  claimant: {
    dateOfBirth: '1990-05-04',
    nationalities: ['RU'],
    stateless: false,
    seekingReEntryToCanada: false,
    permanentResidentOfCanada: false,
    visaExemptForCanada: false,
    visaRequiredForUnitedStates: true,
  },
  relatives: [],
  documents: [],
  capitalOffences: [],
};

let test: TestApp;
let desk: Desk;

beforeEach(async () => {
  test = await startTestApp();
  desk = new Desk(test);
});

afterEach(() => test.close());

const add = (body: object, as: 'administrator' | 'manager' = 'administrator') =>
  test.request
    .post('/v1/stca/notices')
    .set('authorization', `Bearer ${test.tokens[as]}`)
    .send(body)
    .then((answer) => answer);

const whatIf = async (days: { assessedOn: string; claimMadeOn?: string }) => {
  const { body } = await test.request
    .post('/v1/stca/checks')
    .set('authorization', `Bearer ${test.tokens.officer}`)
    .send({ ...AT_THE_LAND_BORDER, ...days });
  return [body.conclusion, body.basis] as const;
};

describe('a notice under IRPR 159.7', () => {
  it('is recorded by an administrator, shown to all staff with the days it runs, and logged with its state', async () => {
    const added = await add({ ...SUSPENSION, id: 'suspension-1' });
    expect([added.status, added.body]).toEqual([
      201,
      {
        id: 'suspension-1',
        kind: 'suspension',
        gazette: 'Made-up Gazette 1',
        publicizedOn: '2026-12-10',
        runsFrom: '2026-12-11',
        runsUntil: '2027-03-10',
        renews: null,
        provisions: [],
        addedBy: 'stf_demo-administrator',
        addedAt: expect.any(String),
      },
    ]);
    const renewal = await add({
      ...SUSPENSION,
      kind: 'renewal',
      publicizedOn: '2027-03-01',
      renews: 'suspension-1',
    });
    expect([renewal.status, renewal.body.runsFrom]).toEqual([201, '2027-03-11']);
    for (const reader of ['officer', 'auditor', 'administrator'] as const) {
      const first = (await desk.get(reader, '/v1/stca/notices?limit=1')).body;
      expect(first.items).toEqual([added.body]);
      const second = (await desk.get(reader, `/v1/stca/notices?limit=1&cursor=${first.next}`)).body;
      expect(second).toEqual({ items: [renewal.body], next: null });
    }
    const events = await desk.events('action=law-notice.added');
    expect(events[0]).toMatchObject({
      subjectType: 'law-notice',
      subjectId: 'suspension-1',
      outcome: 'allowed',
    });
    expect(JSON.parse(String(events[0]?.['canonical'])).after).toMatchObject({ version: 1 });
  });

  it('makes claims made while it runs fall outside the Agreement, from the day after it is publicized and not before', async () => {
    await add(SUSPENSION);
    const barred = ['barred', ['IRPA 101(1)(e)']] as const;
    const suspended = ['does-not-apply', ['IRPR 159.7']] as const;
    expect(await whatIf({ assessedOn: '2026-12-10' })).toEqual(barred);
    expect(await whatIf({ assessedOn: '2026-12-11' })).toEqual(suspended);
    expect(await whatIf({ assessedOn: '2027-03-10' })).toEqual(suspended);
    expect(await whatIf({ assessedOn: '2027-03-11' })).toEqual(barred);
    expect(await whatIf({ assessedOn: '2026-12-20', claimMadeOn: '2026-12-10' })).toEqual(barred);
    expect(await whatIf({ assessedOn: '2026-12-09', claimMadeOn: '2026-12-11' })).toEqual(barred);
  });

  it('counts for the files that are taken in from then on', async () => {
    const land = () =>
      aReferral((referral) => {
        referral['intendedRoute'] = 'land-port-of-entry';
        referral['stca'] = { arrivingFromUnitedStates: true };
      });
    test.setDay('2026-12-11');
    const before = (await desk.send([land()])).body.rows[0].fileNumber as string;
    await add(SUSPENSION);
    const after = (await desk.send([land()])).body.rows[0].fileNumber as string;
    const stca = async (file: string) => (await desk.get('officer', `/v1/files/${file}`)).body.stca;
    expect((await stca(before)).conclusion).toBe('undetermined');
    const check = await stca(after);
    expect([check.conclusion, check.result.basis]).toEqual(['does-not-apply', ['IRPR 159.7']]);
    expect(check.result.notices).toMatchObject([
      { kind: 'suspension', from: '2026-12-11', to: '2027-03-10' },
    ]);
  });

  it.each([
    ['a kind there is not', { ...SUSPENSION, kind: 'revocation' }, ['#/kind']],
    ['a day that does not exist', { ...SUSPENSION, publicizedOn: '2026-02-30' }, ['#/publicizedOn']],
    ['no Gazette reference', { ...SUSPENSION, gazette: ' ' }, ['#/gazette']],
    [
      'what its kind does not say',
      { ...SUSPENSION, from: '2026-12-12', renews: 'x' },
      ['#/from', '#/renews'],
    ],
    ['a termination without its day', { ...SUSPENSION, kind: 'termination' }, ['#/from']],
    ['a renewal of nothing', { ...SUSPENSION, kind: 'renewal', renews: 'nothing' }, ['#/renews']],
    ['more than three months', { ...SUSPENSION, lastDay: '2027-03-11' }, ['#/lastDay']],
    [
      'a provision out of reach',
      { ...SUSPENSION, kind: 'partial-suspension', provisions: ['IRPR 159.5(a)', 'IRPA 101(1)(f)'] },
      ['#/provisions/1'],
    ],
  ])('with %s is refused by pointer, and nothing is stored', async (_, body, pointers) => {
    const answer = await add(body);
    expect(answer.status).toBe(400);
    expect(answer.body.errors.map((one: { pointer: string }) => one.pointer)).toEqual(pointers);
    expect((await desk.get('officer', '/v1/stca/notices')).body.items).toEqual([]);
  });

  it('keeps its name: a second one of the same id is refused', async () => {
    await add({ ...SUSPENSION, id: 'one' });
    const again = await add({ ...SUSPENSION, id: 'one' });
    expect([again.status, again.body.errors[0]]).toMatchObject([
      400,
      { pointer: '#/id', code: 'notice-already-there' },
    ]);
  });

  it('cannot be changed or removed by the service’s own role', async () => {
    await add({ ...SUSPENSION, id: 'one' });
    const { Client } = await import('pg');
    const client = new Client({ ...test.database.app });
    await client.connect();
    const codeOf = (sql: string) => client.query(sql).catch((error: { code: string }) => error.code);
    expect(await codeOf(`UPDATE law_notices SET gazette = 'x'`)).toBe('42501');
    expect(await codeOf('DELETE FROM law_notices')).toBe('42501');
    await client.end();
  });
});
