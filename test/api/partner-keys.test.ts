import { Clock } from '../../src/platform/clock.js';
import { parseApiKey } from '../../src/modules/partners/api-key.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { aReferral, Desk } from '../support/desk.js';
import { Managers } from '../support/managers.js';

const DAY = 86_400_000;

let test: TestApp;
let desk: Desk;
let managers: Managers;
let partnerId: string;

beforeAll(async () => {
  test = await startTestApp();
  desk = new Desk(test);
  managers = new Managers(test);
});

beforeEach(async () => {
  partnerId = await managers.aPartner();
});

afterAll(() => test.close());

const keysPath = (): string => `/v1/partners/${partnerId}/api-keys`;
const codeOf = ({ status, body }: { status: number; body: { type?: string } }): string =>
  `${status} ${(body.type ?? '').replace('urn:referral-desk:problem:', '')}`.trim();

const aKey = (change: object = {}) => managers.aKey(partnerId, change);

/** Sets the service's clock. */
function setTime(at?: Date): void {
  test.app.get(Clock).now = at === undefined ? Clock.prototype.now : () => at;
}

describe('a key that is issued', () => {
  it('is shown once, works at once, and never again tells its secret', async () => {
    const body = { label: 'shown once', scopes: ['referrals:read'] };
    const issued = await managers.post('manager', keysPath(), body);
    expect([issued.status, issued.headers['cache-control']]).toEqual([201, 'no-store']);
    expect(issued.body).toMatchObject({
      ...{ label: 'shown once', scopes: ['referrals:read'], allowedAddresses: [], revokedAt: null },
      ...{ issuedBy: 'stf_demo-manager', version: 1, line: issued.body.keyId },
    });
    const { keyId, apiKey } = issued.body as { keyId: string; apiKey: string };
    expect(parseApiKey(apiKey)?.keyId).toBe(keyId);
    expect(await managers.knock(apiKey)).toBe(200);
    const listed = await managers.get('manager', keysPath());
    expect(listed.body.items[0]).toMatchObject({ keyId, label: 'shown once' });
    expect(listed.text).not.toContain(parseApiKey(apiKey)?.secret);
  });

  it('is refused when the request is sent twice; the first can be found and revoked', async () => {
    const body = { label: 'sent twice', scopes: ['referrals:read'] };
    const first = await managers.post('manager', keysPath(), body);
    expect(codeOf(await managers.post('manager', keysPath(), body))).toBe('409 key-label-in-use');
    expect((await managers.delete('manager', `${keysPath()}/${first.body.keyId}`)).status).toBe(200);
    expect((await managers.post('manager', keysPath(), body)).status).toBe(201);
  });

  it('is one when the same request comes ten times at once', async () => {
    const body = { label: 'at once', scopes: ['referrals:read'] };
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => managers.post('manager', keysPath(), body)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array<number>(9).fill(409)]);
  });

  it('can do what its scopes say, and no more', async () => {
    const { apiKey } = await aKey({ scopes: ['referrals:read'] });
    const ask = (path: string) => test.request.get(path).set('x-api-key', apiKey);
    expect((await ask('/v1/referrals')).status).toBe(200);
    const sent = await test.request
      .post('/v1/referral-batches')
      .set({ 'x-api-key': apiKey, 'idempotency-key': 'scope' })
      .send({ referrals: [aReferral()] });
    expect(codeOf(sent)).toBe('403 scope-missing');
  });

  it('is refused with no scope, an unknown one, a range that is none, or a life too long', async () => {
    const pointer = async (change: object): Promise<unknown> => {
      const body = { label: 'never issued', scopes: ['referrals:read'], ...change };
      const { body: answer, status } = await managers.post('manager', keysPath(), body);
      return [status, answer.errors?.[0]?.pointer ?? answer.type.split(':').at(-1)];
    };
    expect(await pointer({ scopes: [] })).toEqual([400, '#/scopes']);
    expect(await pointer({ scopes: ['files:read'] })).toEqual([400, '#/scopes']);
    expect(await pointer({ label: '' })).toEqual([400, '#/label']);
    expect(await pointer({ allowedAddresses: ['203.0.113.0/24', '203.0.113.7'] })).toEqual([
      400,
      '#/allowedAddresses/1',
    ]);
    const late = new Date(Date.now() + 367 * DAY).toISOString();
    expect(await pointer({ expiresAt: late })).toEqual([422, 'key-life']);
    expect(await pointer({ expiresAt: '2026-01-01T00:00:00Z' })).toEqual([422, 'key-life']);
    const labels = (await managers.get('manager', `${keysPath()}?limit=200`)).body.items;
    expect(labels.some((one: { label: string }) => one.label === 'never issued')).toBe(false);
  });

  it('is for an approved partner only', async () => {
    const waiting = await managers.aPartner({ approved: false });
    const body = { label: 'early', scopes: ['referrals:read'] };
    const answer = await managers.post('manager', `/v1/partners/${waiting}/api-keys`, body);
    expect(codeOf(answer)).toBe('409 keys-need-approval');
  });

  it('works until the instant it expires, and not at it', async () => {
    const expires = new Date(Date.now() + DAY);
    const { apiKey } = await aKey({ expiresAt: expires.toISOString() });
    setTime(new Date(expires.getTime() - 1));
    expect(await managers.knock(apiKey)).toBe(200);
    setTime(expires);
    expect(await managers.knock(apiKey)).toBe(401);
    setTime();
  });
});

