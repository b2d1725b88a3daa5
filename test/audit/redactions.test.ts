import { rmSync } from 'node:fs';
import { Client } from 'pg';
import { type Response } from 'supertest';
import { type DemoStaffName } from '../../src/demo/demo-identities.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { Auditor } from '../support/auditor.js';
import { Desk } from '../support/desk.js';
import { exportedLog } from '../support/exported-log.js';
import { type Verdict, verdictOn } from '../support/log-verdict.js';

let test: TestApp;
let desk: Desk;
let auditor: Auditor;
let owner: Client;
let key: string;

beforeAll(async () => {
  test = await startTestApp({ sequencer: true });
  desk = new Desk(test);
  auditor = new Auditor(test);
  owner = new Client({ ...test.database.owner });
  await owner.connect();
  const { body } = await auditor.get('keys');
  key = (body as { items: { verifierKey: string }[] }).items[0]?.verifierKey ?? '';
});

afterAll(async () => {
  await owner.end();
  await test.close();
});

const BASIS = { basis: 'collected-in-error', reason: 'Made-up: a purpose named somebody.' };

interface Told {
  readonly eventId: string;
  readonly leafHash: string;
  readonly digests: readonly string[];
}

/** The newest event of a name, and the digests of what is kept of its disclosures. */
async function newest(action: string): Promise<Told> {
  const { rows } = await owner.query<Told>(
    `SELECT event_id AS "eventId", encode(leaf_hash, 'hex') AS "leafHash",
       ARRAY(SELECT digest FROM audit_disclosures d WHERE d.event_id = e.event_id ORDER BY 1) AS digests
     FROM audit_events e WHERE action = $1 ORDER BY xact DESC LIMIT 1`,
    [action],
  );
  if (rows[0] === undefined) throw new Error(`There is no ${action}.`);
  return rows[0];
}

/** Waits until every event there is stands under a checkpoint. */
async function isAllSigned(): Promise<void> {
  const { rows } = await owner.query<{ events: string }>('SELECT count(*) AS events FROM audit_events');
  await auditor.checkpoint(({ size }) => size >= Number(rows[0]?.events));
}

/** An export whose purpose should not have been written down. */
async function anExport(): Promise<Told> {
  await isAllSigned();
  rmSync(await exportedLog(test), { recursive: true });
  return newest('audit-log.exported');
}

function redact(eventId: string, body: object, as: DemoStaffName = 'administrator'): Promise<Response> {
  return test.request
    .post(`/v1/audit/events/${eventId}/redactions`)
    .set('authorization', `Bearer ${test.tokens[as]}`)
    .send(body)
    .then((response) => response);
}

const told = ({ status, body }: Response): unknown[] => [
  status,
  String((body as { type?: string }).type)
    .split(':')
    .at(-1),
  ((body as { errors?: { pointer: string; code: string }[] }).errors ?? []).map(
    ({ pointer, code }) => `${pointer} ${code}`,
  ),
];

/** What the verifier says of the log once it is signed as far as it is now. */
async function verdict(): Promise<Verdict> {
  await isAllSigned();
  const folder = await exportedLog(test);
  const said = verdictOn(folder, { key });
  rmSync(folder, { recursive: true });
  return said;
}

