import { once } from 'node:events';
import { Referrals } from './referrals.mjs';
import { withService } from './service.mjs';

const ROWS = 1_000;
const WARM_UP = 6;
const BATCHES = 10;

/**
 * What each stage costs of a batch of 1,000 rows: the processor time of the service by stage, and how long it waits for each
 * statement. The means are watched from outside of the sources: a sampling profile and a wrapped driver.
 */
export async function stages() {
  await withService(
    async (service) => {
      const referrals = new Referrals('S', 3);
      for (let i = 0; i < WARM_UP; i++) await service.send(referrals.take(ROWS), 0);
      const batches = Array.from({ length: BATCHES }, () => referrals.take(ROWS));
      await asked(service.child, 'begin');
      let took = 0;
      for (const rows of batches) took += await service.send(rows, 0);
      const { stages: sums, statements } = await asked(service.child, 'end');
      console.log(`a batch of 1,000 rows while it is watched: ${(took / BATCHES).toFixed(1)} ms`);
      table(
        'stage, time of the process',
        sums.map(([name, ms]) => [name, ms / BATCHES]),
      );
      table(
        'statement, until it is answered',
        statements.map(([name, { count, total }]) => [`${name} (${count / BATCHES} times)`, total / BATCHES]),
      );
    },
    ['--import', new URL('watch.mjs', import.meta.url).href],
  );
}

async function asked(child, word) {
  const answer = once(child, 'message');
  child.send(word);
  return (await answer)[0];
}

function table(title, lines) {
  console.log(`\n| ${title} | ms of a batch |\n| --- | ---: |`);
  const sorted = lines.filter(([, ms]) => ms >= 0.1).sort(([, one], [, other]) => other - one);
  for (const [name, ms] of sorted) console.log(`| ${name} | ${ms.toFixed(1)} |`);
}
