// One partner at full load, and what another one notices: `npm run fairness` in bench/. README.md there says what the
// figures mean.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { guarded } from '../../scripts/lib/failure.mjs';
import { prepare } from '../../scripts/lib/prepare.mjs';
import { inProject } from '../../scripts/lib/project.mjs';
import { Sender } from './sender.mjs';

const ROUNDS = 3;
const ROUND_MS = 6_000;
const SETTLE_MS = 1_500;
const BATCHES_AT_ONCE = 8;
const ROWS = Number(process.env.ROWS ?? 2_000);
const PORT = 3_917;

await guarded(async () => {
  await prepare({ dev: false });
  const dataDir = mkdtempSync(join(tmpdir(), 'referral-desk-fairness-'));
  const service = spawn(process.execPath, [inProject('scripts/start.mjs')], {
    cwd: inProject(),
    env: { PATH: process.env.PATH, HOME: dataDir, PORT: String(PORT), DATA_DIR: join(dataDir, 'data') },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = new Promise((done) => service.once('close', done));
  try {
    await measure(await ready(join(dataDir, 'data', 'demo.json')));
  } finally {
    service.kill('SIGTERM');
    await ended;
    rmSync(dataDir, { recursive: true, force: true });
  }
});

async function measure({ url, apiKeys }) {
  const sender = new Sender(url, apiKeys.partnerA, ROWS);
  await sender.sendOne(apiKeys.partnerB);
  await reads(url, apiKeys.partnerB, SETTLE_MS);
  const rounds = [];
  for (let round = 0; round < ROUNDS; round++) {
    const alone = await reads(url, apiKeys.partnerB, ROUND_MS);
    const stop = sender.start(BATCHES_AT_ONCE);
    await sleep(SETTLE_MS);
    const beside = await reads(url, apiKeys.partnerB, ROUND_MS);
    await stop();
    rounds.push({ alone, beside });
    console.log(`round ${round + 1}: alone ${told(alone)}; beside ${told(beside)}`);
  }
  const ratio = (name) => median(rounds.map(({ alone, beside }) => beside[name] / alone[name]));
  console.log(`partner A: ${sender.rows} rows taken in, answers ${JSON.stringify(sender.statuses)}`);
  console.log(
    `partner B beside A, to B alone: p50 ${ratio('p50').toFixed(2)}, p95 ${ratio('p95').toFixed(2)}, p99 ${ratio('p99').toFixed(2)}`,
  );
}

/** Reads a page of referrals again and again, one after the other; gives milliseconds. */
async function reads(url, key, forMs) {
  const times = [];
  const end = performance.now() + forMs;
  while (performance.now() < end) {
    const began = performance.now();
    const answer = await fetch(`${url}/v1/referrals?limit=20`, { headers: { 'x-api-key': key } });
    await answer.text();
    if (answer.status !== 200) throw new Error(`B was answered ${answer.status}`);
    times.push(performance.now() - began);
    await sleep(10);
  }
  times.sort((one, other) => one - other);
  const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))];
  return { count: times.length, p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

async function ready(file) {
  for (let attempt = 0; attempt < 600; attempt++) {
    if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'));
    await sleep(100);
  }
  throw new Error('the service did not start within a minute');
}

function told({ count, p50, p95, p99 }) {
  return `p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms of ${count}`;
}

function median(values) {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)];
}
