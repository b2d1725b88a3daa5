import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { pino } from 'pino';
import { type Config } from '../../src/config.js';
import { demoConfig } from '../../src/demo/demo-config.js';
import { demoSecrets } from '../../src/demo/demo-secrets.js';
import { checkpointText } from '../../src/domain/audit/checkpoint.js';
import { GrowingTree } from '../../src/domain/audit/growing-tree.js';
import { CheckpointSigner } from '../../src/modules/audit/tree/checkpoint-signer.js';
import { EventQueue } from '../../src/modules/audit/tree/event-queue.js';
import { Sequencer } from '../../src/modules/audit/tree/sequencer.js';
import { SignerState } from '../../src/modules/audit/tree/signer-state.js';
import { TreeReader, type TileSource } from '../../src/modules/audit/tree/tree-reader.js';
import { SHA256_TREE } from '../../src/platform/crypto/tree-hash.js';
import { eventually } from '../support/desk.js';
import { SilentNetwork } from '../support/silent-network.js';
import { cloneDatabase, type TestDatabase } from '../support/template-database.js';

let dataDir: string;
let database: TestDatabase;
let config: Config;
let owner: Client;
/** Further connections of a test. They are ended before its database goes, whatever became of the test. */
const others: Client[] = [];
let logLines: string[];
const sequencers: Sequencer[] = [];

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'referral-desk-adversities-'));
  database = await cloneDatabase();
  config = demoConfig({ host: '127.0.0.1', port: 0, dataDir }, database.app, await demoSecrets(dataDir));
  owner = new Client({ ...database.superuser });
  await owner.connect();
  logLines = [];
});

afterEach(async () => {
  await Promise.all(sequencers.splice(0).map((one) => one.onModuleDestroy()));
  await Promise.all([owner, ...others.splice(0)].map((one) => one.end()));
  await database.drop();
  rmSync(dataDir, { recursive: true });
});

/** One more connection of the superuser. */
async function another(): Promise<Client> {
  const client = new Client({ ...database.superuser });
  await client.connect();
  others.push(client);
  return client;
}

/** Starts a sequencer with a state file of its own, that reaches the database on a port. */
function aSequencer(name: string, port = database.app.port): void {
  const url = new URL(config.databaseUrl);
  url.port = String(port);
  const own = { ...config, databaseUrl: url.href, auditSignerState: join(dataDir, name) };
  const logger = pino({ base: null }, { write: (line: string) => void logLines.push(line) });
  const sequencer = new Sequencer(own, logger, new TreeReader(), new CheckpointSigner(own));
  sequencer.start();
  sequencers.push(sequencer);
}

/** Stores made-up events, as many as are asked for, on a connection; answers the id of the first. */
async function store(count = 1, client = owner): Promise<string> {
  const ids = Array.from({ length: count }, () => randomUUID());
  await client.query(
    `INSERT INTO audit_events (event_id, canonical)
     SELECT id, convert_to(json_build_object('eventId', id, 'time', now(), 'action', 'file.read', 'outcome', 'allowed',
       'actor', json_build_object('id', 'system', 'role', 'system'),
       'subject', json_build_object('type', 'file', 'id', 'BUSY-1'))::text, 'UTF8') FROM unnest($1::uuid[]) AS t (id)`,
    [ids],
  );
  return ids[0] ?? '';
}

interface Counts {
  readonly events: number;
  readonly leaves: number;
  readonly last: number;
  readonly signed: number;
}

async function counts(): Promise<Counts> {
  const { rows } = await owner.query<Counts>(
    `SELECT (SELECT count(*)::integer FROM audit_events) AS events, count(*)::integer AS leaves,
       coalesce(max(leaf_index), -1)::integer AS last,
       (SELECT coalesce(max(tree_size), 0)::integer FROM audit_checkpoints) AS signed FROM audit_leaves`,
  );
  return rows[0] as Counts;
}

/** Waits until every event is signed, and not for ever; answers what there is then. */
async function allSigned(): Promise<Counts> {
  for (let attempt = 0; ; attempt += 1) {
    const now = await eventually(counts, ({ events, signed }) => signed === events);
    if (now.signed === now.events || attempt === 4) return now;
  }
}

