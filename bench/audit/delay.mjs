// How long an event waits for the checkpoint that holds it, and what the sequencer costs when nothing happens:
// `npm run audit-delay` in bench/. README.md there says what the figures mean.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { guarded } from '../../scripts/lib/failure.mjs';
import { prepare } from '../../scripts/lib/prepare.mjs';

const SECONDS = Number(process.env.SECONDS ?? 20);
const IDLE_SECONDS = 10;
const BACKLOG = Number(process.env.BACKLOG ?? 100_000);
const WRITERS = 8;
/** What is promised: seconds from the answer to the caller to the checkpoint. */
const BAR = 2;
const TICKS_A_SECOND = 100;
const ACTOR = { id: 'system', role: 'system', via: 'system', requestId: 'bench' };

const load = (path) => import(`../../dist/src/${path}.js`);
const told = (number) => Math.round(number).toLocaleString('en-CA');

await guarded(async () => {
  await prepare({ dev: false });
  await import('reflect-metadata');
  const { startEmbeddedPostgres } = await load('platform/database/embedded/start-embedded-postgres');
  const { migrate } = await load('platform/database/migrate');
  const { demoConfig } = await load('demo/demo-config');
  const { demoSecrets } = await load('demo/demo-secrets');
  const { default: pg } = await import('pg');
  const folder = mkdtempSync(join(tmpdir(), 'referral-desk-delay-'));
  // As root, the database runs as another user, who must be able to reach it.
  chmodSync(folder, 0o711);
  const dataDir = join(folder, 'data');
  const postgres = await startEmbeddedPostgres({ dataDir });
  const database = new pg.Client({ ...postgres.superuser, database: postgres.app.database });
  let child;
  try {
    await migrate(postgres.owner);
    await database.connect();
    const config = demoConfig(
      { host: '127.0.0.1', port: 0, dataDir },
      postgres.app,
      await demoSecrets(dataDir),
    );
    await queue(database, BACKLOG);
    child = fork(fileURLToPath(new URL('./sequencer.mjs', import.meta.url)), {
      env: { ...process.env, DATA_DIR: dataDir, APP: JSON.stringify(postgres.app) },
    });
    await backlog(database, child);
    const isKept = await loaded(database, config);
    await idle(database, child);
    if (!isKept) process.exitCode = 1;
  } finally {
    child?.kill();
    await database.end().catch(() => undefined);
    await postgres.stop();
    rmSync(postgres.directory, { recursive: true, force: true });
    rmSync(folder, { recursive: true, force: true });
  }
});

/** Stores events that nobody gives places to yet. */
async function queue(database, count) {
  await database.query(
    `INSERT INTO audit_events (event_id, canonical)
     SELECT id, convert_to(json_build_object('eventId', id, 'time', now(), 'action', 'file.read', 'outcome', 'allowed',
       'actor', json_build_object('id', 'system', 'role', 'system'),
       'subject', json_build_object('type', 'file', 'id', 'BENCH'))::text, 'UTF8')
     FROM (SELECT gen_random_uuid() AS id FROM generate_series(1, $1::integer)) AS made`,
    [count],
  );
}

async function backlog(database, child) {
  await once(child, 'message');
  const began = performance.now();
  let first;
  for (;;) {
    const { rows } = await database.query(
      'SELECT coalesce(max(tree_size), 0)::integer AS size FROM audit_checkpoints',
    );
    const [{ size }] = rows;
    if (size > 0) first ??= { size, after: performance.now() - began };
    if (size === BACKLOG) break;
    await sleep(20);
  }
  const took = performance.now() - began;
  console.log(
    `${told(BACKLOG)} events waited: first checkpoint of ${told(first.size)} after ${(first.after / 1000).toFixed(2)} s, all after ${(took / 1000).toFixed(2)} s (${told((BACKLOG / took) * 1000)} a second), peak of memory ${peakOf(child)} MiB`,
  );
}

/** Writers without pause; every answer's time is kept. Says whether each event was under a checkpoint in time. */
async function loaded(database, config) {
  const { DataSource } = await import('typeorm');
  const { EventStore } = await load('modules/audit/event.store');
  const { Clock } = await load('platform/clock');
  const { Ids } = await load('platform/ids');
  const { ReceiptBook } = await load('platform/database/receipt-book');
  const { UnitOfWork } = await load('platform/database/unit-of-work');
  const source = await new DataSource({
    type: 'postgres',
    url: config.databaseUrl,
    poolSize: WRITERS,
  }).initialize();
  const clock = new Clock();
  const work = new UnitOfWork(source, new EventStore(config, clock, new Ids()), new ReceiptBook(), clock);
  const answers = [];
  const until = performance.now() + SECONDS * 1000;
  const write = async (writer) => {
    for (let turn = 0; performance.now() < until; turn += 1) {
      const subject = { type: 'file', id: `BENCH-${writer}-${turn}` };
      const events = [
        { action: 'file.changed', subject, change: { version: 1, state: {} } },
        { action: 'file.read', subject },
      ];
      await work.run(ACTOR, () => Promise.resolve({ result: undefined, events }));
      answers.push({ file: subject.id, at: Date.now() });
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writer)));
  await source.destroy();
  await sleep(BAR * 1000);
  const { rows } = await database.query(
    `SELECT subject_id AS file, max(extract(epoch FROM signed_at) * 1000)::float8 AS signed
     FROM audit_events JOIN audit_leaves USING (event_id), LATERAL (
       SELECT signed_at FROM audit_checkpoints WHERE tree_size > leaf_index ORDER BY tree_size LIMIT 1) AS checkpoint
     GROUP BY subject_id`,
  );
  const signed = new Map(rows.map((row) => [row.file, row.signed]));
  const waits = answers.map(({ file, at }) => ((signed.get(file) ?? Infinity) - at) / 1000);
  waits.sort((one, other) => one - other);
  const at = (share) => waits[Math.min(waits.length - 1, Math.floor(waits.length * share))].toFixed(2);
  const isKept = waits.at(-1) <= BAR;
  console.log(
    `${told((2 * answers.length) / SECONDS)} events a second of ${WRITERS} writers: from the answer to the checkpoint p50 ${at(0.5)} s, p99 ${at(0.99)} s, longest ${at(1)} s; bar ${BAR} s ${isKept ? 'kept' : 'MISSED'}`,
  );
  return isKept;
}

/** Processor time of the sequencer's process and of its backend while nothing happens. */
async function idle(database, child) {
  const { rows } = await database.query(
    `SELECT pid FROM pg_stat_activity WHERE application_name = 'referral-desk sequencer'`,
  );
  const before = [child.pid, rows[0].pid].map(ticksOf);
  await sleep(IDLE_SECONDS * 1000);
  const [process, backend] = [child.pid, rows[0].pid].map(
    (pid, i) => ((ticksOf(pid) - before[i]) / TICKS_A_SECOND / IDLE_SECONDS) * 100,
  );
  console.log(
    `idle: the sequencer ${process.toFixed(1)} % of one core, its backend ${backend.toFixed(1)} %, memory ${peakOf(child)} MiB`,
  );
}

/** Processor time of a process, in the kernel's ticks. */
function ticksOf(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return Number(fields[11]) + Number(fields[12]);
}

function peakOf(child) {
  return Math.round(
    Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1024,
  );
}
