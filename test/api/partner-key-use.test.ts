import { Client } from 'pg';
import { formatApiKey, parseApiKey } from '../../src/modules/partners/api-key.js';
import { ApiKeyStrategy } from '../../src/modules/partners/api-key.strategy.js';
import { Clock } from '../../src/platform/clock.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { eventually } from '../support/desk.js';
import { Managers } from '../support/managers.js';

let test: TestApp;
let managers: Managers;
let partnerId: string;

beforeAll(async () => {
  test = await startTestApp();
  managers = new Managers(test);
});

beforeEach(async () => {
  partnerId = await managers.aPartner();
});

afterAll(() => test.close());

const aKey = (change: object = {}) => managers.aKey(partnerId, change);

/** Sets the service's clock. */
function setTime(at?: Date): void {
  test.app.get(Clock).now = at === undefined ? Clock.prototype.now : () => at;
}

describe('the address a key is taken from', () => {
  const from = async (apiKey: string, ip: string): Promise<string> => {
    const request = { headers: { 'x-api-key': apiKey }, ip } as never;
    const answer = await test.app.get(ApiKeyStrategy, { strict: false }).validate(request);
    return 'refused' in answer ? (answer.why ?? answer.refused) : 'let in';
  };
  const WRONG = 'key from an address that is not allowed';

  it.each([
    ['127.0.0.1', 'let in'],
    ['::ffff:127.0.0.1', 'let in'],
    ['203.0.113.255', 'let in'],
    ['203.0.114.0', WRONG],
    ['2001:db8:1::5', 'let in'],
    ['2001:db8:2::5', WRONG],
    ['::1', WRONG],
  ])('%s: %s', async (ip, outcome) => {
    const { apiKey } = await aKey({
      allowedAddresses: ['127.0.0.1/32', '203.0.113.0/24', '2001:db8:1::/48'],
    });
    expect(await from(apiKey, ip)).toBe(outcome);
  });

  it('is answered like an unknown key when it is a wrong one, with a line in the log that says why', async () => {
    const { apiKey } = await aKey({ allowedAddresses: ['203.0.113.0/24'] });
    const wrong = await test.request.get('/v1/me').set('x-api-key', apiKey);
    const unknown = { ...parseApiKey(apiKey)!, secret: 'x'.repeat(32) };
    const none = await test.request.get('/v1/me').set('x-api-key', formatApiKey(unknown));
    const told = ({ body, status }: typeof wrong) => [status, { ...body, requestId: '' }];
    expect(told(wrong)).toEqual(told(none));
    expect(Object.keys(wrong.headers).sort()).toEqual(Object.keys(none.headers).sort());
    const whys = test.logLines.filter((line) => line.includes('credentials refused')).slice(-2);
    expect(whys.map((line) => (JSON.parse(line) as { why: string }).why)).toEqual([WRONG, 'unknown key']);
  });

  it('is not what a caller says in a header of its own', async () => {
    const { apiKey } = await aKey({ allowedAddresses: ['203.0.113.0/24'] });
    const answer = await test.request
      .get('/v1/me')
      .set({ 'x-api-key': apiKey, 'x-forwarded-for': '203.0.113.9', forwarded: 'for=203.0.113.9' });
    expect(answer.status).toBe(401);
  });
});

describe('the last use of a key', () => {
  it('is noted beside the request, at most once an hour, without an event', async () => {
    const { keyId, apiKey } = await aKey();
    const used = async (): Promise<string | null> => {
      const { items } = (await managers.get('manager', `/v1/partners/${partnerId}/api-keys`)).body;
      return items.find((one: { keyId: string }) => one.keyId === keyId).lastUsedAt as string | null;
    };
    expect(await used()).toBeNull();
    const start = new Date(Math.floor(Date.now() / 1000) * 1000);
    const at = async (minutes: number): Promise<void> => {
      setTime(new Date(start.getTime() + minutes * 60_000));
      expect(await managers.knock(apiKey)).toBe(200);
      setTime();
    };
    await at(0);
    expect(await eventually(used, (value) => value !== null)).toBe(start.toISOString());
    await at(59);
    await at(61);
    const later = new Date(start.getTime() + 61 * 60_000).toISOString();
    expect(await eventually(used, (value) => value === later)).toBe(later);
  });

  it('never fails a request, also when it cannot be noted', async () => {
    const { apiKey } = await aKey();
    const client = new Client({ ...test.database.superuser });
    await client.connect();
    await client.query('REVOKE EXECUTE ON FUNCTION note_api_key_use FROM desk_app');
    expect(await managers.knock(apiKey)).toBe(200);
    await eventually(
      () => Promise.resolve(test.logLines.some((line) => line.includes('could not be noted'))),
      Boolean,
    );
    await client.query('GRANT EXECUTE ON FUNCTION note_api_key_use TO desk_app');
    await client.end();
    expect(test.logLines.some((line) => line.includes('could not be noted'))).toBe(true);
  });
});
