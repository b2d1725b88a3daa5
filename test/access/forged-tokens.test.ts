import { createPublicKey, type JsonWebKey } from 'node:crypto';
import { request as rawRequest } from 'node:http';
import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWTHeaderParameters, SignJWT } from 'jose';
import { demoSubject } from '../../src/demo/demo-identities.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { eventually } from '../support/desk.js';
import { AUDIENCE, type IdentityProvider, startIdentityProvider } from '../support/identity-provider.js';

let provider: IdentityProvider;
let test: TestApp;
/** A server of who forges, which publishes a key under the provider’s key id. */
let forger: Server;
let forgerAddress: string;
let forgerKey: Awaited<ReturnType<typeof generateKeyPair>>;

beforeAll(async () => {
  provider = await startIdentityProvider();
  test = await startTestApp({ config: { staffTokens: provider.staffTokens } });
  forgerKey = await generateKeyPair('RS256', { extractable: true });
  const jwk = { ...(await exportJWK(forgerKey.publicKey)), kid: provider.key().publicJwk.kid, alg: 'RS256' };
  forger = createServer((_, response) => response.end(JSON.stringify({ keys: [jwk] })));
  await new Promise<void>((resolve) => forger.listen(0, '127.0.0.1', resolve));
  forgerAddress = `http://127.0.0.1:${(forger.address() as AddressInfo).port}/keys`;
});

afterAll(async () => {
  await test.close();
  await provider.close();
  forger.close();
});

/** What differs from a good token, and who signs. */
interface Change {
  readonly header?: Record<string, unknown>;
  readonly claims?: Record<string, unknown>;
  readonly key?: Parameters<SignJWT['sign']>[0];
  readonly crit?: Record<string, boolean>;
}

function good(): Record<string, unknown> {
  const now = Math.floor(Date.now() / 1000);
  return {
    iss: provider.issuer,
    aud: AUDIENCE,
    sub: demoSubject('officer'),
    iat: now - 10,
    exp: now + 600,
    client_id: 'desk',
    jti: 'made-up',
  };
}

function sign({ header = {}, claims = {}, key, crit }: Change = {}): Promise<string> {
  const { kid } = provider.key().publicJwk;
  return new SignJWT({ ...good(), ...claims })
    .setProtectedHeader({ alg: 'RS256', typ: 'at+jwt', kid, ...header } as JWTHeaderParameters)
    .sign(key ?? provider.key().privateKey, crit === undefined ? {} : { crit });
}

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const now = (): number => Math.floor(Date.now() / 1000);
const pem = (): Buffer =>
  Buffer.from(
    createPublicKey({ key: provider.key().publicJwk as JsonWebKey, format: 'jwk' })
      .export({ type: 'spki', format: 'pem' })
      .toString(),
  );

