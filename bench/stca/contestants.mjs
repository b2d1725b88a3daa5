import { pathToFileURL } from 'node:url';
import { Failure } from '../../scripts/lib/failure.mjs';
import { inProject } from '../../scripts/lib/project.mjs';
import { bareConclusion } from './bare.mjs';
import { plainFacts } from './plain-facts.mjs';

export const FULL_TRACE = 'findings, full trace';
export const EVERY_EXPLANATION = 'assess, every explanation in both languages';

/**
 * All that is measured, in the order of the table. A contestant has a `name`; `inputOf(facts)`, made before the clock
 * starts; `check(input)`, which answers a conclusion, or an object that has one, or a promise of either;
 * `isThreeValued`; `isPeer`, whose answer has `held` too, the ids of its rules, true where they hold; `counts`, which can
 * be the better peer; and `atOnce`, where all cases are begun before the first is awaited.
 *
 * @throws {Failure} when the peers are not installed
 */
export async function allContestants() {
  return [...(await own()), ...(await peers())];
}

/** A module of the engine, as the service runs it. The project is built. */
export function engineModule(name) {
  return import(pathToFileURL(inProject('dist', 'src', 'domain', 'stca', `${name}.js`)).href);
}

async function own() {
  const { assess } = await engineModule('assess');
  const { findings } = await engineModule('findings');
  const inputOf = (facts) => facts;
  return [
    { name: 'bare function, conclusion only', inputOf, check: bareConclusion },
    { name: FULL_TRACE, isThreeValued: true, inputOf, check: (facts) => findings(facts) },
    {
      name: EVERY_EXPLANATION,
      isThreeValued: true,
      inputOf,
      check: (facts) => assess(facts, { implications: false }).result,
    },
    { name: 'assess, whole', isThreeValued: true, inputOf, check: (facts) => assess(facts).result },
  ];
}

/** Both peers in each of their ways that say which rules hold. */
async function peers() {
  const [{ jsonRulesEngine }, { zenExpressions, zenOneExpression, zenTable }] = await Promise.all([
    import('./json-rules-engine.mjs'),
    import('./zen-engine.mjs'),
  ]).catch((error) => {
    if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new Failure('The peers are not installed: run `npm install` in bench/, then start again.');
  });
  const peer = (name, { prepare, check }, { atOnce = false, counts = true } = {}) => ({
    name,
    isPeer: true,
    counts,
    atOnce,
    inputOf: (facts) => prepare(plainFacts(facts)),
    check,
  });
  return [
    peer('json-rules-engine', jsonRulesEngine()),
    peer('json-rules-engine, all cases at once', jsonRulesEngine(), { atOnce: true }),
    peer('zen-engine, table', zenTable()),
    peer('zen-engine, table, all cases at once', zenTable(), { atOnce: true }),
    peer('zen-engine, table, trace', zenTable({ trace: true })),
    peer('zen-engine, expressions', zenExpressions()),
    peer('zen-engine, expressions, all cases at once', zenExpressions(), { atOnce: true }),
    peer('zen-engine, expressions, trace', zenExpressions({ trace: true })),
    // No rules engine: there is nothing loaded once, and no rule. Shown because it is fast.
    peer('zen-engine, one expression, no rule set', zenOneExpression(), { counts: false }),
  ];
}
