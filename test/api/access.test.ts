import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { Controller, Get, Module } from '@nestjs/common';
import { importJWK, SignJWT, UnsecuredJWT } from 'jose';
import { pino } from 'pino';
import { createApp } from '../../src/app.factory.js';
import { type Role } from '../../src/domain/access.js';
import { DEMO_AUDIENCE, DEMO_ISSUER } from '../../src/demo/demo-config.js';
import { type DemoStaffName } from '../../src/demo/demo-identities.js';
import { MeModule } from '../../src/modules/me/me.module.js';
import { formatApiKey, makeApiKey, parseApiKey } from '../../src/modules/partners/api-key.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { aReferral, Desk, eventually } from '../support/desk.js';

interface Operation {
  readonly method: string;
  readonly path: string;
  readonly id: string;
  readonly roles: readonly Role[] | undefined;
}

const STAFF: readonly DemoStaffName[] = ['officer', 'reviewer', 'manager', 'auditor', 'administrator'];

let test: TestApp;
let desk: Desk;

beforeAll(async () => {
  test = await startTestApp();
  desk = new Desk(test);
});

afterAll(() => test.close());

async function operations(): Promise<Operation[]> {
  const { body } = await test.request.get('/openapi.json');
  return Object.entries(
    body.paths as Record<string, Record<string, { operationId: string; 'x-roles'?: Role[] }>>,
  ).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      method,
      path: path.replace('{fileNumber}', 'RD-00000-00000').replace('{batchId}', randomUUID()),
      id: operation.operationId,
      roles: operation['x-roles'],
    })),
  );
}

function call({ method, path }: Operation, credentials: Record<string, string>): Promise<number> {
  const request = test.request[method as 'get' | 'post'](path).set(credentials);
  return (method === 'get' ? request : request.send({})).then((response) => response.status);
}

