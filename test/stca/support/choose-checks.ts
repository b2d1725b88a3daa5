import fc from 'fast-check';
import { assessChecked } from '../../../src/domain/stca/assess.js';
import { type StcaResult } from '../../../src/domain/stca/result.js';
import { arbitraryFacts } from './arbitrary-facts.js';
import { checksByHand } from './checks-by-hand.js';
import { type CheckInput } from './recorded.js';

/** Random facts looked at, and the seed that makes them the same ones every time. */
const LOOKED_AT = 4000;
const SEED = 20261120;

/** At least so many new features make random facts worth their line. */
const WORTH = 6;

/**
 * The checks to record beside those recorded already: every one written by hand, then, of many random ones, those that
 * show most of what no other shows. What is recorded stays, so that old answers are compared for ever.
 */
export function chosenChecks(recorded: readonly CheckInput[], limit: number): readonly CheckInput[] {
  const known = new Set(recorded.map(({ facts }) => JSON.stringify(facts)));
  const chosen = [...recorded, ...checksByHand().filter(({ facts }) => !known.has(JSON.stringify(facts)))];
  const seen = new Set(chosen.flatMap(featuresOf));
  let rest = fc
    .sample(arbitraryFacts(), { seed: SEED, numRuns: LOOKED_AT })
    .map((facts) => ({ check: { facts } as CheckInput, features: featuresOf({ facts }) }));
  while (chosen.length < limit) {
    rest = rest
      .map(({ check, features }) => ({ check, features: features.filter((one) => !seen.has(one)) }))
      .filter(({ features }) => features.length >= WORTH)
      .sort((a, b) => b.features.length - a.features.length);
    const best = rest.shift();
    if (best === undefined) break;
    chosen.push(best.check);
    for (const feature of best.features) seen.add(feature);
  }
  return chosen;
}

/** What a result shows, without its days, numbers and names. */
function featuresOf({ facts, notices = [] }: CheckInput): string[] {
  const result: StcaResult = assessChecked(facts, { notices });
  const shown: unknown[] = [];
  for (const one of [...result.applicability, ...result.exceptions, ...result.otherBars]) {
    const { provision, outcome, explanation, reliesOn, missingFacts } = one;
    shown.push(
      [provision, outcome, explanation],
      [provision, reliesOn],
      [provision, 'missing', missingFacts],
    );
  }
  for (const { provision, support } of result.exceptions) shown.push([provision, support]);
  for (const { provision, from, to, reason } of result.changes ?? [])
    shown.push([provision, from, to, reason]);
  for (const { route, conclusion, basis, changes } of result.routes ?? []) {
    shown.push([route, conclusion, basis]);
    for (const { from, to, reason } of changes) shown.push([route, from, to, reason]);
  }
  for (const { provision, pointer, value } of result.wouldEstablish ?? [])
    shown.push([provision, pointer, value]);
  for (const { code, pointers } of result.warnings) shown.push([code, pointers]);
  shown.push(result.whatRemains.code, [result.conclusion, result.missingFacts]);
  return [...new Set(shown.map((one) => JSON.stringify(one).replace(/\d{4}-\d\d-\d\d|\/\d+|r[123]/g, '#')))];
}
