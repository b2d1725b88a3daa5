import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { inProject } from '../../scripts/lib/project.mjs';
import { Referrals, bodyOf } from '../intake/referrals.mjs';
import { median, told } from './figures.mjs';
import { withLiveDesk } from './live-desk.mjs';
import { processorTime } from './processes.mjs';

const CLIENTS = Number(process.env.CLIENTS ?? 16);
const ROUNDS = Number(process.env.RATE_ROUNDS ?? 7);
const ROUND_MS = Number(process.env.ROUND_MS ?? 4_000);
/** Before each block: what the one before left to be placed and written is none of it. */
const SETTLE_MS = 1_000;
const FILES = 800;
const OFFICERS = ['stf_demo-officer', 'stf_demo-officer2'];
/** Share of the rate without events that must be left with them. */
const BAR = 0.7;

/**
 * A manager's files go from one officer to another: `POST /v1/files/{fileNumber}/actions/assign`, each a change of the file, a sealed
 * reason and an event of the file's chain. Blocks with the log on and with no events take turns on two services beside one another,
 * each with a database of its own; while one is measured the other has nothing to do.
 *
 * @returns {Promise<boolean>} whether the bar is kept
 */
export async function compareRates() {
  const withoutEvents = {
    options: ['--import', inProject('bench/audit/without-events.mjs')],
    before: takeFencesDown,
  };
  return withLiveDesk({}, (on) =>
    withLiveDesk(withoutEvents, async (off) => {
      const [logged, bare] = [await trafficOn(on), await trafficOn(off)];
      await rateOf(logged);
      await rateOf(bare);
      const rounds = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        // Whoever goes first does so in every other round only.
        const first = round % 2 === 0 ? logged : bare;
        const rates = new Map([[first, await rateOf(first)]]);
        const second = first === logged ? bare : logged;
        rates.set(second, await rateOf(second));
        rounds.push({ on: rates.get(logged), off: rates.get(bare) });
      }
      await expectLogged(on, off);
      const of = (name, value) => median(rounds.map((one) => one[name][value]));
      const shares = rounds.map((one) => one.on.rate / one.off.rate);
      const share = median(shares);
      const kept = share >= BAR;
      console.log(
        `assign, ${CLIENTS} clients: ${told(of('on', 'rate'))} a second with the log, ${told(of('off', 'rate'))} with no events, share ${share.toFixed(2)} (${shares.map((one) => one.toFixed(2)).join(', ')}); processor time of service and database ${of('on', 'ms').toFixed(2)} ms each, and ${of('off', 'ms').toFixed(2)}; ${kept ? 'kept' : 'MISSED'}.`,
      );
      return kept;
    }),
  );
}

/** Without them the database takes a change that no event tells of. */
async function takeFencesDown(superuser) {
  const { rows } = await superuser.query(
    `SELECT tgrelid::regclass AS relation, tgname AS name FROM pg_trigger WHERE tgname LIKE '%\\_audit\\_fence'`,
  );
  for (const { relation, name } of rows)
    await superuser.query(`ALTER TABLE ${relation} DISABLE TRIGGER ${name}`);
}

/** One log must have every change and the other none, or what was measured is not what is told. */
async function expectLogged(on, off) {
  const count = async ({ superuser }) =>
    (await superuser.query(`SELECT count(*)::int AS count FROM audit_events WHERE action = 'file.assigned'`))
      .rows[0].count;
  const changes = async ({ superuser }) =>
    (await superuser.query('SELECT sum(version - 1)::int AS count FROM case_files')).rows[0].count;
  if ((await count(on)) !== (await changes(on))) throw new Error('a change has no event');
  if ((await count(off)) !== 0) throw new Error('there are events where there should be none');
}

/** Clients, and files, each held by the one client that changes it. */
async function trafficOn(desk) {
  const referrals = new Referrals('KANAREIKA-rate');
  for (let sent = 0; sent < FILES; sent += 100) {
    const answer = await fetch(`${desk.url}/v1/referral-batches`, {
      method: 'POST',
      headers: {
        'x-api-key': desk.apiKeys.partnerA,
        'idempotency-key': `KANAREIKA-${randomUUID()}`,
        'content-type': 'application/json',
      },
      body: bodyOf(referrals.take(100)),
    });
    if (answer.status !== 201)
      throw new Error(`a batch was answered ${answer.status}: ${await answer.text()}`);
    await answer.body?.cancel();
  }
  const { rows } = await desk.superuser.query(
    'SELECT file_number, version FROM case_files ORDER BY file_number',
  );
  const files = rows.map(({ file_number: fileNumber, version }) => ({ fileNumber, version, turns: 0 }));
  const clients = Array.from({ length: CLIENTS }, (_, i) => ({
    ...{ port: Number(new URL(desk.url).port), token: desk.tokens.manager, next: 0 },
    files: files.filter((_one, at) => at % CLIENTS === i),
    agent: new Agent({ keepAlive: true, maxSockets: 1 }),
  }));
  return { desk, clients };
}

/** Requests a second of all clients together, and milliseconds of processor time that one took on the other side. */
async function rateOf({ desk, clients }) {
  await sleep(SETTLE_MS);
  const before = processorTime(desk);
  const began = performance.now();
  const counts = await Promise.all(
    clients.map(async (client) => {
      let count = 0;
      for (; performance.now() - began < ROUND_MS; count += 1) await assign(client);
      return count;
    }),
  );
  const seconds = (performance.now() - began) / 1e3;
  const count = counts.reduce((sum, one) => sum + one, 0);
  return { rate: count / seconds, ms: (processorTime(desk) - before) / count };
}

function assign(client) {
  const file = client.files[client.next++ % client.files.length];
  const body = JSON.stringify({
    officerId: OFFICERS[file.turns++ % 2],
    reason: 'Made-up reason: the workload is shared anew.',
  });
  const headers = {
    ...{ authorization: `Bearer ${client.token}`, 'if-match': `"${file.version}"` },
    ...{ 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
  };
  const path = `/v1/files/${file.fileNumber}/actions/assign`;
  return new Promise((resolve, reject) => {
    const { port, agent } = client;
    const sent = request({ host: '127.0.0.1', port, agent, method: 'POST', path, headers }, (answer) => {
      if (answer.statusCode !== 200) reject(new Error(`assign was answered ${answer.statusCode}`));
      file.version = Number(JSON.parse(answer.headers.etag ?? '"0"'));
      answer.resume().on('end', resolve);
    });
    sent.on('error', reject).end(body);
  });
}
