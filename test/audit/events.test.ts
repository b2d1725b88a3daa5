import { readFileSync } from 'node:fs';
import { type Response } from 'supertest';
import { type JsonObject } from '../../src/platform/openapi/json.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { Auditor } from '../support/auditor.js';
import { toldBy } from '../support/deciding-desk.js';
import { Desk, eventually } from '../support/desk.js';
import { OpenApi } from '../support/openapi.js';

interface Logged {
  readonly eventId: string;
  readonly leafHash: string;
  readonly leafIndex: number | null;
}

const api = new OpenApi(JSON.parse(readFileSync('openapi/openapi.json', 'utf8')) as JsonObject);

let test: TestApp;
let desk: Desk;
let auditor: Auditor;
let fileNumber: string;

beforeAll(async () => {
  test = await startTestApp({ sequencer: true });
  desk = new Desk(test);
  auditor = new Auditor(test);
  fileNumber = await desk.aFile();
});
afterAll(() => test.close());

/** The events of the file, once each has its place. */
const placed = (): Promise<Logged[]> =>
  eventually(
    () => desk.events(`file=${fileNumber}`) as unknown as Promise<Logged[]>,
    (events) => events.length > 7 && events.every(({ leafIndex }) => leafIndex !== null),
  );

const stream = (query: string): Promise<Response> =>
  test.request
    .get(`/v1/audit/events?${query}`)
    .set({ authorization: `Bearer ${test.tokens.auditor}`, accept: 'application/x-ndjson' })
    .buffer()
    .parse((answer, done) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => done(null, Buffer.concat(parts).toString('utf8')));
    })
    .then((response) => response);

describe('an event of the log', () => {
  it('tells its place in the tree, which is the one it is proved at', async () => {
    const events = await placed();
    const { size } = await auditor.checkpoint((one) =>
      events.every(({ leafIndex }) => (leafIndex ?? 0) < one.size),
    );
    for (const { eventId, leafIndex } of events.slice(0, 3)) {
      const { body } = await auditor.get(`proofs/inclusion?eventId=${eventId}&treeSize=${size}`);
      expect((body as { index: number }).index).toBe(leafIndex);
    }
  });

  it('is read alone, too', async () => {
    const [event] = await placed();
    const answer = await auditor.get(`events/${event?.eventId}`);
    expect([answer.status, answer.body]).toEqual([200, event]);
    expect(api.faultsOfAnswer('getAuditEvent', answer)).toEqual([]);
  });

  it.each(['01930f2a-7c1b-7e55-8a10-3f6f5f1f0a12', 'x', '%00'])(
    'that there is none of, %s, is not found',
    async (id) => {
      expect(toldBy(await auditor.get(`events/${id}`))).toEqual([404, 'not-found']);
    },
  );
});

describe('the events of the log as a stream', () => {
  it('are a line each, and a last one with their number', async () => {
    const events = await placed();
    const { headers, body } = await stream(`file=${fileNumber}`);
    const lines = (body as string)
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Logged);
    expect(headers['content-type']).toBe('application/x-ndjson');
    expect(lines.slice(0, events.length)).toEqual(events);
    expect(lines.at(-1)).toEqual({ end: true, count: lines.length - 1 });
  });

  it.each([
    ['from=2026-12-02&to=2026-12-01', '?from'],
    ['cursor=abc', '?cursor'],
    ['limit=1', '?limit'],
  ])('are not given for %s', async (query, pointer) => {
    const { status, body } = await stream(query);
    expect([status, JSON.parse(body as string)]).toMatchObject([400, { errors: [{ pointer }] }]);
  });
});
