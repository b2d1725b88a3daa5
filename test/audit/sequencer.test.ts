import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { pino } from 'pino';
import { type Config } from '../../src/config.js';
import { GrowingTree } from '../../src/domain/audit/growing-tree.js';
import { demoConfig } from '../../src/demo/demo-config.js';
import { demoSecrets } from '../../src/demo/demo-secrets.js';
import { CheckpointSigner } from '../../src/modules/audit/tree/checkpoint-signer.js';
import { Sequencer } from '../../src/modules/audit/tree/sequencer.js';
import { TreeReader } from '../../src/modules/audit/tree/tree-reader.js';
import { SHA256_TREE } from '../../src/platform/crypto/tree-hash.js';
import { BusyWriters } from '../support/busy-writers.js';
import { eventually } from '../support/desk.js';
import { cloneDatabase, type TestDatabase } from '../support/template-database.js';

/** More by EVENTS=100000; then it takes minutes. */
const EVENTS = Number(process.env['EVENTS'] ?? 2_000);
const WRITERS = 6;
const SEQUENCERS = 3;
const KILLS = 6;

let dataDir: string;
let database: TestDatabase;
let config: Config;
let superuser: Client;
const sequencers: Sequencer[] = [];

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'referral-desk-sequencer-'));
  database = await cloneDatabase();
  config = demoConfig({ host: '127.0.0.1', port: 0, dataDir }, database.app, await demoSecrets(dataDir));
  superuser = new Client({ ...database.superuser });
  await superuser.connect();
});

afterAll(async () => {
  await Promise.all(sequencers.map((one) => one.onModuleDestroy()));
  await superuser.end();
  await database.drop();
  rmSync(dataDir, { recursive: true });
});

/** A sequencer as it is in a process of its own, on a machine of its own: it shares nothing but the database and the key. */
function aSequencer(number: number): Sequencer {
  const own = { ...config, auditSignerState: join(dataDir, `signer-${number}`) };
  const logger = pino({ level: 'silent' });
  const sequencer = new Sequencer(own, logger, new TreeReader(), new CheckpointSigner(own));
  sequencer.start();
  sequencers.push(sequencer);
  return sequencer;
}

const one = async <Row>(sql: string): Promise<Row> => (await superuser.query(sql)).rows[0] as Row;

/** How many hold the lead: one, or nobody for a moment. */
const leaders = `SELECT count(*)::integer AS held FROM pg_locks l JOIN pg_stat_activity a USING (pid)
  WHERE l.locktype = 'advisory' AND l.granted AND a.datname = current_database()
    AND a.application_name = 'referral-desk sequencer'`;

/** Ends the connection of whoever leads, as soon as somebody does; answers how many were ended. */
async function killLeader(): Promise<number> {
  const { rowCount } = await superuser.query(
    `SELECT pg_terminate_backend(a.pid) FROM pg_locks l JOIN pg_stat_activity a USING (pid)
     WHERE l.locktype = 'advisory' AND l.granted AND a.datname = current_database()
       AND a.application_name = 'referral-desk sequencer'`,
  );
  return rowCount ?? 0;
}

/** Kills the leader again and again, some moments after it took the lead, until it is told to stop; tells of each kill. */
async function killAgainAndAgain(until: () => boolean, told: () => void): Promise<void> {
  for (let turn = 0; !until(); turn += 1) {
    // Now while it drains or signs, now while it takes up what the one before has left.
    await sleep([3, 40, 150, 11, 400][turn % 5]);
    if ((await killLeader()) > 0) told();
  }
}

/** Waits until every event stands under a checkpoint. */
async function untilSigned(): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const { open } = await one<{ open: boolean }>(
      `SELECT coalesce((SELECT max(tree_size) FROM audit_checkpoints), 0) < (SELECT count(*) FROM audit_events) AS open`,
    );
    if (!open) return;
    await sleep(100);
  }
}

