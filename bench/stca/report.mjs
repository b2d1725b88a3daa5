import { median, quartiles } from './rounds.mjs';

/** The measure that bars are judged by: on a machine that does other work too, the clock counts that work as well. */
const JUDGED_BY = 'perProcessorSecond';
const BY_THE_CLOCK = 'perSecond';

/** The figures of every contestant, a line each. */
export function tableOf(results) {
  const ratios = ratiosOf(results, JUDGED_BY);
  const ratiosByTheClock = ratiosOf(results, BY_THE_CLOCK);
  const rows = results.map((result, index) => [
    result.name,
    whole(median(valuesOf(result, JUDGED_BY))),
    quartiles(valuesOf(result, JUDGED_BY)).map(whole).join(' to '),
    ratio(ratios[index]),
    whole(median(valuesOf(result, BY_THE_CLOCK))),
    ratio(ratiosByTheClock[index]),
  ]);
  return aligned([
    ['', 'per second of', '', 'to the', 'by the', 'to the'],
    ['checks', 'processor time', 'middle half', 'better peer', 'clock', 'better peer'],
    ...rows,
  ]);
}

/** A line for each bar, and whether it is missed. */
export function judged(results, bars) {
  const ratios = ratiosOf(results, JUDGED_BY);
  return bars.map(({ label, name, bar }) => {
    const reached = ratios[results.findIndex((result) => result.name === name)];
    return { line: `${label} / better peer = ${ratio(reached)} (bar ${bar})`, isMissed: reached < bar };
  });
}

/**
 * How many times the better peer each contestant is: the median of the ratios within each round, for what slows a round
 * slows both in it. The better peer is the way that counts with the highest median.
 */
function ratiosOf(results, measure) {
  const medianOf = (result) => median(valuesOf(result, measure));
  const peer = results
    .filter(({ counts }) => counts)
    .reduce((better, one) => (medianOf(one) > medianOf(better) ? one : better));
  return results.map((result) =>
    median(result.rounds.map((round, index) => round[measure] / peer.rounds[index][measure])),
  );
}

function valuesOf({ rounds }, measure) {
  return rounds.map((round) => round[measure]);
}

function aligned(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const pad = (cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]));
  return rows.map((row) => row.map(pad).join('  ')).join('\n');
}

function whole(value) {
  return Math.round(value).toLocaleString('en-CA');
}

function ratio(value) {
  return value < 10 ? value.toFixed(2) : value.toFixed(1);
}
