import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { Client } from 'pg';
import { type Response } from 'supertest';
import { type JsonObject } from '../../src/platform/openapi/json.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { Auditor } from '../support/auditor.js';
import { eventually } from '../support/desk.js';
import { untilSigned } from '../support/signed-log.js';
import { DecidingDesk, toldBy } from '../support/deciding-desk.js';
import { OpenApi } from '../support/openapi.js';

interface Logged {
  readonly decisionId: string;
  readonly fileNumber: string;
  readonly confirmedAt: string;
  readonly provisions: readonly string[];
  readonly event: {
    readonly eventId: string;
    readonly leafHash: string;
    readonly leafIndex: number | null;
    readonly treeSize: number | null;
  };
  readonly later: Readonly<Record<string, unknown>>;
  readonly [name: string]: unknown;
}

const api = new OpenApi(JSON.parse(readFileSync('openapi/openapi.json', 'utf8')) as JsonObject);

let test: TestApp;
let desk: DecidingDesk;
/** Accepted; refused; refused, reopened, corrected and decided anew. */
let accepted: string;
let refused: string;
let reopened: string;

beforeAll(async () => {
  test = await startTestApp({ sequencer: true });
  desk = new DecidingDesk(test);
  accepted = await desk.aFile({ by: 'partnerB' });
  refused = await desk.aProposedFile();
  await desk.act('reviewer', refused, 'confirm-decision');
  reopened = await desk.aFile();
  await correct(reopened);
  await desk.reopen(reopened);
  await desk.carry(reopened, { from: 'clear-for-interview' });
  // What is compared must not get its place between two looks.
  await untilSigned(test);
});
afterAll(() => test.close());

async function correct(file: string): Promise<void> {
  const { status, text } = await test.request
    .post(`/v1/files/${file}/corrections`)
    .set({ authorization: `Bearer ${test.tokens.officer}`, 'if-match': await desk.etag(file) })
    .send({
      askedBy: 'counsel',
      about: 'decision',
      text: 'Made-up.',
      outcome: 'refused',
      reason: 'Made-up.',
    });
  if (status >= 300) throw new Error(text);
}

const pull = (
  query = '',
  accept = 'application/json',
  as: 'auditor' | 'officer' = 'auditor',
): Promise<Response> =>
  test.request
    .get(`/v1/decision-log?${query}`)
    .set({ authorization: `Bearer ${test.tokens[as]}`, accept })
    .buffer()
    .parse((answer, done) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => done(null, Buffer.concat(parts).toString('utf8')));
    })
    .then((response) => response);

async function logged(query = ''): Promise<Logged[]> {
  const { status, body } = await pull(`limit=200&${query}`);
  if (status !== 200) throw new Error(String(body));
  return (JSON.parse(body as string) as { items: Logged[] }).items;
}

/** What the newest event of an action discloses, by name. */
async function lastDisclosed(action: string): Promise<Record<string, unknown>> {
  const superuser = new Client({ ...test.database.superuser });
  await superuser.connect();
  const { rows } = await superuser.query<{ disclosed: Record<string, unknown> }>(
    `SELECT (SELECT jsonb_object_agg(said->>1, said->2) FROM audit_disclosures d, audit_disclosed(disclosure) AS said
       WHERE d.event_id = e.event_id) AS disclosed
     FROM audit_events e WHERE action = $1 ORDER BY xact DESC LIMIT 1`,
    [action],
  );
  await superuser.end();
  return rows[0]?.disclosed ?? {};
}

const filesOf = (records: readonly Logged[]): string[] =>
  [...new Set(records.map((one) => one.fileNumber))].sort();
const today = (shift = 0): string => new Date(Date.now() + shift * 86_400_000).toISOString().slice(0, 10);

