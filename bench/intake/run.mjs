// Rows a second of intake: `npm run intake` in bench/. README.md there says what the figures mean.
import { guarded } from '../../scripts/lib/failure.mjs';
import { prepare } from '../../scripts/lib/prepare.mjs';
import { median } from '../stca/rounds.mjs';
import { BareTable } from './bare.mjs';
import { flatness } from './flatness.mjs';
import { Referrals } from './referrals.mjs';
import { withService } from './service.mjs';
import { stages } from './stages.mjs';

const WARM_UP = 2;
const ROUNDS = Number(process.env.ROUNDS ?? 5);
/** Rows of a batch, and batches of each turn; SIZES=1,100 measures only those. */
const EVERY_SIZE = [
  { rows: 1, batches: 40 },
  { rows: 100, batches: 10 },
  { rows: 1_000, batches: 3 },
  { rows: 10_000, batches: 1 },
];
const ASKED_FOR = process.env.SIZES?.split(',').map(Number);
const SIZES = EVERY_SIZE.filter(({ rows }) => ASKED_FOR?.includes(rows) ?? true);
const JUDGED_SIZE = 1_000;
const BAR_RATIO = 1 / 5;
const BAR_MEMORY_MIB = 400;
const FILES = Number(process.env.FILES ?? 0);

await guarded(async () => {
  await prepare({ dev: false });
  await withService(rates);
  await stages();
  if (FILES > 0) await flatness(FILES, judge);
});

async function rates(service, postgres) {
  const bare = await BareTable.in(postgres);
  try {
    report(await measure(service, bare));
  } finally {
    await bare.end();
  }
  const peak = service.peakMemory();
  if (peak === undefined) return;
  console.log(
    `peak memory of the service, with batches of up to ${told(SIZES.at(-1).rows)} rows: ${peak.toFixed(0)} MiB`,
  );
  judge('peak memory', peak <= BAR_MEMORY_MIB, `${BAR_MEMORY_MIB} MiB`);
}

/** Milliseconds of each turn, by size: intake and the bare table take the same rows one after the other. */
async function measure(service, bare) {
  const referrals = new Referrals('B');
  const rounds = new Map(SIZES.map(({ rows }) => [rows, []]));
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    for (const { rows, batches } of SIZES) {
      const times = { intake: 0, bare: 0 };
      for (let i = 0; i < batches; i++) {
        const people = referrals.take(rows);
        times.intake += await service.send(people, round + WARM_UP);
        times.bare += await bare.insert(people);
      }
      if (round >= 0) rounds.get(rows).push(times);
    }
  }
  return rounds;
}

function report(rounds) {
  console.log(
    '| rows of a batch | intake, rows/s | bare table, rows/s | ratio |\n| ---: | ---: | ---: | ---: |',
  );
  for (const { rows, batches } of SIZES) {
    const of = rounds.get(rows);
    const rate = (name) => Math.round((rows * batches * 1e3) / median(of.map((times) => times[name])));
    const ratio = median(of.map(({ intake, bare: bared }) => bared / intake));
    console.log(`| ${told(rows)} | ${told(rate('intake'))} | ${told(rate('bare'))} | ${ratio.toFixed(3)} |`);
    if (rows === JUDGED_SIZE) judge(`the ratio at ${told(rows)} rows`, ratio >= BAR_RATIO, `${BAR_RATIO}`);
  }
}

function judge(what, isKept, bar) {
  console.log(`${what}: bar ${bar} ${isKept ? 'kept' : 'MISSED'}`);
  if (!isKept) process.exitCode = 1;
}

function told(number) {
  return number.toLocaleString('en');
}
