import { startTestApp, type TestApp } from '../support/app.js';
import { type Browser, found, launch, why, withBrowser } from '../support/browser.js';
import { demoSubject } from '../../src/demo/demo-identities.js';
import {
  AUDIENCE,
  CLIENT,
  type IdentityProvider,
  startIdentityProvider,
} from '../support/identity-provider.js';

let provider: IdentityProvider;
let test: TestApp;
let browser: Browser;

beforeAll(async () => {
  provider = await startIdentityProvider();
  test = await startTestApp({ config: { staffTokens: provider.staffTokensForSwagger } });
  await provider.redirectTo(`${test.url}/docs/oauth2-redirect.html`);
  if (found) browser = await launch();
}, 60_000);

afterAll(async () => {
  if (found) await browser.close();
  await test.close();
  await provider.close();
});

describe('the page of a deployment whose provider knows Swagger UI', () => {
  it('says where staff sign in, and lets the page speak to that place and no other', async () => {
    const { components } = (await test.request.get('/openapi.json')).body as {
      components: { securitySchemes: Record<string, object> };
    };
    expect(components.securitySchemes['staff-token']).toMatchObject({
      type: 'openIdConnect',
      openIdConnectUrl: `${provider.issuer}/.well-known/openid-configuration`,
    });
    const policy = (await test.request.get('/docs')).headers['content-security-policy'] as string;
    expect(policy).toContain(`connect-src 'self' ${provider.issuer};`);
    expect((await test.request.get('/v1/me')).headers['content-security-policy']).not.toContain(
      provider.issuer,
    );
    const page = await test.request.get('/docs/oauth2-redirect.html');
    expect(page.headers['content-security-policy']).toContain("default-src 'none'; script-src 'self'");
  });

  withBrowser(`signs a member of staff in with code and PKCE, and asks who they are${why}`, async () => {
    const { page, context } = browser;
    provider.nextSignIn({ subject: demoSubject('auditor'), amr: ['pwd', 'otp'] });
    const authorizations: URL[] = [];
    context.on('request', (request) => {
      if (request.url().startsWith(`${provider.issuer}/auth?`)) authorizations.push(new URL(request.url()));
    });
    await page.goto(`${test.url}/docs`, { waitUntil: 'commit' });
    await page.locator('.btn.authorize').click();
    const form = page.locator('.auth-container').filter({ hasText: 'staff-token' });
    await form.locator('button.authorize').click();
    await form.getByText('Logout').waitFor();
    await page.locator('.dialog-ux .close-modal').click();
    const asked = authorizations[0]?.searchParams;
    expect(Object.fromEntries(asked ?? [])).toMatchObject({
      response_type: 'code',
      client_id: CLIENT,
      resource: AUDIENCE,
      code_challenge_method: 'S256',
      max_age: '3600',
    });
    for (const [id, expected] of [
      ['getMe', 'stf_demo-auditor'],
      ['listDecisions', 'items'],
    ] as const) {
      const operation = page.locator(`.opblock[id$="-${id}"]`);
      await operation.locator('.opblock-summary-control').click();
      await operation.locator('.execute').click();
      const answer = operation.locator('.live-responses-table .response').first();
      expect((await answer.locator('.response-col_status').first().innerText()).trim()).toBe('200');
      expect(await answer.locator('.highlight-code pre').first().innerText()).toContain(expected);
    }
  });

  withBrowser(`met no error, no blocked resource and no other host on the way${why}`, () => {
    expect(browser.complaints).toEqual([]);
    expect([...browser.hosts].sort()).toEqual([test.url, provider.issuer].sort());
  });
});
