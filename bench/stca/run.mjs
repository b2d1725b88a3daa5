// The law engine beside two rules engines and a bare function: `npm run stca` in bench/. README.md there says what the
// figures mean.
import { guarded } from '../../scripts/lib/failure.mjs';
import { prepare } from '../../scripts/lib/prepare.mjs';
import { refuseDisagreement } from './agreement.mjs';
import { workedCases } from './cases.mjs';
import { allContestants, EVERY_EXPLANATION, FULL_TRACE } from './contestants.mjs';
import { judged, tableOf } from './report.mjs';
import { lapOf, timedRounds } from './rounds.mjs';

const PACE = { warmUp: 5, rounds: 11, milliseconds: 300 };
/** How many times the better peer the engine has to be. */
const BARS = [
  { label: 'full trace', name: FULL_TRACE, bar: 20 },
  { label: 'every explanation in both languages', name: EVERY_EXPLANATION, bar: 3 },
];

await guarded(async () => {
  await prepare({ dev: false });
  const contestants = await allContestants();
  const cases = workedCases();
  await refuseDisagreement(contestants, cases);
  console.log(`${contestants.length} contestants agree on ${cases.length} cases.`);
  const laps = contestants.map((contestant) => lapOf(contestant, cases));
  const rounds = await timedRounds(laps, cases.length, PACE);
  const results = contestants.map((contestant, index) => ({ ...contestant, rounds: rounds[index] }));
  console.log(tableOf(results));
  for (const { line, isMissed } of judged(results, BARS)) {
    console.log(line);
    if (isMissed) process.exitCode = 1;
  }
});
