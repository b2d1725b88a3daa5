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

describe('the events that are asked for', () => {
  const list = (query: string): Promise<Response> => auditor.get(`events?${query}`);
  const idsOf = ({ body }: Response): string[] =>
    (body as { items: Logged[] }).items.map(({ eventId }) => eventId);

  it('are of one file, one actor, one action and one day, in pages as in lines', async () => {
    const today = new Date().toISOString().slice(0, 10);
    const all = (await placed()) as (Logged & { actorId: string; action: string; time: string })[];
    const filter = `file=${fileNumber}&actor=stf_demo-officer&from=${all[0]?.time.slice(0, 10)}&to=${today}`;
    const wanted = all.filter(({ actorId }) => actorId === 'stf_demo-officer').map(({ eventId }) => eventId);
    expect(wanted.length).toBeGreaterThan(3);
    const paged: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: Response = await list(`${filter}&limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`);
      paged.push(...idsOf(page));
      cursor = (page.body as { next: string | null }).next;
      expect(page.headers['link'] === undefined).toBe(cursor === null);
    }
    expect(paged).toEqual(wanted);
    const lines = ((await stream(filter)).body as string).trimEnd().split('\n');
    expect(lines.slice(0, -1).map((line) => (JSON.parse(line) as Logged).eventId)).toEqual(wanted);
    const [screened] = all.filter(({ action }) => action === 'file.screening-started');
    expect(idsOf(await list(`${filter}&action=file.screening-started`))).toEqual([screened?.eventId]);
  });

  it('begin at the instant that is asked for and end before the other', async () => {
    const [first, second] = (await placed()) as (Logged & { time: string })[];
    const between = `file=${fileNumber}&from=${first?.time}&to=${second?.time}`;
    expect(idsOf(await list(between))).not.toContain(second?.eventId);
    expect(idsOf(await list(`file=${fileNumber}&from=${second?.time}`))).toContain(second?.eventId);
    expect(idsOf(await list(`file=${fileNumber}&from=${first?.time}&to=${first?.time}`))).toEqual([]);
  });

  it.each(['actor=stf_nobody', 'file=RD-00000-00000', 'action=file.never', 'to=2020-01-01'])(
    'are none for %s',
    async (query) => {
      const { status, body } = await list(query);
      expect([status, body]).toEqual([200, { items: [], next: null }]);
    },
  );

  it.each([
    ['from=2026-12-02&to=2026-12-01', '?from'],
    ['from=2026-12-01T00:00:00Z&to=2026-11-30T23:59:59.999Z', '?from'],
    ['from=2026-02-30', '?from'],
    ['to=yesterday', '?to'],
    ['actor=', '?actor'],
    [`actor=${'a'.repeat(65)}`, '?actor'],
    ['file=rd-7k3m9-q2xp4', '?file'],
    ['action=File.Read', '?action'],
    ['action=file.read&action=file.found', '?action'],
    ['limit=0', '?limit'],
    ['limit=201', '?limit'],
    ['cursor=abc', '?cursor'],
    ['colour=red', '?colour'],
  ])('are not given for %s', async (query, pointer) => {
    const answer = await list(query);
    expect(toldBy(answer)).toEqual([400, 'invalid-request']);
    const { errors } = answer.body as { errors: { pointer: string }[] };
    expect(new Set(errors.map((one) => one.pointer))).toEqual(new Set([pointer]));
    expect(api.faultsOfAnswer('listAuditEvents', answer)).toEqual([]);
  });

  it('go on under the filter that the cursor came from, and under no other', async () => {
    await placed();
    const { body } = await list(`file=${fileNumber}&limit=1`);
    const { next } = body as { next: string };
    expect(toldBy(await list(`limit=1&cursor=${next}`))).toEqual([400, 'invalid-request']);
    expect((await list(`file=${fileNumber}&limit=1&cursor=${next}`)).status).toBe(200);
  });
});
