import { startTestApp, type TestApp } from '../support/app.js';
import { Auditor } from '../support/auditor.js';
import { toldBy } from '../support/deciding-desk.js';
import { aReferral, Desk } from '../support/desk.js';
import { EXPORT } from '../support/exported-log.js';

let test: TestApp;
let auditor: Auditor;

/** Nobody gives the events their places. */
beforeAll(async () => {
  test = await startTestApp();
  auditor = new Auditor(test);
  await new Desk(test).send([aReferral()]);
});
afterAll(() => test.close());

describe('before the log is signed for the first time', () => {
  it.each([
    'checkpoint',
    'proofs/inclusion?eventId=01930f2a-7c1b-7e55-8a10-3f6f5f1f0a12',
    'proofs/consistency?from=0',
  ])('%s says so, and when to ask again', async (path) => {
    const answer = await auditor.get(path);
    expect([...toldBy(answer), answer.headers['retry-after']]).toEqual([503, 'log-not-signed-yet', '2']);
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('no copy is given, in French neither, and none is logged', async () => {
    const answer = await test.request
      .post('/v1/audit/exports')
      .set({ authorization: `Bearer ${test.tokens.auditor}`, 'accept-language': 'fr' })
      .send(EXPORT);
    expect([...toldBy(answer), answer.headers['retry-after']]).toEqual([503, 'log-not-signed-yet', '2']);
    expect((answer.body as { detail: string }).detail).toContain('point de contrôle');
    const { body } = await auditor.get('events?action=audit-log.exported');
    expect((body as { items: unknown[] }).items).toEqual([]);
  });

  it.each(['tile/0/000', 'tile/0/000.p/1', 'tile/entries/000.p/1'])('there is no %s', async (path) => {
    expect(toldBy(await auditor.get(path))).toEqual([404, 'not-found']);
  });

  it('the key is published, and has signed nothing', async () => {
    const { status, body } = await auditor.get('keys');
    expect([status, body]).toMatchObject([200, { items: [{ validFrom: null, validTo: null }] }]);
  });
});