describe('a key that is rotated', () => {
  it('lives on beside its successor until the overlap ends, with the same label, scopes and addresses', async () => {
    const old = await aKey({
      label: 'rotated',
      scopes: ['referrals:read'],
      allowedAddresses: ['127.0.0.0/8'],
    });
    const until = new Date(Date.now() + 2 * DAY);
    const rotated = await managers.post('manager2', `${keysPath()}/${old.keyId}/rotate`, {
      overlapUntil: until.toISOString(),
    });
    expect([rotated.status, rotated.body]).toEqual([
      201,
      expect.objectContaining({
        ...{ label: 'rotated', scopes: ['referrals:read'], allowedAddresses: ['127.0.0.0/8'] },
        ...{ line: old.keyId, issuedBy: 'stf_demo-manager2' },
      }),
    ]);
    const next = rotated.body as { keyId: string; apiKey: string };
    expect([await managers.knock(old.apiKey), await managers.knock(next.apiKey)]).toEqual([200, 200]);
    setTime(new Date(until.getTime() - 1));
    expect(await managers.knock(old.apiKey)).toBe(200);
    setTime(until);
    expect([await managers.knock(old.apiKey), await managers.knock(next.apiKey)]).toEqual([401, 200]);
    setTime();
  });

  it('has two live keys of its line at most; a rotation sent twice is refused, and goes on once one has ended', async () => {
    const old = await aKey();
    const rotate = (keyId: string, body: object = {}) =>
      managers.post('manager', `${keysPath()}/${keyId}/rotate`, body);
    const next = (await rotate(old.keyId)).body as { keyId: string };
    expect(codeOf(await rotate(old.keyId))).toBe('409 rotation-under-way');
    expect(codeOf(await rotate(next.keyId))).toBe('409 rotation-under-way');
    await managers.delete('manager', `${keysPath()}/${next.keyId}`);
    expect(
      (await rotate(old.keyId, { overlapUntil: new Date(Date.now() + 60_000).toISOString() })).status,
    ).toBe(201);
    const tooLong = new Date(Date.now() + 31 * DAY).toISOString();
    expect(codeOf(await rotate((await aKey()).keyId, { overlapUntil: tooLong }))).toBe('422 key-overlap');
    expect(codeOf(await rotate(next.keyId))).toBe('409 key-not-live');
  });

  it('is not found under another partner', async () => {
    const { keyId } = await aKey();
    const other = await managers.aPartner();
    for (const id of [other, 'ptn_nobody']) {
      const path = `/v1/partners/${id}/api-keys/${keyId}`;
      expect((await managers.post('manager', `${path}/rotate`)).status).toBe(404);
      expect((await managers.delete('manager', path)).status).toBe(404);
    }
  });
});

describe('a key that is revoked', () => {
  it('is refused at once, and revoking it again changes nothing', async () => {
    const { keyId, apiKey } = await aKey();
    const revoked = await managers.delete('manager', `${keysPath()}/${keyId}`);
    expect(revoked.body).toMatchObject({
      revokedBy: 'stf_demo-manager',
      revokedBecause: 'by-manager',
      version: 2,
    });
    expect(await managers.knock(apiKey)).toBe(401);
    const again = await managers.delete('manager2', `${keysPath()}/${keyId}`);
    expect([again.status, again.body]).toEqual([200, revoked.body]);
    const isOfTheKey = ({ subjectId }: { subjectId?: unknown }): boolean => subjectId === keyId;
    expect((await desk.events('action=api-key.revoked', isOfTheKey)).filter(isOfTheKey)).toHaveLength(1);
  });

  it('of a partner that is suspended can still be revoked, and does not come back with it', async () => {
    const other = await managers.aPartner();
    const { keyId, apiKey } = await managers.aKey(other);
    await managers.act('manager', other, 'suspend', { reason: 'other', narrative: 'Made-up.' });
    expect(await managers.knock(apiKey)).toBe(403);
    const path = `/v1/partners/${other}/api-keys`;
    expect((await managers.delete('manager', `${path}/${keyId}`)).status).toBe(200);
    const body = { label: 'new', scopes: ['referrals:read'] };
    expect(codeOf(await managers.post('manager', path, body))).toBe('409 keys-need-approval');
    await managers.act('manager2', other, 'reinstate', { narrative: 'Made-up.' });
    expect(await managers.knock(apiKey)).toBe(401);
  });
});
