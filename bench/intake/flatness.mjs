import { median } from '../stca/rounds.mjs';
import { Referrals } from './referrals.mjs';
import { withService } from './service.mjs';

const ROWS = 1_000;
const WARM_UP = 5;
const BATCHES = 15;
const LOADED_AT_ONCE = 10_000;
/** Loading takes one partner after another, so that none runs out of places. */
const FILES_OF_A_PARTNER = 30_000;
const BAR = 0.8;

/** Rows a second at 1,000 rows with so many files there, to those with next to none, on one service. */
export async function flatness(files, judge) {
  await withService(async (service) => {
    const referrals = new Referrals('F', 2);
    for (let i = 0; i < WARM_UP; i++) await service.send(referrals.take(ROWS), 0);
    const empty = await timeOfABatch(service, referrals);
    for (let loaded = 0; loaded < files; loaded += LOADED_AT_ONCE) {
      const people = referrals.take(Math.min(LOADED_AT_ONCE, files - loaded));
      await service.send(people, 1 + Math.floor(loaded / FILES_OF_A_PARTNER));
    }
    const full = await timeOfABatch(service, referrals);
    const rate = (time) => Math.round((ROWS * 1e3) / time).toLocaleString('en');
    console.log(
      `rows/s at 1,000 rows: ${rate(empty)} without files, ${rate(full)} with ${files} files there`,
    );
    judge(`the share of the rate that is left, ${(empty / full).toFixed(2)}`, empty / full >= BAR, `${BAR}`);
  });
}

async function timeOfABatch(service, referrals) {
  const times = [];
  for (let i = 0; i < BATCHES; i++) times.push(await service.send(referrals.take(ROWS), 0));
  return median(times);
}