describe('a record of the decision log', () => {
  it('says by itself who decided what, on which law and facts, and under which checkpoint that is', async () => {
    const records = await eventually(
      () => logged('partner=ptn_demo-b'),
      ([one]) => one?.event.leafIndex !== null && one?.event.treeSize !== null,
    );
    const [record] = records;
    expect(record).toMatchObject({
      fileNumber: accepted,
      partnerId: 'ptn_demo-b',
      outcome: 'accepted',
      pathway: 'temporary-resident-permit',
      persons: { accepted: 1, notAccepted: 0, referredElsewhere: 0 },
      reasons: [{ person: null, provision: 'IRPA 24', fact: '/unitedStates/proceedings/stage' }],
      stcaCheck: { lawVersion: '2026-03-26' },
      proposedBy: 'stf_demo-officer',
      confirmedBy: 'stf_demo-reviewer',
      later: { changed: false, reopenedAt: null, reopenedBy: null, supersededBy: null, corrections: [] },
    });
    const auditor = new Auditor(test);
    const { leafIndex, treeSize, ...event } = record?.event as Logged['event'];
    expect(treeSize).toBeGreaterThan(leafIndex ?? Infinity);
    expect(await auditor.proves(event, await auditor.checkpoint(({ size }) => size >= (treeSize ?? 0)))).toBe(
      true,
    );
  });

  it('says what came after it: a correction, a reopening, and the decision that stands in its place', async () => {
    const [first, second] = (await logged()).filter(({ fileNumber }) => fileNumber === reopened);
    expect(first?.later).toMatchObject({
      changed: true,
      reopenedBy: 'stf_demo-manager',
      supersededBy: second?.decisionId,
      corrections: [{ outcome: 'refused', askedBy: 'counsel', notedBy: 'stf_demo-officer' }],
    });
    expect(second).toMatchObject({
      round: 2,
      earlierDecisionId: first?.decisionId,
      later: { changed: false },
    });
  });

  it('is as the document says', async () => {
    const asked = ['/v1/decision-log', '/v1/decision-log?outcome=maybe'];
    for (const path of asked) {
      expect(api.faultsOfAnswer('listDecisions', await desk.get('auditor', path))).toEqual([]);
    }
  });

  it('has no name and no sentence of anybody in it', async () => {
    const { body } = await pull('limit=200');
    expect(body).not.toMatch(/kanarei|Made-up/i);
  });
});

describe('the decision log is narrowed', () => {
  it.each([
    ['to a partner', 'partner=ptn_demo-b', () => [accepted]],
    ['to who confirmed', 'officer=stf_demo-reviewer', () => [accepted, refused, reopened]],
    ['to who proposed', 'officer=stf_demo-officer', () => [accepted, refused, reopened]],
    ['to nobody', 'officer=stf_demo-officer2', () => []],
    ['to an outcome', 'outcome=not-accepted', () => [refused]],
    ['to a provision', 'provision=IRPR%20139(1)(e)', () => [refused]],
    ['to a provision by its section', 'provision=IRPR%20139', () => [refused]],
    ['not to a section whose number begins alike', 'provision=IRPR%2013', () => []],
    ['to today, whole', `from=${today()}&to=${today()}`, () => [accepted, refused, reopened]],
    ['to yesterday', `from=${today(-1)}&to=${today(-1)}`, () => []],
    ['to both of two', 'partner=ptn_demo-b&outcome=not-accepted', () => []],
  ])('%s', async (_, query, files) => {
    expect(filesOf(await logged(query))).toEqual(files().sort());
  });

  it('to what was confirmed from an instant on, and before another', async () => {
    const all = await logged();
    const at = all[1]?.confirmedAt ?? '';
    expect(await logged(`from=${at}`)).toEqual(all.slice(1));
    expect(await logged(`to=${at}`)).toEqual(all.slice(0, 1));
  });

  it('by a cursor that is of this narrowing alone', async () => {
    const { body } = await pull('limit=1');
    const { next } = JSON.parse(body as string) as { next: string };
    expect((await pull(`limit=1&cursor=${next}`)).status).toBe(200);
    expect((await pull(`limit=1&cursor=${next}&outcome=accepted`)).status).toBe(400);
  });

  it.each([
    ['a period that ends before it begins', `from=${today(1)}&to=${today()}`, '?from', 'from-after-to'],
    ['a day there is none of', 'from=2026-02-30', '?from', 'invalid-format'],
    ['a provision in no form of one', 'provision=section%20139', '?provision', 'invalid-format'],
    ['a partner in no form of one', 'partner=NGO', '?partner', 'invalid-format'],
    ['an outcome there is none of', 'outcome=maybe', '?outcome', 'not-allowed'],
    ['a filter there is none of', 'reviewer=stf_demo-reviewer', '?reviewer', 'unknown-property'],
  ])('not by %s', async (_, query, pointer, code) => {
    const { status, body } = await pull(query);
    const { errors } = JSON.parse(body as string) as { errors: unknown[] };
    expect([status, errors]).toEqual([400, [expect.objectContaining({ pointer, code })]]);
  });
});