describe('the matrix operation × role, from the OpenAPI document', () => {
  it('lets each role in where it has the duty, and nowhere else', async () => {
    const wrong: string[] = [];
    for (const operation of await operations()) {
      if (operation.roles === undefined) continue;
      for (const name of STAFF) {
        const status = await call(operation, { authorization: `Bearer ${test.tokens[name]}` });
        if ((status === 403) === operation.roles.includes(name as Role) || status === 401) {
          wrong.push(`${operation.id} as ${name}: ${status}`);
        }
      }
      const status = await call(operation, { 'x-api-key': test.keys.partnerA });
      if ((status === 403) === operation.roles.includes('partner') || status === 401) {
        wrong.push(`${operation.id} as partner: ${status}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('answers 401 with a challenge to anyone without credentials, and nothing else is public', async () => {
    const open: string[] = [];
    for (const operation of await operations()) {
      const status = await call(operation, {});
      if (operation.roles === undefined) open.push(operation.id);
      else expect([operation.id, status]).toEqual([operation.id, 401]);
    }
    expect(open.sort()).toEqual([
      'getBatchTemplate',
      'getChecksPageInEnglish',
      'getChecksPageInFrench',
      'getLive',
      'getReady',
    ]);
    const { headers } = await test.request.get('/v1/me');
    expect(headers['www-authenticate']).toContain('Bearer');
  });

  it('logs each refusal of access for the auditor', async () => {
    await desk.get('administrator', '/v1/files');
    const events = await eventually(
      async () =>
        (
          await desk.get(
            'auditor',
            '/v1/audit/events?action=access.denied&actor=stf_demo-administrator&limit=200',
          )
        ).body,
      (page: { items: { subjectId: string }[] }) =>
        page.items.some((event) => event.subjectId === '/v1/files'),
    );
    expect(events.items).toContainEqual(
      expect.objectContaining({ subjectId: '/v1/files', outcome: 'denied', actorRole: 'administrator' }),
    );
  });
});

describe('a route without an access rule', () => {
  it('stops the boot, and the sentence names it', async () => {
    @Controller('v1/forgotten')
    class ForgottenController {
      @Get()
      get(): string {
        return 'open to anyone';
      }
    }
    const controllers = Reflect.getMetadata('controllers', MeModule) as unknown[];
    Module({ controllers: [...(controllers as []), ForgottenController] })(MeModule);
    const boot = createApp(test.config, pino({ level: 'silent' }));
    await expect(boot).rejects.toThrow('ForgottenController.get has no access rule');
    Module({ controllers: controllers as [] })(MeModule);
  });
});

describe('an API key', () => {
  const status = async (key: string): Promise<number> =>
    (await test.request.get('/v1/me').set('x-api-key', key)).status;

  it('says who its partner is', async () => {
    const { body } = await desk.getAs('partnerA', '/v1/me');
    expect(body).toMatchObject({
      role: 'partner',
      partnerId: 'ptn_demo-a',
      scopes: ['batches:write', 'referrals:read', 'referrals:write'],
    });
  });

  it('is refused when mistyped, unknown, of another environment, or with another secret', async () => {
    const key = parseApiKey(test.keys.partnerA)!;
    const swapped = test.keys.partnerA.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
    expect(await status(swapped)).toBe(401);
    expect(await status(makeApiKey('demo').text)).toBe(401);
    expect(await status(formatApiKey({ ...key, environment: 'live' }))).toBe(401);
    expect(await status(formatApiKey({ ...key, secret: makeApiKey('demo').key.secret }))).toBe(401);
    expect(await status('')).toBe(401);
    expect(await status('x'.repeat(5000))).toBe(401);
    expect(await status(test.keys.partnerA)).toBe(200);
  });

  it('is not taken beside a token: that would leave open who calls', async () => {
    const answer = await test.request
      .get('/v1/me')
      .set('x-api-key', test.keys.partnerA)
      .set('authorization', `Bearer ${test.tokens.officer}`);
    expect(answer.status).toBe(401);
  });
});

describe('a staff token', () => {
  const good = {
    header: { alg: 'EdDSA', typ: 'at+jwt' },
    issuer: DEMO_ISSUER,
    audience: DEMO_AUDIENCE,
    subject: 'demo|officer',
    issuedAt: -10,
    expires: 600,
    notBefore: undefined as number | undefined,
  };

  async function sign(change: Partial<typeof good>): Promise<string> {
    const claims = { ...good, ...change };
    const now = Math.floor(Date.now() / 1000);
    const token = new SignJWT()
      .setProtectedHeader(claims.header)
      .setIssuer(claims.issuer)
      .setAudience(claims.audience)
      .setSubject(claims.subject)
      .setIssuedAt(now + claims.issuedAt)
      .setExpirationTime(now + claims.expires);
    if (claims.notBefore !== undefined) token.setNotBefore(now + claims.notBefore);
    return token.sign(await importJWK(test.secrets.issuerPrivateJwk, 'EdDSA'));
  }

  const status = async (token: string): Promise<number> =>
    (await test.request.get('/v1/me').set('authorization', `Bearer ${token}`)).status;

  it('is taken when it is whole', async () => {
    expect(await status(await sign({}))).toBe(200);
  });

  it.each([
    ['of another issuer', { issuer: 'https://elsewhere.example' }],
    ['for another audience', { audience: 'somebody-else' }],
    ['of another type', { header: { alg: 'EdDSA', typ: 'JWT' } }],
    ['expired', { expires: -60 }],
    ['not valid yet', { notBefore: 600 }],
    ['of nobody here', { subject: 'demo|stranger' }],
    [
      'naming a key to fetch (jku)',
      { header: { alg: 'EdDSA', typ: 'JWS', jku: 'https://elsewhere.example/keys' } },
    ],
  ])('is refused when it is %s', async (_, change) => {
    expect(await status(await sign(change))).toBe(401);
  });

  it('is refused unsigned, signed with HMAC over the public key, or signed by another key', async () => {
    const unsecured = new UnsecuredJWT({})
      .setIssuer(DEMO_ISSUER)
      .setAudience(DEMO_AUDIENCE)
      .setSubject('demo|officer')
      .setExpirationTime('1h')
      .setIssuedAt();
    expect(await status(unsecured.encode())).toBe(401);
    const secret = new TextEncoder().encode(JSON.stringify(test.config.staffTokens.publicJwk).padEnd(64));
    const hmac = new SignJWT()
      .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt' })
      .setIssuer(DEMO_ISSUER)
      .setAudience(DEMO_AUDIENCE)
      .setSubject('demo|officer')
      .setExpirationTime('1h')
      .setIssuedAt();
    expect(await status(await hmac.sign(secret))).toBe(401);
    const { privateKey } = generateKeyPairSync('ed25519');
    const forged = new SignJWT()
      .setProtectedHeader(good.header)
      .setIssuer(DEMO_ISSUER)
      .setAudience(DEMO_AUDIENCE)
      .setSubject('demo|officer')
      .setExpirationTime('1h')
      .setIssuedAt();
    expect(await status(await forged.sign(privateKey))).toBe(401);
  });

  it('is refused cut short, in the address, or in a body', async () => {
    expect(await status(test.tokens.officer.slice(0, -4))).toBe(401);
    expect(await status('a.b.c')).toBe(401);
    expect((await test.request.get(`/v1/me?access_token=${test.tokens.officer}`)).status).toBe(401);
  });

  it('leaves a line in the log that says why, and not the token', async () => {
    await status(await sign({ expires: -60 }));
    const line = test.logLines.filter((one) => one.includes('credentials refused')).at(-1) ?? '';
    expect(JSON.parse(line)).toMatchObject({ why: 'ERR_JWT_EXPIRED', route: '/v1/me' });
    expect(test.logLines.join('')).not.toContain(test.tokens.officer.slice(-40));
  });
});

describe('what the service writes about its own work', () => {
  it('holds no name, birth date, number or phrase of a person', async () => {
    const fileNumber = await desk.aFile();
    await desk.get('officer', `/v1/files/${fileNumber}`);
    await desk.send([
      aReferral((referral) => {
        referral['principalApplicant'] = { familyName: 'Kanareikina', dateOfBirth: '1991-02-30' };
      }),
    ]);
    const applicant = aReferral()['principalApplicant'] as Record<string, string>;
    const events = JSON.stringify((await desk.get('auditor', '/v1/audit/events?limit=200')).body);
    const written = test.logLines.join('') + events;
    expect(test.logLines.length).toBeGreaterThan(10);
    for (const canary of [
      'Kanareikina',
      applicant['familyName'],
      applicant['dateOfBirth'],
      'Made-up',
      fileNumber,
    ].filter(Boolean)) {
      expect(test.logLines.join('')).not.toContain(canary);
    }
    for (const canary of ['Kanareikina', applicant['familyName'], applicant['dateOfBirth'], 'Made-up']) {
      expect(written).not.toContain(canary);
    }
  });
});
