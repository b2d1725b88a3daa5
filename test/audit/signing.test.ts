import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Client } from 'pg';
import { Sequencer } from '../../src/modules/audit/tree/sequencer.js';
import { Clock } from '../../src/platform/clock.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { eventually } from '../support/desk.js';
import { aSigningKey } from '../support/signing-key.js';
import { cloneDatabase, type TestDatabase } from '../support/template-database.js';

let folder: string;
let state: string;
let database: TestDatabase;
let test: TestApp;
let superuser: Client;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'referral-desk-signing-'));
  state = join(folder, 'signer', 'state');
  database = await cloneDatabase();
  test = await startTestApp({ database, sequencer: true, config: { auditSignerState: state } });
  superuser = new Client({ ...database.superuser });
  await superuser.connect();
});

afterAll(async () => {
  await test.close();
  await superuser.end();
  await database.drop();
  rmSync(folder, { recursive: true });
});

interface Counts {
  readonly events: number;
  readonly signed: number;
}

const counts = async (): Promise<Counts> => {
  const { rows } = await superuser.query<Counts>(
    `SELECT (SELECT count(*) FROM audit_events)::integer AS events,
       (SELECT coalesce(max(tree_size), 0) FROM audit_checkpoints)::integer AS signed`,
  );
  return rows[0] ?? { events: -1, signed: -1 };
};
const allSigned = async (): Promise<Counts> => {
  const now = await eventually(counts, ({ events, signed }) => events === signed);
  expect(now.signed).toBe(now.events);
  return now;
};

/** What the log says of signing, line by line. */
const told = (): { why?: string }[] =>
  test.logLines
    .map((line) => JSON.parse(line) as { msg: string; why?: string })
    .filter(({ msg }) => msg.startsWith('the audit log is not being sequenced'));

const isReady = async (): Promise<boolean> => (await test.request.get('/health/ready')).status === 200;

/** Leaves an event that is as old as a clock says. */
async function refusedSecondsAgo(seconds: number): Promise<void> {
  test.app.get(Clock).now = () => new Date(Date.now() - seconds * 1_000);
  await test.request.get('/v1/files').set('x-api-key', test.keys.partnerA).expect(403);
  test.setDay();
}

it('what was signed last is on the disk, for nobody else to read', async () => {
  const { signed } = await allSigned();
  expect(readFileSync(state, 'utf8').split('\n')[1]).toBe(String(signed));
  expect(signed).toBeGreaterThan(0);
});

describe('while it cannot be kept what is signed', () => {
  let before: Counts;

  beforeAll(async () => {
    before = await allSigned();
    // A file where the folder was: so it is for root, too, whom no permission stops.
    rmSync(dirname(state), { recursive: true });
    writeFileSync(dirname(state), '');
    await refusedSecondsAgo(20);
  });

  it('nothing is signed, and the log says why: once, not every time it is tried', async () => {
    const [line] = await eventually(
      () => Promise.resolve(told()),
      (lines) => lines.length > 0,
    );
    expect(line?.why).toMatch(/^\S+ \(AUDIT_SIGNER_STATE\) cannot be \w+ \(\w+\): [^\n]+\.$/);
    await new Promise((done) => setTimeout(done, 2_500));
    expect(new Set(told().map(({ why }) => why)).size).toBe(told().length);
    expect((await counts()).signed).toBe(before.signed);
  });

  it('the service is not ready, once the last signature is as old as the event that waits for one', async () => {
    await superuser.query(`ALTER TABLE audit_checkpoints DISABLE TRIGGER USER;
      UPDATE audit_checkpoints SET signed_at = signed_at - interval '20 seconds';
      ALTER TABLE audit_checkpoints ENABLE ALWAYS TRIGGER audit_checkpoints_append_only`);
    expect(await isReady()).toBe(false);
  });

  it('everything is signed as soon as it can be kept again', async () => {
    rmSync(dirname(state));
    const { events } = await allSigned();
    expect(events).toBeGreaterThan(before.events);
    expect(await isReady()).toBe(true);
    expect(readFileSync(state, 'utf8').split('\n')[1]).toBe(String(events));
  });
});

it('a state of another log signs nothing, and is named', async () => {
  const own = readFileSync(state, 'utf8');
  writeFileSync(state, own.replace(/^[^\n]+/, 'another.example/audit'));
  const { signed } = await counts();
  await refusedSecondsAgo(0);
  const isNamed = (): boolean => told().some(({ why }) => why?.includes('another audit log') === true);
  expect(await eventually(() => Promise.resolve(isNamed()), Boolean)).toBe(true);
  expect((await counts()).signed).toBe(signed);
  writeFileSync(state, own);
  await allSigned();
});

it('a log of another name, or that another key signed, is not taken up', async () => {
  const says = /is not signed with AUDIT_SIGNING_KEY under the name AUDIT_LOG_ORIGIN: give both as they were/;
  const given = { database, secrets: test.secrets, dataDir: folder };
  const none = { auditSignerState: join(folder, 'none') };
  const refused = [
    { ...none, auditLogOrigin: 'other.example/audit' },
    { ...none, auditSigningKey: aSigningKey() },
  ];
  for (const config of refused) await expect(startTestApp({ ...given, config })).rejects.toThrow(says);
});

it('a service that could not keep what is signed does not start', async () => {
  const auditSignerState = join(state, 'below-a-file');
  const start = startTestApp({
    database,
    secrets: test.secrets,
    dataDir: folder,
    config: { auditSignerState },
  });
  await expect(start).rejects.toThrow(`${auditSignerState} (AUDIT_SIGNER_STATE) cannot be`);
});

it('closing lets a statement go that hangs, and what it would have done is done by the next', async () => {
  await superuser.query('BEGIN; LOCK TABLE audit_leaves IN ACCESS EXCLUSIVE MODE');
  await refusedSecondsAgo(0);
  const waiting = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'
    AND application_name = 'referral-desk sequencer'`;
  const hangs = async (): Promise<boolean> => (await superuser.query(waiting)).rowCount === 1;
  expect(await eventually(hangs, Boolean)).toBe(true);
  await test.app.get(Sequencer).onModuleDestroy();
  await superuser.query('ROLLBACK');
  const { events, signed } = await counts();
  expect(signed).toBeLessThan(events);
  const { secrets } = test;
  const config = { auditSignerState: state };
  const next = await startTestApp({
    database,
    secrets,
    dataDir: folder,
    sequencer: true,
    config,
  });
  await allSigned();
  await next.close();
});
