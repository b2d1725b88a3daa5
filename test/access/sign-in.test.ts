import { type Response } from 'supertest';
import { demoSubject } from '../../src/demo/demo-identities.js';
import { startTestApp, type TestApp } from '../support/app.js';
import {
  type IdentityProvider,
  type NextSignIn,
  startIdentityProvider,
  STRONG,
} from '../support/identity-provider.js';

let provider: IdentityProvider;
let test: TestApp;

beforeAll(async () => {
  provider = await startIdentityProvider();
  test = await startTestApp({ config: { staffTokens: provider.staffTokens } });
});

afterAll(async () => {
  await test.close();
  await provider.close();
});

const ask = (path: string, token: string): Promise<Response> =>
  test.request
    .get(path)
    .set('authorization', `Bearer ${token}`)
    .then((response) => response);
const tokenOf = async (next: NextSignIn): Promise<string> => (await provider.signIn(next)).access_token;
const auditor = demoSubject('auditor');

describe('staff who sign in at an identity provider that is not ours', () => {
  it('come in with its access token, found through its discovery document', async () => {
    const answer = await ask('/v1/me', await tokenOf({ subject: demoSubject('officer') }));
    expect(answer.body).toMatchObject({ id: 'stf_demo-officer', role: 'officer' });
    expect(provider.asked).toContain('/.well-known/openid-configuration');
  });

  it('do not come in with its ID token, or without an account here', async () => {
    const { id_token } = await provider.signIn({ subject: demoSubject('officer') });
    expect((await ask('/v1/me', id_token)).status).toBe(401);
    expect((await ask('/v1/me', await tokenOf({ subject: 'a-stranger' }))).status).toBe(401);
  });

  it('are read the provider’s keys once, not at each call', async () => {
    const token = await tokenOf({ subject: auditor });
    const before = provider.asked.length;
    for (let call = 0; call < 10; call++) expect((await ask('/v1/me', token)).status).toBe(200);
    expect(provider.asked.length).toBe(before);
  });

  it('come in with a new key of the provider at once, without a restart, and no more with its old one', async () => {
    const old = await tokenOf({ subject: auditor });
    await provider.rotateKey();
    const fresh = await tokenOf({ subject: auditor });
    expect((await ask('/v1/me', fresh)).status).toBe(200);
    expect((await ask('/v1/me', old)).status).toBe(401);
  });

  it('come in with a known key while the provider is down; nobody makes the desk hammer it', async () => {
    const token = await tokenOf({ subject: auditor });
    provider.down(true);
    const before = provider.asked.length;
    const [header = '', ...rest] = token.split('.');
    const named = JSON.parse(Buffer.from(header, 'base64url').toString()) as object;
    const unknown = Array.from({ length: 40 }, (_, i) => {
      const other = Buffer.from(JSON.stringify({ ...named, kid: `unknown-${i}` })).toString('base64url');
      return ask('/v1/me', [other, ...rest].join('.'));
    });
    const statuses = (await Promise.all(unknown)).map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set([401]));
    expect((await ask('/v1/me', token)).status).toBe(200);
    provider.down(false);
    expect(provider.asked.length - before).toBeLessThanOrEqual(2);
  });
});

describe('what needs a fresh sign-in with a second factor', () => {
  const exportLog = async (next: Omit<NextSignIn, 'subject'>): Promise<Response> =>
    ask('/v1/decision-log', await tokenOf({ subject: auditor, ...next }));

  it.each([
    ['a one-time code', { amr: ['pwd', 'otp'] }],
    ['a hardware key', { amr: ['hwk'] }],
    ['several factors', { amr: ['pwd', 'mfa'] }],
    ['a level of assurance that stands for them', { acr: STRONG }],
    ['a sign-in just within the hour', { amr: ['mfa'], ago: 3590 }],
  ])('is let through after %s', async (_, next) => {
    expect((await exportLog(next)).status).toBe(200);
  });

  it.each([
    ['a password alone', { amr: ['pwd'] }],
    ['a text message, which can be intercepted', { amr: ['pwd', 'sms'] }],
    ['a level that stands for nothing here', { acr: 'urn:example:password' }],
    ['a provider that does not say how', {}],
    ['a sign-in more than an hour ago', { amr: ['mfa'], ago: 3610 }],
  ])('is not after %s, and the answer says what to ask the provider for', async (_, next) => {
    const answer = await exportLog(next);
    expect(answer.status).toBe(401);
    expect(answer.body).toMatchObject({ type: 'urn:referral-desk:problem:sign-in-insufficient' });
    const challenge = answer.headers['www-authenticate'] as string;
    expect(challenge).toContain('error="insufficient_user_authentication"');
    expect(challenge).toContain(`acr_values="${STRONG}"`);
    expect(challenge).toContain('max_age="3600"');
  });

  it('is told in French, too', async () => {
    const token = await tokenOf({ subject: auditor });
    const answer = await test.request
      .get('/v1/decision-log')
      .set({ authorization: `Bearer ${token}`, 'accept-language': 'fr' });
    expect((answer.body as { detail: string }).detail).toContain('au plus 60 minutes');
  });

  it('leaves everything else to a plain sign-in', async () => {
    expect((await ask('/v1/audit/events', await tokenOf({ subject: auditor }))).status).toBe(200);
  });
});