/** Sends headers as they are and gives the status; every refusal must leave one line that says why. */
async function statusOf(headers: Record<string, string | string[]>, path = '/v1/me'): Promise<number> {
  const url = new URL(path, test.url);
  return new Promise((resolve, reject) => {
    rawRequest(url, { headers, agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });
}

const refusalLines = (): string[] => test.logLines.filter((line) => line.includes('credentials refused'));

describe('a token as it should be', () => {
  it('is taken', async () => {
    expect(await statusOf({ authorization: `Bearer ${await sign()}` })).toBe(200);
  });

  it.each([
    ['with the scheme in other letters, which mean the same', 'bEaReR', {}],
    ['with its type written in full', 'Bearer', { header: { typ: 'application/at+jwt' } }],
    ['with the audience in a list of one', 'Bearer', { claims: { aud: [AUDIENCE] } }],
    ['with a clock four seconds ahead', 'Bearer', { claims: { iat: now() + 4, nbf: now() + 4 } }],
  ] as [string, string, Change][])('is taken %s', async (_, scheme, change) => {
    expect(await statusOf({ authorization: `${scheme} ${await sign(change)}` })).toBe(200);
  });
});

describe('a forged or odd token is refused, and each time the log says why', () => {
  const forged: [string, () => Promise<string> | string][] = [
    ['unsecured (none)', () => `${encode({ alg: 'none', typ: 'at+jwt' })}.${encode(good())}.`],
    [
      'unsecured, with something for a signature',
      () =>
        `${encode({ alg: 'none', typ: 'at+jwt', kid: provider.key().publicJwk.kid })}.${encode(good())}.AAAA`,
    ],
    [
      'unsecured, in other letters',
      () =>
        `${encode({ alg: 'nOnE', typ: 'at+jwt', kid: provider.key().publicJwk.kid })}.${encode(good())}.AAAA`,
    ],
    ['signed with HMAC over the public key in PEM', () => sign({ header: { alg: 'HS256' }, key: pem() })],
    [
      'signed with HMAC over the public key as a JWK',
      () => sign({ header: { alg: 'HS256' }, key: Buffer.from(JSON.stringify(provider.key().publicJwk)) }),
    ],
    [
      'signed with HMAC over its modulus',
      () =>
        sign({ header: { alg: 'HS512' }, key: Buffer.from(String(provider.key().publicJwk.n), 'base64url') }),
    ],
    ['signed with the key of another, under the right key id', () => sign({ key: forgerKey.privateKey })],
    ['naming a key id that is nobody’s', () => sign({ header: { kid: 'nobody' } })],
    ['naming a key id that looks like a path', () => sign({ header: { kid: '../../etc/passwd' } })],
    ['naming a key id that looks like SQL', () => sign({ header: { kid: "x' OR '1'='1" } })],
    ['naming no key id', () => sign({ header: { kid: undefined } })],
    [
      'naming where its key is to be fetched (jku)',
      () => sign({ header: { jku: forgerAddress }, key: forgerKey.privateKey }),
    ],
    ['naming where, but signed by the provider', () => sign({ header: { jku: forgerAddress } })],
    [
      'bringing its key (jwk)',
      async () => sign({ header: { jwk: await exportJWK(forgerKey.publicKey) }, key: forgerKey.privateKey }),
    ],
    [
      'naming a certificate to fetch (x5u)',
      () => sign({ header: { x5u: forgerAddress }, key: forgerKey.privateKey }),
    ],
    ['bringing a certificate (x5c)', () => sign({ header: { x5c: ['AAAA'] } })],
    [
      'asking for a rule it calls critical',
      () => sign({ header: { crit: ['urn:made-up'], 'urn:made-up': true }, crit: { 'urn:made-up': true } }),
    ],
    ['of another issuer', () => sign({ claims: { iss: 'https://elsewhere.example' } })],
    ['of the issuer with a slash more', () => sign({ claims: { iss: `${provider.issuer}/` } })],
    ['of no issuer', () => sign({ claims: { iss: undefined } })],
    ['for another audience', () => sign({ claims: { aud: 'https://elsewhere.example' } })],
    ['for no audience', () => sign({ claims: { aud: undefined } })],
    ['for a list of others', () => sign({ claims: { aud: ['https://a.example', 'https://b.example'] } })],
    [
      'for this audience among others, who could use it here',
      () => sign({ claims: { aud: [AUDIENCE, 'https://b.example'] } }),
    ],
    ['expired', () => sign({ claims: { exp: now() - 6 } })],
    ['that never expires', () => sign({ claims: { exp: undefined } })],
    ['that expires at no number', () => sign({ claims: { exp: String(now() + 600) } })],
    ['that lives longer than a day', () => sign({ claims: { exp: now() + 90_000 } })],
    ['not valid yet', () => sign({ claims: { nbf: now() + 60 } })],
    ['issued in the future', () => sign({ claims: { iat: now() + 60 } })],
    ['that does not say when it was issued', () => sign({ claims: { iat: undefined } })],
    ['of nobody', () => sign({ claims: { sub: undefined } })],
    ['of an empty subject', () => sign({ claims: { sub: '' } })],
    ['of a subject that is a list', () => sign({ claims: { sub: [demoSubject('officer')] } })],
    ['of a stranger', () => sign({ claims: { sub: 'a-stranger' } })],
    [
      'that says its role itself',
      () => sign({ claims: { sub: 'a-stranger', role: 'administrator', roles: ['administrator'] } }),
    ],
    ['of another type (JWT)', () => sign({ header: { typ: 'JWT' } })],
    ['of no type', () => sign({ header: { typ: undefined } })],
    ['of a logout', () => sign({ header: { typ: 'logout+jwt' } })],
    [
      'that is an ID token',
      async () => (await provider.signIn({ subject: demoSubject('officer') })).id_token,
    ],
    [
      'with other claims under a good signature',
      async () => {
        const [header = '', , signature = ''] = (await sign()).split('.');
        return `${header}.${encode({ ...good(), sub: demoSubject('administrator') })}.${signature}`;
      },
    ],
    ['cut short', async () => (await sign()).slice(0, -4)],
    ['without its signature', async () => (await sign()).split('.').slice(0, 2).join('.')],
    ['with a part more', async () => `${await sign()}.AAAA`],
    ['with padding', async () => `${await sign()}==`],
    ['in the other alphabet of base64', async () => `${(await sign()).slice(0, -2)}+/`],
    [
      'with a last letter that stands for the same bytes',
      async () => {
        const token = await sign();
        const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
        const last = letters.indexOf(token.at(-1) ?? '');
        return token.slice(0, -1) + (letters[last ^ 1] ?? '');
      },
    ],
    ['whose parts are no JSON', () => 'AAAA.BBBB.CCCC'],
    ['whose header is a list', () => `${encode([])}.${encode(good())}.AAAA`],
    ['that is empty', () => ''],
    ['longer than any token', async () => sign({ claims: { pad: 'x'.repeat(7000) } })],
  ];

  it.each(forged)('%s', async (_, make) => {
    const before = refusalLines().length;
    const token = await make();
    expect(await statusOf({ authorization: `Bearer ${token}` })).toBe(401);
    const lines = refusalLines().slice(before);
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      route: '/v1/me',
      why: expect.stringMatching(/^.{3,60}$/) as string,
    });
    expect(token.length > 20 && lines.join('').includes(token.slice(-20))).toBe(false);
  });

  it.each([
    ['in the address', async () => statusOf({}, `/v1/me?access_token=${await sign()}`)],
    ['under another scheme', async () => statusOf({ authorization: `Basic ${await sign()}` })],
    ['without a scheme', async () => statusOf({ authorization: await sign() })],
    [
      'twice in one header',
      async () => statusOf({ authorization: `Bearer ${await sign()}, Bearer ${await sign()}` }),
    ],
    [
      'in two headers, of which either could be looked at',
      async () => statusOf({ authorization: [`Bearer ${await sign()}`, 'Bearer AAAA.BBBB.CCCC'] }),
    ],
    [
      'beside an API key',
      async () => statusOf({ authorization: `Bearer ${await sign()}`, 'x-api-key': test.keys.partnerA }),
    ],
    ['in a cookie', async () => statusOf({ cookie: `access_token=${await sign()}` })],
  ])('a good one is not taken %s', async (_, status) => {
    expect(await status()).toBe(401);
  });

  it('a good one is not taken in a body', async () => {
    const answer = await test.request.post('/v1/stca/checks').send({ access_token: await sign() });
    expect(answer.status).toBe(401);
  });

  it('one longer than all headers may be is answered 431', async () => {
    expect(await statusOf({ authorization: `Bearer ${'A'.repeat(20_000)}` })).toBe(431);
  });

  it('and the audit log has their number by kind, in one event a minute, however many there were', async () => {
    const auditor = (await provider.tokens()).auditor;
    const ask = async (): Promise<{ items: { actorId: string; outcome: string }[] }> =>
      (
        await test.request
          .get('/v1/audit/events?action=access.credentials-refused')
          .set('authorization', `Bearer ${auditor}`)
      ).body as { items: { actorId: string; outcome: string }[] };
    const { items } = await eventually(ask, (page) => page.items.length > 0);
    expect(refusalLines().length).toBeGreaterThan(40);
    expect(items.length).toBeLessThanOrEqual(3);
    expect(items[0]).toMatchObject({ actorId: 'system', outcome: 'denied' });
  });

  it('and nobody’s address was asked for a key', async () => {
    const asked = new Promise((resolve) => forger.once('request', () => resolve('asked')));
    await statusOf({
      authorization: `Bearer ${await sign({ header: { jku: forgerAddress }, key: forgerKey.privateKey })}`,
    });
    expect(await Promise.race([asked, Promise.resolve('not asked')])).toBe('not asked');
  });
});