describe('taking a disclosure out of the log', () => {
  it('deletes it, says so in an event, and every old proof and the verifier hold', async () => {
    const event = await anExport();
    const older = await auditor.checkpoint();
    const done = await redact(event.eventId, BASIS);
    expect([done.status, done.body]).toEqual([
      200,
      { eventId: event.eventId, digests: event.digests, basis: 'collected-in-error' },
    ]);
    expect((await newest('audit-log.exported')).digests).toEqual([]);
    const { rows } = await owner.query<{ said: unknown }>(
      `SELECT audit_disclosed(disclosure)->2 AS said FROM audit_events JOIN audit_disclosures USING (event_id)
       WHERE action = 'audit.redaction' AND subject_type = 'event' AND subject_id = $1 ORDER BY 1`,
      [event.eventId],
    );
    const redacted = { event: event.eventId, digests: event.digests, basis: 'collected-in-error' };
    expect(rows.map(({ said }) => said)).toEqual(expect.arrayContaining([redacted, BASIS.reason]));
    expect(await verdict()).toMatchObject({ exit: 0 });
    const newer = await auditor.checkpoint();
    expect(await auditor.provesGrowth(older, newer)).toBe(true);
    expect(await auditor.proves(event, newer)).toBe(true);
  });

  it('takes out those that are named, one by one', async () => {
    await redact((await anExport()).eventId, BASIS);
    const redaction = await newest('audit.redaction');
    expect(redaction.digests).toHaveLength(2);
    const answers = [];
    for (const digest of redaction.digests) {
      answers.push(
        told(await redact(redaction.eventId, { ...BASIS, digests: [digest] }))
          .slice(0, 2)
          .join(),
      );
    }
    // Of a redaction its reason may go, and what it took out stays.
    expect(answers.sort()).toEqual(['200,undefined', '422,redaction-not-possible']);
    expect(await verdict()).toMatchObject({ exit: 0 });
  });

  it('says what cannot be taken out: a state, what is not there, what is gone already', async () => {
    const event = await anExport();
    const file = await desk.aFile({ before: 'start-screening' });
    const [received] = await desk.events(`file=${file}`, (one) => one['action'] === 'file.received');
    const absent = 'A'.repeat(43);
    expect(told(await redact(String(received?.['eventId']), BASIS))).toEqual([409, 'nothing-to-redact', []]);
    expect(told(await redact(event.eventId, { ...BASIS, digests: [...event.digests, absent] }))).toEqual([
      422,
      'redaction-not-possible',
      ['#/digests/1 disclosure-not-there'],
    ]);
    expect((await newest('audit-log.exported')).digests).toEqual(event.digests);
    await redact(event.eventId, BASIS);
    expect(told(await redact(event.eventId, BASIS))).toEqual([409, 'nothing-to-redact', []]);
    expect(told(await redact('01930f2a-7c1b-7e55-8a10-3f6f5f1f0a12', BASIS))).toEqual([404, 'not-found', []]);
    expect(told(await redact('x', BASIS))).toEqual([404, 'not-found', []]);
    expect(told(await redact(event.eventId, { ...BASIS, basis: 'x', digests: [] }))).toEqual([
      400,
      'invalid-request',
      ['#/digests too-few', '#/basis not-allowed'],
    ]);
  });

  it('is done once by two at the same moment', async () => {
    const { eventId } = await anExport();
    const answers = await Promise.all([redact(eventId, BASIS), redact(eventId, BASIS)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('lets no copy be taken away before the event that says so is in a checkpoint', async () => {
    const { eventId } = await anExport();
    await owner.query('BEGIN; LOCK TABLE audit_leaves IN EXCLUSIVE MODE');
    await redact(eventId, BASIS);
    await expect(exportedLog(test)).rejects.toThrow('503');
    await owner.query('ROLLBACK');
    expect(await verdict()).toMatchObject({ exit: 0 });
  });

  it('is for administrators with a fresh sign-in, not for auditors', async () => {
    expect((await redact((await anExport()).eventId, BASIS, 'auditor')).status).toBe(403);
  });
});

describe('past the service', () => {
  /** The SQLSTATE with which the owner’s transaction is refused. */
  async function refusalOf(work: () => Promise<unknown>): Promise<string | undefined> {
    await owner.query('BEGIN');
    try {
      await work();
      await owner.query('COMMIT');
      return undefined;
    } catch (error) {
      await owner.query('ROLLBACK');
      return (error as { code?: string }).code;
    }
  }

  it('no disclosure leaves without the event, not even by the owner, and never a state', async () => {
    const { eventId } = await anExport();
    const gone = 'DELETE FROM audit_disclosures WHERE event_id = $1';
    expect(await refusalOf(() => owner.query(gone, [eventId]))).toBe('RDA50');
    const redact =
      'SELECT audit_redact(event_id, array_agg(digest)) FROM audit_disclosures GROUP BY event_id';
    expect(await refusalOf(() => owner.query(redact))).toMatch(/^RDA5[01]$/);
    const states = `DELETE FROM audit_disclosures WHERE audit_disclosed(disclosure)->>1 = 'state'`;
    expect(await refusalOf(() => owner.query(states))).toBe('RDA51');
    expect(await refusalOf(() => owner.query(`UPDATE audit_disclosures SET disclosure = 'x'`))).toBe('RDA05');
    expect(await refusalOf(() => owner.query('TRUNCATE audit_disclosures'))).toBe('RDA05');
  });

  it('the application itself has no right to delete', async () => {
    const app = new Client({ ...test.database.app });
    await app.connect();
    const refused = await app.query('DELETE FROM audit_disclosures').catch((error: unknown) => error);
    await app.end();
    expect((refused as { code?: string }).code).toBe('42501');
  });
});
