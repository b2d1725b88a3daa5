import { Controller, Get, Module } from '@nestjs/common';
import { pino } from 'pino';
import { createApp } from '../../src/app.factory.js';
import { MeModule } from '../../src/modules/me/me.module.js';
import { formatApiKey, makeApiKey, parseApiKey } from '../../src/modules/partners/api-key.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { aReferral, Desk, eventually } from '../support/desk.js';

let test: TestApp;
let desk: Desk;

beforeAll(async () => {
  test = await startTestApp();
  desk = new Desk(test);
});

afterAll(() => test.close());

describe('a refusal of access', () => {
  it('is logged for the auditor', async () => {
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
