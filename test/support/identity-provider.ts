import { createHash, randomBytes } from 'node:crypto';
import { createServer, type RequestListener } from 'node:http';
import { type AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, type JWK } from 'jose';
import Provider, { type Context } from 'oidc-provider';
import MemoryAdapter from 'oidc-provider/lib/adapters/memory_adapter.js';
import { type StaffTokens } from '../../src/config.js';
import { DEMO_STAFF, demoSubject, type DemoStaffName } from '../../src/demo/demo-identities.js';

export const AUDIENCE = 'https://desk.example/api';
export const CLIENT = 'desk-swagger';
export const STRONG = 'urn:example:two-factors';

/** How the next person signs in. Made up: no password is asked. */
export interface NextSignIn {
  readonly subject: string;
  readonly amr?: readonly string[];
  readonly acr?: string;
  /** How long ago, in seconds. */
  readonly ago?: number;
}

/** An identity provider that is not ours (oidc-provider), listening, and what a test does with it. */
export interface IdentityProvider {
  readonly issuer: string;
  readonly staffTokens: StaffTokens;
  /** As they stand, with its client for Swagger UI. */
  readonly staffTokensForSwagger: StaffTokens;
  /** The present private key, to forge what looks most like its tokens. */
  readonly key: () => { readonly privateKey: CryptoKey; readonly publicJwk: JWK };
  /** Which addresses were asked for. */
  readonly asked: string[];
  /** Says who signs in next at its page. */
  nextSignIn(next: NextSignIn): void;
  /** Signs in with code and PKCE, as a browser would; gives what the token endpoint answers. */
  signIn(next: NextSignIn): Promise<{ readonly access_token: string; readonly id_token: string }>;
  /** A token for each member of the demo’s staff, signed in with a second factor. */
  tokens(): Promise<Record<DemoStaffName, string>>;
  /** From now on it signs with another key and publishes only that one. */
  rotateKey(): Promise<void>;
  /** From now on its client takes codes there; the key is another, too. */
  redirectTo(uri: string): Promise<void>;
  /** True: it answers nothing but 503. */
  down(isDown: boolean): void;
  close(): Promise<void>;
}