describe('the decision log as a stream', () => {
  it('is a line of JSON for each decision, and a last one with their number', async () => {
    const records = await logged();
    const { headers, body } = await pull('', 'application/x-ndjson');
    const lines = (body as string)
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
    expect([headers['content-type'], headers['vary']]).toEqual(['application/x-ndjson', 'Accept']);
    expect(lines).toEqual([...records, { end: true, count: records.length }]);
  });

  it('is a table that a library reads, with the count in its last line', async () => {
    const records = await logged();
    const { headers, body } = await pull('', 'text/csv');
    expect(headers['content-type']).toBe('text/csv; charset=utf-8; header=present');
    expect(body).toMatch(/\r\n$/);
    const rows = parse(body as string, { columns: true, relax_column_count: false }) as Record<
      string,
      string
    >[];
    expect(rows.at(-1)).toMatchObject({ line: 'end', decisionId: String(records.length) });
    expect(rows.slice(0, -1).map(({ line, decisionId }) => [line, decisionId])).toEqual(
      records.map((one, i) => [String(i + 1), one.decisionId]),
    );
    expect(rows[0]).toMatchObject({
      reasons: 'IRPA 24 /unitedStates/proceedings/stage',
      personsAccepted: '1',
    });
  });

  it('is narrowed like pages are, to nothing too', async () => {
    const { body } = await pull('officer=stf_demo-officer2', 'application/x-ndjson');
    expect(body).toBe('{"end":true,"count":0}\n');
  });

  it.each(['application/xml', 'text/html', 'text/*;q=0', 'application/json;q=0'])(
    'is not given in another form than those there are: %s',
    async (accept) => {
      const { status, body, headers } = await pull('', accept);
      expect([status, body, headers['vary']]).toEqual([
        406,
        expect.stringContaining('application/x-ndjson, text/csv'),
        expect.stringContaining('Accept'),
      ]);
    },
  );

  it.each([
    ['text/*', 'text/csv'],
    ['text/csv;q=0.5, application/x-ndjson', 'application/x-ndjson'],
    ['*/*', 'application/json'],
    ['application/xml, */*;q=0.1', 'application/json'],
  ])('is given to who asks for %s as %s', async (accept, type) => {
    expect((await pull('', accept)).headers['content-type']).toContain(type);
  });

  it('has the names of its columns and its end where there is no decision', async () => {
    const { body } = await pull('officer=stf_demo-officer2', 'text/csv');
    const [header, end, rest] = parse(body as string) as string[][];
    expect([header?.[0], header?.[1], end?.slice(0, 2), rest]).toEqual([
      'line',
      'decisionId',
      ['end', '0'],
      undefined,
    ]);
    expect(end).toHaveLength(header?.length ?? 0);
  });

  it('tells who asks for its head the form, and nothing more', async () => {
    const { status, headers, text } = await test.request
      .head('/v1/decision-log')
      .set({ authorization: `Bearer ${test.tokens.auditor}`, accept: 'text/csv' });
    expect([status, headers['content-type'], text ?? '']).toEqual([
      200,
      expect.stringContaining('text/csv'),
      '',
    ]);
  });

  it('is not cut into pages', async () => {
    const { status, body } = await pull('limit=5', 'text/csv');
    expect([status, body]).toEqual([400, expect.stringContaining('not-in-stream')]);
  });

  it('is an event, with its filter for those who may read it', async () => {
    await pull('outcome=accepted', 'text/csv');
    const events = await desk.events('action=decision-log.read');
    expect(events.length).toBeGreaterThan(0);
    expect(await lastDisclosed('decision-log.read')).toMatchObject({
      filter: { outcome: 'accepted', form: 'text/csv' },
    });
  });
});

