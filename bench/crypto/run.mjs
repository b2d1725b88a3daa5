// What encryption and row-level security cost a request: `npm run crypto` in bench/. README.md there says what the figures
// mean.
import { guarded } from '../../scripts/lib/failure.mjs';
import { prepare } from '../../scripts/lib/prepare.mjs';
import { quartiles } from '../stca/rounds.mjs';
import { requestsOf } from './requests.mjs';
import { startVariants } from './variants.mjs';

const PACE = { warmUp: 3, rounds: 15 };

await guarded(async () => {
  await prepare({ dev: false });
  const { withThrowAwayPostgres } = await import('../../dist/src/cli/throw-away-postgres.js');
  await withThrowAwayPostgres(async (postgres, dataDir) => {
    const variants = await startVariants(postgres, dataDir);
    try {
      report(await timedRounds(variants));
    } finally {
      for (const { app } of variants) await app.close();
    }
  });
});

/** Milliseconds of each request of each variant, in turn, round after round, so that what else the machine does falls on all. */
async function timedRounds(variants) {
  const times = new Map();
  const requests = await Promise.all(variants.map(requestsOf));
  for (let round = -PACE.warmUp; round < PACE.rounds; round++) {
    for (const name of Object.keys(requests[0])) {
      // Another variant comes first in each round.
      for (let i = 0; i < variants.length; i++) {
        const at = (i + round + PACE.warmUp) % variants.length;
        const start = performance.now();
        await requests[at][name]();
        const took = performance.now() - start;
        if (round < 0) continue;
        const key = `${name}|${variants[at].name}`;
        times.set(key, [...(times.get(key) ?? []), took]);
      }
    }
  }
  return { names: Object.keys(requests[0]), variants: variants.map(({ name }) => name), times };
}

/**
 * The share of a request is what is saved by leaving a thing out, by the time of the whole. Both are the lower quartile of the
 * rounds: whatever else the machine does only ever adds to a time.
 */
function report({ names, variants, times }) {
  const [whole, ...without] = variants;
  console.log(`| request | ${whole}, ms | ${without.map((name) => `share of ${name}`).join(' | ')} |`);
  console.log(`| --- | ---: | ${without.map(() => '---:').join(' | ')} |`);
  for (const name of names) {
    const [took] = quartiles(times.get(`${name}|${whole}`));
    const shares = without.map((variant) => {
      const [left] = quartiles(times.get(`${name}|${variant}`));
      return percent((took - left) / took);
    });
    console.log(`| ${name} | ${took.toFixed(1)} | ${shares.join(' | ')} |`);
  }
}

function percent(share) {
  return `${(share * 100).toFixed(1)} %`;
}
