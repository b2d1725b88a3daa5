import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { checkEvents } from '../../src/cli/audit-complete/event-checks.js';
import { type Config } from '../../src/config.js';
import { demoConfig } from '../../src/demo/demo-config.js';
import { demoSecrets } from '../../src/demo/demo-secrets.js';
import { type Checkpoint, checkpointOf } from '../../src/domain/audit/checkpoint.js';
import { consistencyRanges, isConsistent } from '../../src/domain/audit/consistency-proof.js';
import { GrowingTree } from '../../src/domain/audit/growing-tree.js';
import { verifierKeyText } from '../../src/domain/audit/signed-note.js';
import { TreeReader, type TileSource } from '../../src/modules/audit/tree/tree-reader.js';
import { NoteSigner } from '../../src/platform/crypto/note-signer.js';
import { NoteVerifier } from '../../src/platform/crypto/note-verifier.js';
import { SHA256_TREE } from '../../src/platform/crypto/tree-hash.js';
import { randomFrom } from '../start/seeded-random.js';
import { Fire } from '../support/fire/fire.js';
import { verdictOn } from '../support/log-verdict.js';
import { TamperedLog } from '../support/tampered-log.js';
import { cloneDatabase, type TestDatabase } from '../support/template-database.js';

/** More by EVENTS=100000; then it takes minutes. */
const EVENTS = Number(process.env['EVENTS'] ?? 1_000);
const KILLS = Math.max(4, Math.floor(EVENTS / 400));

let dataDir: string;
let database: TestDatabase;
let config: Config;
let superuser: Client;
let fire: Fire;
let key: string;

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'referral-desk-fire-'));
  database = await cloneDatabase();
  config = demoConfig({ host: '127.0.0.1', port: 0, dataDir }, database.app, await demoSecrets(dataDir));
  key = verifierKeyText(new NoteSigner(config.auditLogOrigin, config.auditSigningKey).key);
  superuser = new Client({ ...database.superuser });
  await superuser.connect();
  fire = new Fire({ dataDir, database: database.app }, superuser, randomFrom(7));
  fire.start();
  await fire.burn(KILLS, async () => {
    const { stored } = await one<{ stored: number }>('SELECT count(*)::integer AS stored FROM audit_events');
    return stored / EVENTS;
  });
  await fire.ceaseFire();
  await untilSigned();
}, 1_800_000);

afterAll(async () => {
  await fire.end();
  await superuser.end();
  await database.drop();
  rmSync(dataDir, { recursive: true });
});

const source: TileSource = {
  query: async <Row>(sql: string, parameters: readonly unknown[]) =>
    (await superuser.query(sql, [...parameters])).rows as Row[],
};

async function one<Row>(sql: string): Promise<Row> {
  const [row] = await source.query<Row>(sql, []);
  if (row === undefined) throw new Error('there is a row');
  return row;
}

/** Waits until every event stands under a checkpoint, and not for ever. */
async function untilSigned(): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const { isOpen } = await one<{ isOpen: boolean }>(
      `SELECT coalesce((SELECT max(tree_size) FROM audit_checkpoints), 0) < (SELECT count(*) FROM audit_events) AS "isOpen"`,
    );
    if (!isOpen) return;
    await sleep(100);
  }
}

/** Each tree that was ever signed, once, the smallest first. Throws for a note that is not signed, and for two roots of one size. */
function signedTrees(): Checkpoint[] {
  const verifier = NoteVerifier.of(key);
  const bySize = new Map<number, Checkpoint>();
  for (const note of fire.signed()) {
    const checkpoint = checkpointOf(verifier?.verify(note) ?? '');
    if (checkpoint === null) throw new Error('a note was not signed with the key');
    const other = bySize.get(checkpoint.size);
    if (other !== undefined && other.root !== checkpoint.root) throw new Error('two logs were signed');
    bySize.set(checkpoint.size, checkpoint);
  }
  return [...bySize.values()].sort((first, other) => first.size - other.size);
}

