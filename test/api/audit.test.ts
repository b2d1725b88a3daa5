import { Client } from 'pg';
import { type LoggedEvent, verifyEvents } from '../../src/cli/verify-events.js';
import { type DemoStaffName } from '../../src/demo/demo-identities.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { aReferral, Desk, eventually } from '../support/desk.js';
import { readFileLog } from '../support/whole-way/file-log.js';
import { faultsOfLog } from '../support/whole-way/log-faults.js';

let test: TestApp;
let desk: Desk;
let superuser: Client;

beforeAll(async () => {
  test = await startTestApp({ worker: true });
  desk = new Desk(test);
  superuser = new Client({ ...test.database.superuser });
  await superuser.connect();
});

afterAll(async () => {
  await superuser.end();
  await test.close();
});

interface Event extends LoggedEvent {
  readonly action: string;
  readonly actorId: string;
  readonly subjectId: string;
  readonly outcome: string;
}

async function eventsOf(query: string): Promise<Event[]> {
  const items: Event[] = [];
  let cursor = '';
  do {
    const page = await desk.get('auditor', `/v1/audit/events?limit=50&${query}${cursor}`);
    expect(page.status).toBe(200);
    items.push(...(page.body.items as Event[]));
    cursor = page.body.next === null ? '' : `&cursor=${page.body.next}`;
  } while (cursor !== '');
  return items;
}

/** Amends a fact, checks on demand, acknowledges, and checks every file again under a notice. */
async function lookAgain(file: string): Promise<void> {
  const ask = async (method: 'post' | 'patch', path: string, as: DemoStaffName, body: object) => {
    const answer = await test.request[method](path)
      .set({ authorization: `Bearer ${test.tokens[as]}`, 'if-match': await desk.etag(file) })
      .send(body);
    expect(answer.status).toBeLessThan(300);
    return answer;
  };
  const files = `/v1/files/${file}`;
  const changes = [
    { fact: '/route', value: 'land-port-of-entry' },
    { fact: '/claimant/stateless', value: null },
  ];
  await ask('patch', `${files}/facts`, 'officer', { changes, reason: 'Made-up reason.' });
  const made = await ask('post', `${files}/stca-checks`, 'officer', {});
  await ask('post', `${files}/stca-checks/${made.body.stca.checkId}/acknowledge`, 'officer', {});
  const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  const notice = { kind: 'suspension', gazette: 'Made-up', publicizedOn: yesterday };
  await ask('post', '/v1/stca/notices', 'administrator', notice);
  const { headers } = await ask('post', '/v1/stca/rechecks', 'manager', {});
  const done = await eventually(
    () => desk.get('manager', headers['location'] as string),
    ({ body }) => body.state === 'finished',
  );
  expect(done.body.changed).toBeGreaterThan(0);
  expect((await desk.get('officer', files)).body.stca.cause).toBe('recheck');
}