describe('a sequencer', () => {
  it('whose machine falls silent loses the lead to another, whatever its connection says', async () => {
    const network = await SilentNetwork.to(database.app.port);
    aSequencer('silent', network.port);
    await store();
    await allSigned();
    network.fallSilent();
    aSequencer('other');
    await store();
    expect(await allSigned()).toEqual({ events: 2, leaves: 2, last: 1, signed: 2 });
    network.close();
  }, 30_000);

  it('gives no place twice where the lock keeps nobody out, as behind a pooler that lends it around', async () => {
    await owner.query(`
      CREATE FUNCTION pg_try_advisory_lock(bigint) RETURNS boolean LANGUAGE sql AS 'SELECT true';
      ALTER ROLE desk_app IN DATABASE ${database.app.database} SET search_path = public, pg_catalog;`);
    for (const name of ['first', 'second', 'third']) aSequencer(name);
    for (let round = 0; round < 30; round += 1) await store(20);
    expect(await allSigned()).toEqual({ events: 600, leaves: 600, last: 599, signed: 600 });
  }, 30_000);

  it('does not stop for an event that its owner queued a second time', async () => {
    aSequencer('only');
    const placed = await store();
    await allSigned();
    await owner.query('INSERT INTO audit_pending (event_id) VALUES ($1)', [placed]);
    await store();
    expect(await allSigned()).toEqual({ events: 2, leaves: 2, last: 1, signed: 2 });
    expect(logLines.join('')).toContain('events were queued that have their place');
  });

  it('is not ended by limits that the database sets its callers', async () => {
    await owner.query(`
      ALTER ROLE desk_app IN DATABASE ${database.app.database} SET statement_timeout = '1ms';
      ALTER ROLE desk_app IN DATABASE ${database.app.database} SET idle_session_timeout = '20ms';
      ALTER ROLE desk_app IN DATABASE ${database.app.database} SET synchronous_commit = off`);
    aSequencer('only');
    await store(4_000);
    expect(await allSigned()).toEqual({ events: 4_000, leaves: 4_000, last: 3_999, signed: 4_000 });
  });

  it('adds nothing to a log that is shorter than what it signed, and says why', async () => {
    const root = Buffer.alloc(32, 7).toString('base64');
    writeFileSync(join(dataDir, 'only'), checkpointText({ origin: config.auditLogOrigin, size: 7, root }));
    await store();
    aSequencer('only');
    await eventually(
      () => Promise.resolve(logLines.join('')),
      (text) => text !== '',
    );
    expect(logLines[0]).toContain('the audit log has 0 entries, and 7 were signed');
    expect(await counts()).toMatchObject({ leaves: 0, signed: 0 });
  });
});

describe('the queue of events', () => {
  /** A queue that is looked into without a sequencer, and where each look began. */
  function aQueue(): { drain: () => Promise<number>; floors: bigint[] } {
    const floors: bigint[] = [];
    const source: TileSource = {
      query: async <Row>(sql: string, parameters: readonly unknown[]) => {
        if (typeof parameters[0] === 'bigint') floors.push(parameters[0]);
        return (await owner.query(sql, [...parameters])).rows as Row[];
      },
    };
    const queue = new EventQueue(source);
    const tree = GrowingTree.of(SHA256_TREE, 0, []);
    return { drain: async () => (await queue.drainInto(tree)).taken, floors };
  }

  /** Looks until a look begins behind something: transactions of other tests on the same cluster may have to end first. */
  async function drainedFromBehind({
    drain,
    floors,
  }: ReturnType<typeof aQueue>): Promise<bigint | undefined> {
    await eventually(drain, () => floors.at(-1) !== 0n);
    return floors.at(-1);
  }

  it('is looked through from behind what was taken, so that rows which are gone are not in the way', async () => {
    const queue = aQueue();
    await store(10);
    expect([await queue.drain(), await queue.drain()]).toEqual([10, 0]);
    expect(queue.floors).toEqual([0n, 0n]);
    expect(await drainedFromBehind(queue)).toBe(10n);
  });

  it('is looked through from behind it also while a backup reads an older state', async () => {
    const backup = await another();
    await backup.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SELECT count(*) FROM audit_pending');
    const queue = aQueue();
    await store(10);
    expect([await queue.drain(), await queue.drain()]).toEqual([10, 0]);
    expect(await drainedFromBehind(queue)).toBe(10n);
  });

  it('gives up an event that was queued before others and is committed long after them', async () => {
    const late = await another();
    const queue = aQueue();
    const { drain, floors } = queue;
    await late.query('BEGIN');
    await store(1, late);
    await store(3);
    expect([await drain(), await drain()]).toEqual([3, 0]);
    await store(2);
    expect([await drain(), await drain()]).toEqual([2, 0]);
    expect(floors.at(-1)).toBe(0n);
    await late.query('COMMIT');
    expect([await drain(), await drain()]).toEqual([1, 0]);
    expect(await drainedFromBehind(queue)).toBeGreaterThan(0n);
  });
});

describe('what a machine keeps of what it signed last', () => {
  const root = Buffer.alloc(32, 7).toString('base64');
  const of = (size: number) => ({ origin: 'desk.example/audit', size, root });

  it('is not put back by a process that does not know yet that another one leads', async () => {
    const path = join(dataDir, 'signer');
    await new SignerState(path).save(of(9));
    await expect(new SignerState(path).save(of(8))).rejects.toThrow('9 entries were signed on this machine');
    expect(readFileSync(path, 'utf8')).toBe(checkpointText(of(9)));
  });

  it('is whole whatever a process left half written', async () => {
    const path = join(dataDir, 'signer');
    await new SignerState(path).save(of(9));
    writeFileSync(`${path}.elsewhere-1`, checkpointText(of(10)).slice(0, 12));
    expect(await new SignerState(path).load()).toEqual(of(9));
  });
});
