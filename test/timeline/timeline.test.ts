import { type Response } from 'supertest';
import { type TimelineItemDto } from '../../src/modules/timeline/timeline.dto.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { type JsonObject } from '../../src/platform/openapi/json.js';
import { aFoundPair, DuplicatesDesk } from '../support/found-pairs.js';
import { OpenApi } from '../support/openapi.js';

let test: TestApp;
let desk: DuplicatesDesk;

beforeAll(async () => {
  test = await startTestApp();
  desk = new DuplicatesDesk(test);
});

afterAll(() => test.close());

const itemsOf = ({ body }: Response): TimelineItemDto[] => (body as { items: TimelineItemDto[] }).items;
const actionsOf = (items: readonly TimelineItemDto[]): string[] => items.map(({ action }) => action);
const timeline = (file: string, query = '', as: 'officer' | 'manager' | 'reviewer' = 'officer') =>
  desk.get(as, `/v1/files/${file}/timeline${query}`);

async function withdrawn(): Promise<string> {
  const file = await desk.aReceivedFile();
  const { headers } = await desk.getAs('partnerA', `/v1/referrals/${file}`);
  const answer = await test.request
    .post(`/v1/referrals/${file}/withdraw`)
    .set({ 'x-api-key': test.keys.partnerA, 'if-match': headers['etag'] as string })
    .send({ requestedBy: 'claimant', reason: 'Made-up reason of a partner.' });
  expect(answer.status).toBe(200);
  return file;
}

describe('the timeline of a file', () => {
  it('tells the whole way of a file, the oldest first, one item for each version, after the batch that brought it', async () => {
    const file = await desk.aFile();
    const items = itemsOf(await timeline(file));
    expect(actionsOf(items)).toEqual([
      'file.received',
      'batch.received',
      'file.screening-started',
      'file.cleared-for-interview',
      'file.interview-scheduled',
      'file.interview-recorded',
      'file.decision-proposed',
      'file.decision-confirmed',
    ]);
    expect(items.map(({ version }) => version)).toEqual([1, null, 2, 3, 4, 5, 6, 7]);
    expect(items.at(-1)).toEqual({
      at: expect.any(String) as string,
      ...{ version: 7, action: 'file.decision-confirmed', outcome: 'allowed', reason: null },
      sentence: 'Another person confirmed the decision: accepted. The notices were made.',
      actor: { id: 'stf_demo-reviewer', role: 'reviewer' },
      details: { state: 'decided' },
    });
  });

  it('speaks French to who asks for it, and says so', async () => {
    const file = await desk.aReceivedFile();
    const answer = await test.request
      .get(`/v1/files/${file}/timeline`)
      .set({ authorization: `Bearer ${test.tokens.officer}`, 'accept-language': 'fr-CA' });
    expect([answer.headers['content-language'], answer.headers['vary']]).toEqual(['fr', 'Accept-Language']);
    expect(itemsOf(answer)[0]?.sentence).toMatch(/^La recommandation a été reçue et vérifiée\u00a0: /);
  });

  it('tells what a partner said to its withdrawal, beside who asked for it', async () => {
    const items = itemsOf(await timeline(await withdrawn(), '', 'manager'));
    expect(items.at(-1)).toMatchObject({
      action: 'file.withdrawn',
      actor: { role: 'partner' },
      reason: { requestedBy: 'claimant', reason: 'Made-up reason of a partner.' },
      details: { state: 'closed' },
    });
  });

  it('shows looks at the file only to who asks, its own read the next time', async () => {
    const file = await desk.aReceivedFile();
    await timeline(file, '', 'reviewer');
    expect(actionsOf(itemsOf(await timeline(file)))).toEqual(['file.received', 'batch.received']);
    const looks = itemsOf(await timeline(file, '?include=reads')).slice(2);
    expect(looks.map(({ action, actor }) => [action, actor.role])).toEqual([
      ['file.timeline-read', 'reviewer'],
      ['file.timeline-read', 'officer'],
    ]);
  });

  it('comes page by page without gap or repeat, in either order, and a cursor fits nothing else', async () => {
    const file = await desk.aFile();
    const whole = itemsOf(await timeline(file));
    for (const order of ['oldest', 'newest']) {
      const seen: TimelineItemDto[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const query = `?limit=3&order=${order}${cursor === '' ? '' : `&cursor=${cursor}`}`;
        const answer = await timeline(file, query);
        seen.push(...itemsOf(answer));
        cursor = (answer.body as { next: string | null }).next;
        if (cursor !== null && order === 'oldest') {
          expect((await timeline(file, `?order=newest&cursor=${cursor}`)).status).toBe(400);
        }
      }
      expect(order === 'oldest' ? seen : seen.reverse()).toEqual(whole);
    }
  });

  it('tells what was found of duplicates and what an officer made of it, and neither the other file nor its partner', async () => {
    const { file, other, candidate } = await desk.aCandidate();
    const { candidateId } = candidate as { candidateId: string };
    expect((await desk.review(file, candidateId, 'dismiss')).status).toBe(200);
    await desk.find(aFoundPair(file, other, { dataIndex: 'f'.repeat(64) }));
    const answer = await timeline(file);
    const items = itemsOf(answer);
    expect(actionsOf(items)).toEqual([
      'file.received',
      'batch.received',
      'file.duplicate-found',
      'file.duplicate-dismissed',
      'file.duplicate-found-again',
    ]);
    expect(items[2]).toMatchObject({
      ...{ version: null, reason: null, actor: { id: 'system', role: 'system' } },
      details: { candidateId },
    });
    expect(answer.text).not.toContain(other);
    expect(answer.text).not.toContain('ptn_demo-b');
  });

  it('stays when the file is disposed of, without what was said', async () => {
    const file = await withdrawn();
    const address = `/v1/files/${file}/disposal`;
    const tag = (await desk.get('administrator', address)).headers['etag'] as string;
    const disposed = await test.request
      .post(address)
      .set({ authorization: `Bearer ${test.tokens.administrator}`, 'if-match': tag })
      .send({ basis: 'emergency-order', orderCode: 'HOM-2026/1' });
    expect(disposed.status).toBe(200);
    const items = itemsOf(await timeline(file));
    expect(actionsOf(items)).toEqual(['file.received', 'batch.received', 'file.withdrawn', 'file.disposed']);
    expect(items.map(({ reason }) => reason)).toEqual([null, null, null, null]);
    expect(items.at(-1)?.details).toMatchObject({ state: 'closed', disposal: { basis: 'emergency-order' } });
  });

  it('is as the document says, with reasons, details and looks', async () => {
    const api = new OpenApi((await test.request.get('/openapi.json')).body as JsonObject);
    for (const file of [await withdrawn(), await desk.aFile()])
      expect(api.faultsOfAnswer('getTimeline', await timeline(file, '?include=reads&limit=2'))).toEqual([]);
  });

  it('is there for no file that is not, and refuses an order it does not know', async () => {
    expect((await timeline('RD-00000-00000')).status).toBe(404);
    expect((await timeline(await desk.aReceivedFile(), '?order=loudest')).status).toBe(400);
  });
});