describe('processes that sequence and processes that write, killed again and again', () => {
  it('give every event one place, without a gap', async () => {
    const { stored, placed, last, waiting } = await one<Record<string, number>>(
      `SELECT (SELECT count(*)::integer FROM audit_events) AS stored, count(DISTINCT event_id)::integer AS placed,
         max(leaf_index)::integer AS last, (SELECT count(*)::integer FROM audit_pending) AS waiting FROM audit_leaves`,
    );
    expect(stored).toBeGreaterThanOrEqual(EVENTS);
    expect([placed, last, waiting]).toEqual([stored, (stored ?? 0) - 1, 0]);
  });

  it('lose nothing whose commit was answered', async () => {
    const rows = await source.query<{ change: string }>(
      `SELECT subject_id || ' ' || file_seq AS change FROM audit_events JOIN audit_leaves USING (event_id)
       WHERE file_seq IS NOT NULL`,
      [],
    );
    const placed = new Set(rows.map(({ change }) => change));
    const answered = fire.answered();
    expect(answered.length).toBeGreaterThan(0);
    expect(answered.filter((change) => !placed.has(change))).toEqual([]);
  });

  it('keep the order of each file', async () => {
    const { disordered, files } = await one<{ disordered: number; files: number }>(
      `SELECT count(*) FILTER (WHERE leaf_index < before)::integer AS disordered, count(DISTINCT subject_id)::integer AS files
       FROM (SELECT subject_id, leaf_index, lag(leaf_index) OVER (PARTITION BY subject_id ORDER BY file_seq) AS before
             FROM audit_events JOIN audit_leaves USING (event_id) WHERE file_seq IS NOT NULL) AS changes`,
    );
    expect(disordered).toBe(0);
    expect(files).toBeGreaterThan(EVENTS / 100);
  });

  it('sign nothing but beginnings of one tree, up to its last leaf, whether or not they lived to store it', async () => {
    const leaves = await source.query<{ hash: Buffer }>(
      'SELECT leaf_hash AS hash FROM audit_leaves JOIN audit_events USING (event_id) ORDER BY leaf_index',
      [],
    );
    const tree = GrowingTree.of(SHA256_TREE, 0, []);
    for (const { size, root } of signedTrees()) {
      tree.append(leaves.slice(tree.leaves, size).map(({ hash }) => hash));
      expect(Buffer.from(tree.root()).toString('base64')).toBe(root);
    }
    expect(tree.leaves).toBe(leaves.length);
  });

  it('sign trees of which each is proved to go on from the one before, and store none that was not signed so', async () => {
    const trees = signedTrees();
    const reader = new TreeReader();
    for (const [i, { size: to, root }] of trees.slice(1).entries()) {
      const { size: from, root: before } = trees[i] as Checkpoint;
      const proof = await reader.hashesOf(source, consistencyRanges(from, to), to);
      const [fromRoot, toRoot] = [before, root].map((hash) => Buffer.from(hash, 'base64')) as [
        Buffer,
        Buffer,
      ];
      expect(isConsistent(SHA256_TREE, { from, to, fromRoot, toRoot, proof })).toBe(true);
    }
    const notes = new Set(fire.signed());
    const stored = await source.query<{ note: string }>('SELECT note FROM audit_checkpoints', []);
    expect(stored.filter(({ note }) => !notes.has(note))).toEqual([]);
  });

  it('keep, each on its machine, a tree that was signed', () => {
    const known = new Map(signedTrees().map(({ size, root }) => [size, root]));
    const kept = fire.kept().map(checkpointOf);
    expect(kept.length).toBeGreaterThan(0);
    // A process may be killed when it has kept what it is about to sign; that is a beginning of the log as well.
    const largest = Math.max(...known.keys());
    for (const one of kept) expect(one === null || one.size > largest ? 'damaged' : 'whole').toBe('whole');
  });

  it('leave a log that its completeness command finds whole', async () => {
    const app = new DataSource({ type: 'postgres', url: config.databaseUrl });
    await app.initialize();
    const { stored } = await one<{ stored: number }>('SELECT count(*)::integer AS stored FROM audit_events');
    expect(await checkEvents(app.manager)).toEqual({ events: stored, waiting: 0 });
    await app.destroy();
  });

  it('leave a log that the verifier finds sound, beside checkpoints of every part of the way', async () => {
    const notes = fire.signed();
    const old = notes.filter((_, i) => i % Math.ceil(notes.length / 20) === 0);
    await fire.end();
    await superuser.end();
    const copy = await TamperedLog.of(database, config);
    const folder = await copy.takenAway();
    const verdict = verdictOn(folder, { key, old });
    await copy.drop(folder);
    superuser = new Client({ ...database.superuser });
    await superuser.connect();
    expect(verdict).toMatchObject({ exit: 0 });
  });
});
