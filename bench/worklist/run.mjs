// How long lists of files and the worklist take at 10,000, 100,000 and 1,000,000 files: `npm run worklist` in bench/. README.md
// there says what the figures mean.
import { guarded } from '../../scripts/lib/failure.mjs';
import { prepare } from '../../scripts/lib/prepare.mjs';
import { ask, statementsOf, withDesk } from './desk.mjs';
import { growTo } from './seed.mjs';

const SIZES = (process.env.FILES ?? '10000,100000,1000000').split(',').map(Number);
const REQUESTS = Number(process.env.REQUESTS ?? 400);
const WARM_UP = 30;
const LIMIT = 50;
const PAGE = 1_000;
const BAR_RATIO = 2;

const inDays = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const FILTERS = {
  'no filter': '',
  'state=received': 'state=received',
  'state=decided': 'state=decided',
  'urgency=normal': 'urgency=normal',
  'conclusion (3 %)': 'conclusion=does-not-apply',
  assignee: 'assignee=stf_bench-7',
  'assignee=none': 'assignee=none',
  partner: 'partner=ptn_bench-3',
  'received in a month': `receivedFrom=${inDays(-60)}&receivedTo=${inDays(-30)}`,
  'received in a year': `receivedFrom=${inDays(-365)}`,
  'removal before today': `removalBefore=${inDays(0)}`,
};

const figures = new Map();

await guarded(async () => {
  await prepare({ dev: false });
  await withDesk(async (desk) => {
    for (const size of SIZES) {
      await growTo(desk, size);
      for (const [name, filter] of Object.entries(FILTERS)) await lists(desk, size, name, filter);
      keep('worklist/next', size, await claims(desk));
    }
  });
  report();
});

/** The first page of a filter, and page 1,000, for which the last one stands where there are fewer. */
async function lists(desk, size, name, filter) {
  const first = `/v1/files?limit=${LIMIT}&${filter}`;
  keep(`${name}, first page`, size, await times(desk, first));
  const cursor = await cursorTo(desk, filter);
  if (cursor !== null) keep(`${name}, page 1,000`, size, await times(desk, `${first}&cursor=${cursor}`));
}

/** The cursor of page 1,000, or of the last page before it; pages of 200 lead there as well. Null: there is one page. */
async function cursorTo(desk, filter) {
  const rows = (PAGE - 1) * LIMIT;
  let seen = 0;
  let cursor = null;
  while (seen < rows) {
    const limit = Math.min(200, rows - seen);
    const after = cursor === null ? '' : `&cursor=${cursor}`;
    const { body } = await ask(desk, 'GET', `/v1/files?limit=${limit}&${filter}${after}`);
    if (body.next === null) break;
    seen += limit;
    cursor = body.next;
  }
  return cursor;
}

/** Milliseconds over HTTP, and those of the same statements through pg, in turns. */
async function times(desk, path) {
  const http = [];
  const bare = [];
  const statements = await statementsOf(() => ask(desk, 'GET', path));
  for (let i = -WARM_UP; i < REQUESTS; i++) {
    const { ms } = await ask(desk, 'GET', path);
    const began = performance.now();
    for (const { text, values } of statements) await desk.bare.query(text, values);
    if (i < 0) continue;
    http.push(ms);
    bare.push(performance.now() - began);
  }
  return { http, bare };
}

/** The same of taking the next file, one after the other; through pg the look with its lock, rolled back. */
async function claims(desk) {
  const http = [];
  const bare = [];
  const next = () => ask(desk, 'POST', '/v1/worklist/next');
  const statements = await statementsOf(next);
  const begin = statements.find(({ text }) => text.startsWith('BEGIN'));
  const look = statements.find(({ text }) => text.includes('SKIP LOCKED'));
  // A hundredth of the smallest size waits; not all of them may be used up.
  for (let i = -WARM_UP / 3; i < Math.min(REQUESTS, 120); i++) {
    const { ms } = await next();
    const began = performance.now();
    await desk.bare.query(begin.text);
    await desk.bare.query(look.text, look.values);
    await desk.bare.query('ROLLBACK');
    if (i < 0) continue;
    http.push(ms);
    bare.push(performance.now() - began);
  }
  return { http, bare };
}

function keep(name, size, measured) {
  figures.set(name, (figures.get(name) ?? new Map()).set(size, measured));
  const { http, bare } = measured;
  console.error(
    `${size} ${name}: ${at(http, 0.5)} / ${at(http, 0.99)} ms; bare ${at(bare, 0.5)} / ${at(bare, 0.99)}`,
  );
}

function report() {
  const told = SIZES.map((size) => size.toLocaleString('en'));
  console.log(
    `| median / p99, ms | ${told.flatMap((size) => [`${size} files`, 'bare']).join(' | ')} | p99, last to first |`,
  );
  console.log(`| --- |${' ---: |'.repeat(told.length * 2 + 1)}`);
  const missed = [];
  for (const [name, sizes] of figures) {
    const cells = SIZES.flatMap((size) => ['http', 'bare'].map((way) => cell(sizes.get(size)?.[way])));
    const [first, last] = [sizes.get(SIZES[0]), sizes.get(SIZES.at(-1))];
    const ratio = first && last ? at(last.http, 0.99) / at(first.http, 0.99) : undefined;
    console.log(`| ${name} | ${cells.join(' | ')} | ${ratio?.toFixed(2) ?? ''} |`);
    if (ratio > BAR_RATIO) missed.push(name);
  }
  console.log(
    `p99 at the last size at most ${BAR_RATIO} times that at the first: ${missed.length === 0 ? 'kept' : `MISSED by ${missed.join('; ')}`}`,
  );
  if (missed.length > 0) process.exitCode = 1;
}

function cell(measured) {
  return measured === undefined ? '' : `${at(measured, 0.5)} / ${at(measured, 0.99)}`;
}

function at(measured, share) {
  const sorted = [...measured].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))].toFixed(2);
}
