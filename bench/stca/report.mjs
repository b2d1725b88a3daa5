import { median, quartiles } from './rounds.mjs';

const CLOCK = 'perSecond';
const PROCESSOR = 'perProcessorSecond';

const whole = (value) => Math.round(value).toLocaleString('en-CA');
const times = (value) => (value < 10 ? value.toFixed(2) : value.toFixed(1));

/** The figures of every contestant, a line each. */
export function tableOf(results) {
  const [byClock, byProcessor] = [CLOCK, PROCESSOR].map((measure) => ratiosOf(results, measure));
  const rows = results.map((result, index) => {
    const clock = result.times.map((one) => one[CLOCK]);
    const processor = result.times.map((one) => one[PROCESSOR]);
    return [
      result.name,
      whole(median(clock)),
      quartiles(clock).map(whole).join(' to '),
      times(byClock[index]),
      whole(median(processor)),
      quartiles(processor).map(whole).join(' to '),
      times(byProcessor[index]),
    ];
  });
  return aligned([
    ['contestant', 'checks/s', 'middle half', '÷ peer', 'per CPU s', 'middle half', '÷ peer'],
    ...rows,
  ]);
}

/** A line for each bar, and whether it is missed. */
export function judged(results, bars) {
  const ratios = ratiosOf(results, CLOCK);
  const r2 = ratiosOf(results, PROCESSOR);
  return bars.map(({ label, name, bar }) => {
    const i = results.findIndex((result) => result.name === name);
    const ratio = ratios[i];
    return { line: `${label} / better peer = ${times(ratio)} ${times(r2[i])} (bar ${bar})`, isMissed: ratio < bar };
  });
}

/**
 * How many times the better peer each contestant is: the median of the ratios within each round, for what slows a round
 * slows both in it. The better peer is the one of the highest median in any of its ways.
 */
function ratiosOf(results, measure) {
  const medianOf = (result) => median(result.times.map((one) => one[measure]));
  const peer = results
    .filter(({ isPeer }) => isPeer)
    .reduce((better, one) => (medianOf(one) > medianOf(better) ? one : better));
  return results.map((result) =>
    median(result.times.map((one, round) => one[measure] / peer.times[round][measure])),
  );
}

function aligned(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows
    .map((row) =>
      row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))).join('  '),
    )
    .join('\n');
}