describe('the audit log', () => {
  it('has an event for each step of a file, chained, and for each read of it', async () => {
    const fileNumber = await desk.aFile();
    await desk.get('reviewer', `/v1/files/${fileNumber}`);
    const events = await eventually(
      () => eventsOf(`file=${fileNumber}`),
      (found) =>
        found.some(({ action, actorId }) => action === 'file.read' && actorId === 'stf_demo-reviewer'),
    );
    const changes = events.filter((event) => event.fileSeq !== null).sort((a, b) => a.fileSeq! - b.fileSeq!);
    expect(changes.map(({ action }) => action)).toEqual([
      'file.received',
      'file.screening-started',
      'file.cleared-for-interview',
      'file.interview-scheduled',
      'file.interview-recorded',
      'file.decision-proposed',
      'file.decision-confirmed',
    ]);
    expect(verifyEvents(events, changes.at(-1)!).fault).toBeUndefined();
  });

  it('shows an edit, an exchange and an omission to whoever recomputes it', async () => {
    const fileNumber = await desk.aFile();
    const events = await eventually(
      () => eventsOf(`file=${fileNumber}`),
      (found) => found.filter((event) => event.fileSeq !== null).length === 7,
    );
    const last = events.find(({ action }) => action === 'file.decision-confirmed')!;
    const edited = events.map((event) =>
      event === last ? { ...event, canonical: event.canonical.replace('allowed', 'denied') } : event,
    );
    expect(verifyEvents(edited, last).fault).toContain('does not have the hash it claims');
    const third = events.find((event) => event.fileSeq === 3)!;
    expect(
      verifyEvents(
        events.filter((event) => event !== third),
        last,
      ).fault,
    ).toBe('change 3 of the file is missing');
    expect(verifyEvents(events, { ...last, leafHash: '00' }).fault).toContain('is not in the log');
  });

  it('rebuilds each file row from what its events disclose', async () => {
    await desk.aFile();
    const checked = await desk.aFile({ before: 'propose-decision' });
    await lookAgain(checked);
    const log = await readFileLog(superuser);
    expect(log.files.length).toBeGreaterThan(1);
    expect(log.changes.map(({ action }) => action)).toContain('file.rechecked');
    expect(faultsOfLog(log)).toEqual([]);
  });

  it('is narrowed by day, actor, file and action', async () => {
    expect(await eventsOf('to=2020-01-01T00:00:00Z')).toEqual([]);
    const confirmed = await eventsOf('action=file.decision-confirmed');
    expect(confirmed.length).toBeGreaterThan(0);
    expect(new Set(confirmed.map(({ actorId }) => actorId))).toEqual(new Set(['stf_demo-reviewer']));
    expect(await eventsOf(`from=2999-01-01T00:00:00Z&actor=stf_demo-officer`)).toEqual([]);
  });

  it('loses no event to a transaction that commits late', async () => {
    const late = new Client({ ...test.database.app });
    await late.connect();
    await late.query('BEGIN');
    await late.query('SELECT pg_current_xact_id()');
    const sent = await desk.send([aReferral()]);
    const fileNumber = sent.body.rows[0].fileNumber as string;
    const during = await eventsOf(`file=${fileNumber}`);
    await late.query('ROLLBACK');
    await late.end();
    expect(during).toEqual([]);
    const after = await eventually(
      () => eventsOf(`file=${fileNumber}`),
      (found) => found.length === 1,
    );
    expect(after.map(({ action }) => action)).toEqual(['file.received']);
  });

  it('logs the auditor’s own reading', async () => {
    const events = await eventually(
      () => eventsOf('action=audit-log.read'),
      (found) => found.length > 0,
    );
    expect(events[0]).toMatchObject({ actorId: 'stf_demo-auditor', outcome: 'allowed' });
  });
});

describe('the decision log', () => {
  it('tells who decided what, on which law and facts, who confirmed it, and which event proves it', async () => {
    const fileNumber = await desk.aFile();
    const { body } = await desk.get('auditor', '/v1/decision-log?limit=200');
    const record = body.items.find((one: { fileNumber: string }) => one.fileNumber === fileNumber);
    expect(record).toMatchObject({
      partnerId: 'ptn_demo-a',
      round: 1,
      earlierDecisionId: null,
      persons: { accepted: 1, notAccepted: 0, referredElsewhere: 0 },
      outcome: 'accepted',
      pathway: 'temporary-resident-permit',
      provisions: ['IRPA 24'],
      facts: ['/unitedStates/proceedings/stage'],
      proposedBy: 'stf_demo-officer',
      confirmedBy: 'stf_demo-reviewer',
      stcaCheck: { lawVersion: '2026-03-26' },
    });
    const events = await eventually(
      () => eventsOf(`file=${fileNumber}`),
      (found) => found.some(({ eventId }) => eventId === record.event.eventId),
    );
    expect(verifyEvents(events, record.event).fault).toBeUndefined();
    expect(JSON.stringify(body)).not.toContain('Made-up');
  });

  it('has nothing of a decision that is only proposed', async () => {
    const fileNumber = await desk.aFile({ before: 'confirm-decision' });
    const { text } = await desk.get('auditor', '/v1/decision-log?limit=200');
    expect(text).not.toContain(fileNumber);
  });

  it('comes in pages and by day', async () => {
    await desk.aFile();
    const whole = (await desk.get('auditor', '/v1/decision-log?limit=200')).body.items;
    const first = (await desk.get('auditor', '/v1/decision-log?limit=1')).body;
    const second = (await desk.get('auditor', `/v1/decision-log?limit=1&cursor=${first.next}`)).body;
    expect([first.items[0], second.items[0]]).toEqual(whole.slice(0, 2));
    expect((await desk.get('auditor', `/v1/decision-log?from=${whole[1].confirmedAt}`)).body.items).toEqual(
      whole.slice(1),
    );
    expect((await desk.get('auditor', `/v1/decision-log?to=${whole[1].confirmedAt}`)).body.items).toEqual(
      whole.slice(0, 1),
    );
  });
});
