/** What was last answered; kept, so that no compiler can leave a check out. */
export let last;

/** A lap: every case checked once, one after the other, or all begun before the first is awaited. */
export function lapOf({ inputOf, check, atOnce }, cases) {
  const inputs = cases.map(({ facts }) => inputOf(facts));
  if (atOnce) return async () => (last = await Promise.all(inputs.map((input) => check(input))));
  if (check(inputs[0]) instanceof Promise) {
    return async () => {
      for (const input of inputs) last = await check(input);
    };
  }
  return () => {
    for (const input of inputs) last = check(input);
  };
}

/**
 * Times contestants in turn, round after round, so that what else the machine does falls on all of them alike. Traps: on
 * a busy machine code takes a second and more to be compiled, so the first `warmUp` rounds are not kept; and no garbage is
 * collected by force between turns, which halved the figure of whatever JavaScript came next.
 *
 * @param laps one for each contestant: makes every check once, and may return a promise
 * @param checksInLap how many checks that is
 * @returns for each contestant its rounds: checks a second of the clock, and a second of processor time of the whole
 *   process, native threads and garbage collection too
 */
export async function timedRounds(laps, checksInLap, { warmUp, rounds, milliseconds }) {
  const times = laps.map(() => []);
  for (let round = -warmUp; round < rounds; round++) {
    for (const [index, lap] of laps.entries()) {
      const time = await timed(lap, checksInLap, milliseconds);
      if (round >= 0) times[index].push(time);
    }
  }
  return times;
}

async function timed(lap, checksInLap, milliseconds) {
  const processor = process.cpuUsage();
  const start = performance.now();
  let laps = 0;
  let elapsed = 0;
  while (elapsed < milliseconds) {
    const pending = lap();
    if (pending instanceof Promise) await pending;
    laps++;
    elapsed = performance.now() - start;
  }
  const { user, system } = process.cpuUsage(processor);
  const checks = laps * checksInLap;
  return { perSecond: (checks / elapsed) * 1e3, perProcessorSecond: (checks / (user + system)) * 1e6 };
}

/** The middle value, or the mean of the two in the middle. */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The values a quarter and three quarters of the way up. */
export function quartiles(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share) => sorted[Math.round(share * (sorted.length - 1))];
  return [at(0.25), at(0.75)];
}
