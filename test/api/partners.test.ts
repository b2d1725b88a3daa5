import { Client } from 'pg';
import { takeUpIdentities } from '../../src/cli/identities.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { aReferral, Desk } from '../support/desk.js';
import { A_VETTING, AN_AGREEMENT, Managers } from '../support/managers.js';

let test: TestApp;
let desk: Desk;
let managers: Managers;

beforeAll(async () => {
  test = await startTestApp();
  desk = new Desk(test);
  managers = new Managers(test);
});

afterAll(() => test.close());

const SUSPENSION = { reason: 'unreliable-referrals', narrative: 'Made-up suspension narrative.' };
const codeOf = ({ status, body }: { status: number; body: { type?: string } }): string =>
  `${status} ${(body.type ?? '').replace('urn:referral-desk:problem:', '')}`.trim();

describe('the way of a partner', () => {
  it('goes from vetting to approval by two managers, through suspension and back, to the end', async () => {
    const body = managers.aPartnerToBe();
    const { partnerId } = body;
    const taken = await managers.post('manager', '/v1/partners', body);
    expect([taken.status, taken.headers['location'], taken.headers['etag']]).toEqual([
      201,
      `/v1/partners/${partnerId}`,
      '"1"',
    ]);
    expect(taken.body).toMatchObject({
      ...{ status: 'in-vetting', name: body.name, contacts: body['contacts'] },
      ...{ vetting: null, agreement: null, unconfirmedAgreement: { area: ['US'], confirmedBy: null } },
    });
    expect(codeOf(await managers.act('manager2', partnerId, 'approve'))).toBe('409 partner-not-vetted');
    expect((await managers.act('manager', partnerId, 'vet', A_VETTING)).body.vetting).toEqual({
      ...{ by: 'stf_demo-manager', historyVersion: 2, result: 'sound' },
    });
    expect(codeOf(await managers.act('manager', partnerId, 'approve'))).toBe('403 approver-took-part');
    const approved = await managers.act('manager2', partnerId, 'approve');
    expect(approved.body).toMatchObject({
      status: 'approved',
      agreement: { confirmedBy: 'stf_demo-manager2', placesPerYear: 300 },
      unconfirmedAgreement: null,
    });
    expect((await managers.act('manager', partnerId, 'suspend', SUSPENSION)).body.status).toBe('suspended');
    const reinstate = { narrative: 'Made-up reason to lift it.' };
    expect(codeOf(await managers.act('manager', partnerId, 'reinstate', reinstate))).toBe(
      '403 reinstater-took-part',
    );
    expect((await managers.act('manager2', partnerId, 'reinstate', reinstate)).body.status).toBe('approved');
    const end = { reason: 'agreement-ended', narrative: 'Made-up end.' };
    expect((await managers.act('manager', partnerId, 'revoke', end)).body).toMatchObject({
      ...{ status: 'revoked', availableActions: [] },
    });
    expect(codeOf(await managers.act('manager2', partnerId, 'reinstate', reinstate))).toBe(
      '409 partner-revoked',
    );

    const steps = (await managers.get('manager', `/v1/partners/${partnerId}/history`)).body.items;
    expect(
      steps.map((one: Record<string, string>) => [one['action'], one['status'], one['by'], one['secondTo']]),
    ).toEqual([
      ['take-up', 'in-vetting', 'stf_demo-manager', null],
      ['vet', 'in-vetting', 'stf_demo-manager', null],
      ['approve', 'approved', 'stf_demo-manager2', 'stf_demo-manager'],
      ['suspend', 'suspended', 'stf_demo-manager', null],
      ['reinstate', 'approved', 'stf_demo-manager2', 'stf_demo-manager'],
      ['revoke', 'revoked', 'stf_demo-manager', null],
    ]);
    expect(steps[1]).toMatchObject({
      reason: 'sound',
      checks: A_VETTING.checks,
      references: ['Made-up reference'],
    });
    expect(steps[3]).toMatchObject(SUSPENSION);
  });

  it('can end in vetting: an organisation that is not taken on', async () => {
    const partnerId = await managers.aPartner({ approved: false });
    await managers.act('manager', partnerId, 'vet', { ...A_VETTING, result: 'unsound' });
    expect(codeOf(await managers.act('manager2', partnerId, 'approve'))).toBe('409 vetting-unsound');
    const end = { reason: 'not-taken-on', narrative: 'Made-up.' };
    expect((await managers.act('manager', partnerId, 'revoke', end)).body.status).toBe('revoked');
  });

  it('leaves an event for each step, in codes and pseudonyms', async () => {
    const partnerId = await managers.aPartner();
    const isItsOwn = ({ subjectId }: { subjectId?: unknown }): boolean => subjectId === partnerId;
    const event = (await desk.events('action=partner.approved', isItsOwn)).find(isItsOwn);
    expect(event).toMatchObject({ actorId: 'stf_demo-manager2', subjectType: 'partner', outcome: 'allowed' });
    expect(JSON.parse(String(event?.['canonical'])).after).toMatchObject({ version: 3 });
  });

  it('is taken up once by a request that is sent twice', async () => {
    const body = managers.aPartnerToBe();
    await managers.post('manager', '/v1/partners', body);
    const again = await managers.post('manager', '/v1/partners', { ...body, name: 'Another' });
    expect(codeOf(again)).toBe('409 partner-id-taken');
    expect((await managers.get('manager', `/v1/partners/${body.partnerId}`)).body.name).toBe(body.name);
  });

  it('moves only on the version that was read: 428 without one, 412 on an old one, one of two at once', async () => {
    const partnerId = await managers.aPartner();
    expect((await managers.act('manager', partnerId, 'suspend', SUSPENSION, null)).status).toBe(428);
    expect((await managers.act('manager', partnerId, 'suspend', SUSPENSION, '"1"')).status).toBe(412);
    const tag = (await managers.get('manager', `/v1/partners/${partnerId}`)).headers['etag'];
    const both = await Promise.all(
      (['manager', 'manager2'] as const).map((as) => managers.act(as, partnerId, 'suspend', SUSPENSION, tag)),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
  });

  it('is 404 for a partner that is not there, whatever is asked', async () => {
    expect((await managers.get('manager', '/v1/partners/ptn_nobody')).status).toBe(404);
    expect((await managers.get('auditor', '/v1/partners/ptn_nobody/history')).status).toBe(404);
    expect((await managers.act('manager', 'ptn_nobody', 'suspend', SUSPENSION, '"1"')).status).toBe(404);
    expect((await managers.get('manager', '/v1/partners/%20')).status).toBe(404);
  });
});

describe('the agreement of a partner', () => {
  it('is amended by a new version, which counts once another manager has confirmed it', async () => {
    const partnerId = await managers.aPartner();
    const more = { ...AN_AGREEMENT, placesPerYear: 450, area: ['US-LA', 'US-TX'] };
    const recorded = await managers.act('manager2', partnerId, 'agreements', more);
    expect(recorded.body).toMatchObject({
      agreement: { agreementVersion: 1, placesPerYear: 300 },
      unconfirmedAgreement: { agreementVersion: 2, placesPerYear: 450 },
    });
    expect(codeOf(await managers.act('manager2', partnerId, 'agreements/confirm'))).toBe(
      '403 confirmer-recorded-it',
    );
    const confirmed = await managers.act('manager', partnerId, 'agreements/confirm');
    expect(confirmed.body.agreement).toMatchObject({ agreementVersion: 2, area: ['US-LA', 'US-TX'] });
    expect(codeOf(await managers.act('manager', partnerId, 'agreements/confirm'))).toBe(
      '409 agreement-nothing-to-confirm',
    );
    const first = (await managers.get('auditor', `/v1/partners/${partnerId}/agreements?limit=1`)).body;
    const second = (
      await managers.get('auditor', `/v1/partners/${partnerId}/agreements?limit=1&cursor=${first.next}`)
    ).body;
    expect([first.items[0].agreementVersion, second.items[0].agreementVersion, second.next]).toEqual([
      2,
      1,
      null,
    ]);
  });

  it('is refused with days that cannot be, and areas that are not there', async () => {
    const partnerId = await managers.aPartner();
    const record = (change: object) =>
      managers.act('manager', partnerId, 'agreements', { ...AN_AGREEMENT, ...change });
    expect(codeOf(await record({ validTo: '2025-12-31' }))).toBe('422 agreement-ends-before-it-starts');
    expect(codeOf(await record({ validTo: '2031-01-01' }))).toBe('422 agreement-too-long');
    for (const change of [
      { area: ['US-ZZ'] },
      { area: [] },
      { placesPerYear: 0 },
      { placesPerYear: 1.5 },
      { validFrom: '2026-02-30' },
      { groundsForSuspension: [] },
    ]) {
      const answer = await record(change);
      expect([answer.status, answer.body.errors[0].pointer]).toEqual([
        400,
        expect.stringMatching(`^#/${Object.keys(change)[0]}`),
      ]);
    }
  });

  it('is told to the partner, and lets its batches in on its days only', async () => {
    expect((await desk.getAs('partnerA', '/v1/me')).body.agreement).toEqual({
      ...{ area: ['US'], placesPerYear: 1_000_000, validFrom: '2025-01-01', validTo: '2029-12-31' },
      attestationMaxAgeDays: 1095,
    });
    const partnerId = await managers.aPartner();
    const { apiKey } = await managers.aKey(partnerId);
    const nextYear = { ...AN_AGREEMENT, validFrom: '2026-01-01', validTo: '2026-12-31' };
    await managers.act('manager', partnerId, 'agreements', nextYear);
    await managers.act('manager2', partnerId, 'agreements/confirm');
    const send = (key: string, mode = 'partial') =>
      test.request
        .post(`/v1/referral-batches?mode=${mode}`)
        .set({ 'x-api-key': apiKey, 'idempotency-key': key })
        .send({ referrals: [aReferral()] });
    test.setDay('2026-12-31');
    expect((await send('last-day')).status).toBe(201);
    expect((await send('last-day', 'validate')).status).toBe(200);
    test.setDay('2027-01-01');
    for (const mode of ['partial', 'atomic', 'validate'])
      expect(codeOf(await send('day-after', mode))).toBe('403 agreement-not-in-force');
    const me = await test.request.get('/v1/me').set('x-api-key', apiKey);
    expect([me.status, me.body.agreement]).toEqual([200, null]);
    test.setDay();
  });
});

describe('a partner a deployment is seeded with', () => {
  it('is taken up once, and given its agreement when it has none', async () => {
    const takeUp = (agreement?: object) => {
      const partner = { partnerId: 'ptn_seeded', name: 'Example Network (made up)', ...agreement };
      return takeUpIdentities(test.app, { partners: [partner], apiKeys: [], staff: [] });
    };
    const agreement = { area: ['US'], placesPerYear: 10, validFrom: '2026-01-01', validTo: '2026-12-31' };
    expect([await takeUp(), await takeUp()]).toEqual([1, 0]);
    expect((await managers.get('manager', '/v1/partners/ptn_seeded')).body.agreement).toBeNull();
    expect([await takeUp({ agreement }), await takeUp({ agreement })]).toEqual([1, 0]);
    const { body } = await managers.get('manager', '/v1/partners/ptn_seeded/agreements');
    expect(body.items).toMatchObject([{ ...agreement, recordedBy: 'system', confirmedBy: 'system' }]);
  });
});

describe('who sees what of a partner', () => {
  const WORDS = ['Made-up', 'made.up@', 'made up'];

  it('an auditor sees codes and pseudonyms, no name, contact, finding or narrative', async () => {
    const partnerId = await managers.aPartner();
    await managers.act('manager', partnerId, 'suspend', SUSPENSION);
    for (const path of ['', '/history', '/agreements']) {
      const answer = await managers.get('auditor', `/v1/partners/${partnerId}${path}`);
      expect(answer.status).toBe(200);
      for (const word of WORDS) expect(answer.text).not.toContain(word);
    }
    expect((await managers.get('auditor', '/v1/partners')).text).not.toContain('made up');
    expect((await managers.get('manager', '/v1/partners')).text).toContain('Made-up Organisation');
  });

  it('nobody else sees a partner or its keys', async () => {
    const partnerId = await managers.aPartner();
    for (const as of ['officer', 'reviewer', 'administrator'] as const) {
      expect((await managers.get(as, `/v1/partners/${partnerId}`)).status).toBe(403);
      expect((await managers.get(as, `/v1/partners/${partnerId}/api-keys`)).status).toBe(403);
    }
    expect((await managers.get('auditor', `/v1/partners/${partnerId}/api-keys`)).status).toBe(403);
    expect((await desk.getAs('partnerA', '/v1/partners/ptn_demo-a')).status).toBe(403);
  });

  it('the list is by id, in pages, and by state', async () => {
    const ids: string[] = [];
    for (let next: string | null = ''; next !== null;) {
      const cursor = next === '' ? '' : `&cursor=${next}`;
      const page = (await managers.get('auditor', `/v1/partners?limit=2${cursor}`)).body;
      ids.push(...page.items.map((one: { partnerId: string }) => one.partnerId));
      next = page.next as string | null;
    }
    expect(ids).toEqual([...new Set(ids)].sort());
    expect(ids).toEqual(expect.arrayContaining(['ptn_demo-a', 'ptn_demo-b']));
    const revoked = (await managers.get('auditor', '/v1/partners?status=revoked')).body.items;
    expect(revoked.length).toBeGreaterThan(0);
    expect(revoked.every((one: { status: string }) => one.status === 'revoked')).toBe(true);
  });

  it('the database has no word of it in clear, nor has the log', async () => {
    const partnerId = await managers.aPartner();
    await managers.act('manager', partnerId, 'suspend', SUSPENSION);
    const client = new Client({ ...test.database.superuser });
    await client.connect();
    const found: string[] = [];
    const { rows } = await client.query<{ table_name: string }>(
      `SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'`,
    );
    for (const { table_name: table } of rows) {
      const all = await client.query<{ row: string }>(`SELECT t::text AS row FROM ${table} t`);
      const text = all.rows.map(({ row }) => row).join('\n');
      for (const word of ['Coordinator', 'made.up@', 'finding', 'suspension narrative', 'Made-up ground']) {
        if (text.includes(word)) found.push(`${table}: ${word}`);
      }
    }
    await client.end();
    expect(found).toEqual([]);
    for (const word of WORDS) expect(test.logLines.join('')).not.toContain(word);
  });

  it('a note moved to another partner does not open', async () => {
    const [one, other] = [await managers.aPartner(), await managers.aPartner()];
    const client = new Client({ ...test.database.superuser });
    await client.connect();
    await client.query('SET session_replication_role = replica');
    await client.query('ALTER TABLE partner_contents DISABLE TRIGGER ALL');
    await client.query(
      `UPDATE partner_contents t SET sealed = s.sealed FROM partner_contents s
       WHERE t.partner_id = $1 AND s.partner_id = $2`,
      [one, other],
    );
    await client.query('ALTER TABLE partner_contents ENABLE ALWAYS TRIGGER partner_contents_audit_fence');
    await client.end();
    expect((await managers.get('manager', `/v1/partners/${one}`)).status).toBe(500);
    expect((await managers.get('manager', `/v1/partners/${other}`)).status).toBe(200);
  });
});