describe('the name behind a decision', () => {
  const reveal = (
    decisionId: string,
    body: object = { purpose: 'Made-up complaint.', legalBasis: 'audit' },
    as: 'auditor' | 'officer' | 'manager' = 'auditor',
  ): Promise<Response> =>
    test.request
      .post(`/v1/decision-log/${decisionId}/reveal`)
      .set('authorization', `Bearer ${test.tokens[as]}`)
      .send(body)
      .then((response) => response);

  it('is told to an auditor who says what for, and every telling is an event of the file', async () => {
    const [{ decisionId, fileNumber } = { decisionId: '', fileNumber: '' }] =
      await logged('partner=ptn_demo-b');
    const told = [await reveal(decisionId), await reveal(decisionId)];
    const file = (await desk.get('reviewer', `/v1/files/${fileNumber}`)).body as {
      referral: { principalApplicant: { familyName: string; givenNames: string } };
    };
    const { familyName, givenNames } = file.referral.principalApplicant;
    for (const answer of told) {
      expect([answer.status, answer.headers['cache-control']]).toEqual([200, 'no-store']);
      expect(api.faultsOfAnswer('revealName', answer)).toEqual([]);
      expect(answer.body).toMatchObject({ decisionId, fileNumber, familyName, givenNames });
    }
    const isReveal = ({ action }: Record<string, unknown>): boolean =>
      action === 'decision-log.name-revealed';
    const events = (await desk.events(`file=${fileNumber}`, isReveal)).filter(isReveal);
    expect(events).toHaveLength(2);
    expect(events[0]).toMatchObject({ actorId: 'stf_demo-auditor', subjectId: fileNumber, fileSeq: null });
    expect(JSON.stringify(events)).not.toContain(familyName);
  });

  it('has its purpose and legal basis in what the event discloses, and not the name', async () => {
    const [{ decisionId } = { decisionId: '' }] = await logged('partner=ptn_demo-b');
    await reveal(decisionId, { purpose: 'Made-up court case.', legalBasis: 'court-order' });
    expect(await lastDisclosed('decision-log.name-revealed')).toEqual({
      reveal: { decisionId, legalBasis: 'court-order' },
      purpose: 'Made-up court case.',
    });
  });

  it.each([
    ['without a purpose', { legalBasis: 'audit' }, '#/purpose'],
    ['with a purpose of two letters', { purpose: 'no', legalBasis: 'audit' }, '#/purpose'],
    ['on no basis in law', { purpose: 'Made-up.', legalBasis: 'curiosity' }, '#/legalBasis'],
  ])('is not told %s', async (_, body, pointer) => {
    const [{ decisionId } = { decisionId: '' }] = await logged('partner=ptn_demo-b');
    const answer = await reveal(decisionId, body);
    expect([answer.status, answer.body]).toMatchObject([400, { errors: [{ pointer }] }]);
  });

  it('is told of confirmed decisions only, and to auditors only', async () => {
    const [{ decisionId } = { decisionId: '' }] = await logged('partner=ptn_demo-b');
    expect(toldBy(await reveal('01930f2a-7c1b-7e55-8a10-3f6f5f1f0a12'))).toEqual([404, 'not-found']);
    expect(toldBy(await reveal('nobody'))).toEqual([404, 'not-found']);
    const proposed = await desk.aProposedFile();
    const [open] = await desk.decisionsOf(proposed);
    expect(toldBy(await reveal(String(open?.['decisionId'])))).toEqual([404, 'not-found']);
    for (const as of ['officer', 'manager'] as const) {
      expect(toldBy(await reveal(decisionId, undefined, as))).toEqual([403, 'forbidden']);
    }
  });
});
