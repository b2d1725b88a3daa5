import { get } from 'node:http';
import { clearInterval, setInterval } from 'node:timers';
import pg from 'pg';
import { median, told } from './figures.mjs';
import { withLiveDesk } from './live-desk.mjs';
import { makeDecisions } from './made-decisions.mjs';
import { PLAIN_LOG, PlainCopy } from './plain-copy.mjs';
import { memoryOf } from './processes.mjs';

const ROWS = Number(process.env.ROWS ?? 1_000_000);
const ROUNDS = Number(process.env.STREAM_ROUNDS ?? 2);
const FORMS = ['application/x-ndjson', 'text/csv'];
/** Share of the rate of `COPY`, and memory of the service at its peak, in MiB. */
const BAR = 0.5;
const MEMORY = 200;

/**
 * Streams a decision log of so many rows from a service in a process of its own, in both forms, with a bare `COPY` of the same in turn.
 *
 * @returns {Promise<boolean>} whether the bars are kept
 */
export async function compareStreams() {
  // Nothing is asked of the database but to be read: what it commits it need not keep.
  return withLiveDesk({ fast: true }, async (desk) => {
    await makeDecisions(desk.superuser, ROWS);
    // Placing a million events takes memory that reading them does not.
    await desk.restart();
    const rounds = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const one = { COPY: await copy(desk) };
      for (const form of FORMS) one[form] = await stream(desk, form);
      rounds.push(one);
    }
    const results = FORMS.map((form) => tell(form, rounds));
    console.log(
      `COPY: ${told(median(rounds.map(({ COPY }) => COPY.rate)))} rows a second, ${median(rounds.map(({ COPY }) => COPY.megabytes)).toFixed(1)} MB a second.`,
    );
    return results.every((kept) => kept);
  });
}

function tell(form, rounds) {
  const of = (name) => median(rounds.map((one) => one[form][name]));
  const share = median(rounds.map((one) => one[form].rate / one.COPY.rate));
  const peak = Math.max(...rounds.map((one) => one[form].peak));
  const kept = share >= BAR && peak <= MEMORY;
  console.log(
    `${form}, ${told(ROWS)} decisions: ${told(of('rate'))} rows a second, ${of('megabytes').toFixed(1)} MB a second, first byte after ${of('firstByte').toFixed(1)} s, share of COPY ${share.toFixed(2)}; memory ${Math.round(rounds[0][form].before)} MiB before, ${Math.round(of('halfway'))} halfway, ${Math.round(peak)} at the peak; ${kept ? 'kept' : 'MISSED'}.`,
  );
  return kept;
}

/** As the service reads it: its own role, an auditor, one state of the database. */
async function copy({ postgres }) {
  const client = new pg.Client(postgres.app);
  await client.connect();
  await client.query(`BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;
    SELECT set_config('app.role', 'auditor', true), set_config('app.actor', 'stf_demo-auditor', true)`);
  const began = performance.now();
  const query = client.query(new PlainCopy(PLAIN_LOG));
  await query.ended;
  const seconds = (performance.now() - began) / 1e3;
  await client.end();
  if (query.rows !== ROWS) throw new Error(`COPY told ${query.rows} decisions`);
  return { rate: query.rows / seconds, megabytes: query.bytes / seconds / 1e6 };
}

function stream({ url, tokens, pid }, form) {
  const memory = [memoryOf(pid)];
  const watch = setInterval(() => memory.push(memoryOf(pid)), 100);
  const began = performance.now();
  const since = () => (performance.now() - began) / 1e3;
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${tokens.auditor}`, accept: form };
    get(`${url}/v1/decision-log`, { headers }, (answer) => {
      let [bytes, firstByte, end] = [0, undefined, Buffer.alloc(0)];
      answer.on('data', (chunk) => {
        firstByte ??= since();
        bytes += chunk.length;
        end = chunk.length > 200 ? chunk : Buffer.concat([end, chunk]).subarray(-200);
      });
      answer.on('end', () => {
        clearInterval(watch);
        const seconds = since();
        // The last line says how many there were; without it the stream was cut.
        const count = Number(/(?:"end":true,"count":|end,)([0-9]+)[},]/.exec(end.toString('utf8'))?.[1]);
        if (answer.statusCode !== 200 || count !== ROWS)
          reject(new Error(`${form} was answered ${answer.statusCode} with ${count} decisions`));
        const [before] = memory;
        const halfway = memory[memory.length >> 1];
        resolve({
          rate: ROWS / seconds,
          megabytes: bytes / seconds / 1e6,
          firstByte,
          before,
          halfway,
          peak: Math.max(...memory),
        });
      });
      answer.on('error', reject);
    }).on('error', reject);
  });
}