/** Starts an identity provider for a test file. */
export async function startIdentityProvider(): Promise<IdentityProvider> {
  /** Where its client, a public one, takes codes. */
  let redirectUri = 'http://127.0.0.1:9/docs/oauth2-redirect.html';
  const state = { next: { subject: 'nobody' } as NextSignIn, isDown: false };
  const asked: string[] = [];
  let handle: RequestListener = () => undefined;
  let key: { privateKey: CryptoKey; publicJwk: JWK };
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    if (state.isDown) response.writeHead(503).end();
    else handle(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function rotateKey(): Promise<void> {
    const pair = await generateKeyPair('RS256', { extractable: true });
    const named = { kid: randomBytes(6).toString('hex'), alg: 'RS256', use: 'sig' };
    key = { privateKey: pair.privateKey, publicJwk: { ...(await exportJWK(pair.publicKey)), ...named } };
    const provider = new Provider(
      issuer,
      configurationOf({ ...(await exportJWK(pair.privateKey)), ...named }, redirectUri),
    );
    const callback = provider.callback();
    handle = (request, response) => {
      if (request.url?.startsWith('/interaction/') !== true) return callback(request, response);
      const { subject, amr, acr, ago = 0 } = state.next;
      const ts = Math.floor(Date.now() / 1000) - ago;
      return void provider.interactionFinished(request, response, {
        login: { accountId: subject, ts, ...(amr ? { amr } : {}), ...(acr ? { acr } : {}) },
      });
    };
  }
  await rotateKey();
  const signIn: IdentityProvider['signIn'] = async (next) => {
    state.next = next;
    return signInWithCode(issuer, redirectUri);
  };

  const staffTokens: StaffTokens = {
    issuer,
    audience: AUDIENCE,
    signInMaxAgeSeconds: 3600,
    maxLifeSeconds: 86_400,
    acrValues: [STRONG],
  };
  return {
    issuer,
    staffTokens,
    staffTokensForSwagger: { ...staffTokens, signInClient: { clientId: CLIENT, scopes: ['openid', 'desk'] } },
    key: () => key,
    asked,
    nextSignIn: (next) => {
      state.next = next;
    },
    signIn,
    tokens: async () => {
      const tokens: Partial<Record<DemoStaffName, string>> = {};
      for (const name of Object.keys(DEMO_STAFF) as DemoStaffName[]) {
        tokens[name] = (await signIn({ subject: demoSubject(name), amr: ['mfa'] })).access_token;
      }
      return tokens as Record<DemoStaffName, string>;
    },
    rotateKey,
    redirectTo: (uri) => {
      redirectUri = uri;
      return rotateKey();
    },
    down: (isDown) => {
      state.isDown = isDown;
    },
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  };
}

/** The provider warns of its own adapter in memory, which is all a test needs. */
class InMemory extends MemoryAdapter {}

function configurationOf(privateJwk: JWK, redirectUri: string): object {
  const claimsOf = (ctx: Context): object => {
    const { acr, amr, authTime } = ctx.oidc.entities.AuthorizationCode ?? {};
    return { ...(amr ? { amr } : {}), ...(acr ? { acr } : {}), auth_time: authTime };
  };
  return {
    adapter: InMemory,
    clients: [
      {
        client_id: CLIENT,
        token_endpoint_auth_method: 'none',
        redirect_uris: [redirectUri],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    jwks: { keys: [privateJwk] },
    cookies: { keys: [randomBytes(16).toString('hex')] },
    clientBasedCORS: () => true,
    findAccount: (_: Context, accountId: string) => ({ accountId, claims: () => ({ sub: accountId }) }),
    interactions: { url: (_: Context, { uid }: { uid: string }) => `/interaction/${uid}` },
    loadExistingGrant: async (ctx: Context & { oidc: { provider: Provider } }) => {
      const grant = new ctx.oidc.provider.Grant({
        accountId: ctx.oidc.session.accountId,
        clientId: ctx.oidc.client.clientId,
      });
      grant.addOIDCScope('openid');
      grant.addResourceScope(AUDIENCE, 'desk');
      await grant.save();
      return grant;
    },
    extraTokenClaims: claimsOf,
    ttl: { AccessToken: 600, IdToken: 600, Interaction: 600, Session: 600, Grant: 600 },
    features: {
      devInteractions: { enabled: false },
      resourceIndicators: {
        enabled: true,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: 'desk',
          audience: AUDIENCE,
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
  };
}

/** Code and PKCE over HTTP: follows the provider's redirects with its cookies until the code comes back. */
async function signInWithCode(
  issuer: string,
  redirectUri: string,
): Promise<{ access_token: string; id_token: string }> {
  const verifier = randomBytes(32).toString('base64url');
  const query = new URLSearchParams({
    client_id: CLIENT,
    response_type: 'code',
    scope: 'openid desk',
    resource: AUDIENCE,
    redirect_uri: redirectUri,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  });
  const cookies = new Map<string, string>();
  let address = `${issuer}/auth?${query.toString()}`;
  while (!address.startsWith(redirectUri)) {
    const answer = await fetch(address, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      cookies.set(name, value);
    }
    const location = answer.headers.get('location');
    if (location === null) throw new Error(`the provider answered ${answer.status}: ${await answer.text()}`);
    address = new URL(location, issuer).href;
  }
  const code = new URL(address).searchParams.get('code') ?? '';
  const answer = await fetch(`${issuer}/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: CLIENT,
      code,
      redirect_uri: redirectUri,
      code_verifier: verifier,
    }),
  });
  if (!answer.ok) throw new Error(`the provider answered ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as { access_token: string; id_token: string };
}