describe(`${SEQUENCERS} sequencers, of which whoever leads is killed again and again under load`, () => {
  let kills = 0;
  let writers: BusyWriters;

  beforeAll(async () => {
    for (let number = 0; number < SEQUENCERS; number += 1) aSequencer(number);
    writers = await BusyWriters.on(config, WRITERS);
    const isOver = (): boolean => kills >= KILLS && writers.committed >= EVENTS;
    const killing = killAgainAndAgain(isOver, () => (kills += 1));
    await writers.write(WRITERS, isOver);
    await killing;
    await untilSigned();
  }, 600_000);
  afterAll(() => writers.close());

  it('give every event that was committed one place, without a gap', async () => {
    const { stored, placed, last, waiting } = await one<Record<string, number>>(
      `SELECT (SELECT count(*)::integer FROM audit_events) AS stored, count(DISTINCT event_id)::integer AS placed,
         max(leaf_index)::integer AS last, (SELECT count(*)::integer FROM audit_pending) AS waiting FROM audit_leaves`,
    );
    expect(kills).toBeGreaterThanOrEqual(KILLS);
    expect(writers.committed).toBeGreaterThanOrEqual(EVENTS);
    expect([stored, placed, last, waiting]).toEqual([
      writers.committed,
      writers.committed,
      writers.committed - 1,
      0,
    ]);
  });

  it('keep the order of each file', async () => {
    const { disordered, files } = await one<{ disordered: number; files: number }>(
      `SELECT count(*) FILTER (WHERE leaf_index < before)::integer AS disordered, count(DISTINCT subject_id)::integer AS files
       FROM (SELECT subject_id, leaf_index, lag(leaf_index) OVER (PARTITION BY subject_id ORDER BY file_seq) AS before
             FROM audit_events JOIN audit_leaves USING (event_id) WHERE file_seq IS NOT NULL) AS changes`,
    );
    expect(disordered).toBe(0);
    expect(files).toBeGreaterThan(WRITERS);
  });

  it('sign trees of which each begins with the one before, up to the last event', async () => {
    const { rows: leaves } = await superuser.query<{ leaf_hash: Buffer }>(
      'SELECT leaf_hash FROM audit_leaves JOIN audit_events USING (event_id) ORDER BY leaf_index',
    );
    const { rows: signed } = await superuser.query<{ size: number; root_hash: Buffer }>(
      'SELECT tree_size::integer AS size, root_hash FROM audit_checkpoints ORDER BY tree_size',
    );
    const tree = GrowingTree.of(SHA256_TREE, 0, []);
    for (const { size, root_hash: root } of signed) {
      tree.append(leaves.slice(tree.leaves, size).map((leaf) => leaf.leaf_hash));
      expect(Buffer.from(tree.root()).equals(root)).toBe(true);
    }
    expect(tree.leaves).toBe(leaves.length);
  });

  it('write tiles that are those of the leaves', async () => {
    const { wrong } = await one<{ wrong: number }>(
      `SELECT count(*)::integer AS wrong FROM audit_leaves JOIN audit_events USING (event_id)
       LEFT JOIN audit_tiles ON level = 0 AND tile_index = leaf_index / 256
       WHERE substring(hashes FROM (leaf_index % 256)::integer * 32 + 1 FOR 32) IS DISTINCT FROM leaf_hash`,
    );
    expect(wrong).toBe(0);
  });

  it('have one leader, and another as soon as that one is gone', async () => {
    const held = (): Promise<{ held: number }> => one(leaders);
    expect(await eventually(held, (now) => now.held > 0)).toEqual({ held: 1 });
    await killLeader();
    expect(await eventually(held, (now) => now.held > 0)).toEqual({ held: 1 });
  });

  it('have every event in a checkpoint within two seconds while one leads', async () => {
    const { last } = await one<{ last: number }>('SELECT max(leaf_index)::integer AS last FROM audit_leaves');
    const enough = writers.committed + 500;
    await writers.write(WRITERS, () => writers.committed >= enough);
    await untilSigned();
    // By one clock, the database's: an event is told by the time of its statement, which comes before its commit.
    const { waited } = await one<{ waited: number }>(
      `SELECT max(extract(epoch FROM signed - recorded_at))::float8 AS waited FROM (
         SELECT recorded_at, (SELECT min(signed_at) FROM audit_checkpoints WHERE tree_size > leaf_index) AS signed
         FROM audit_leaves JOIN audit_events USING (event_id) WHERE leaf_index > ${last}) AS newest`,
    );
    expect(waited).toBeLessThan(2);
  });
});
