import { Failure } from '../../scripts/lib/failure.mjs';
import { engineModule } from './contestants.mjs';
import { RULES } from './peer-rules.mjs';

/** The engine's outcomes that two values can give too. */
const HOLDS = { met: true, 'not-met': false, engaged: true, 'not-engaged': false };
const RULE_ID = new Map(RULES.map(({ cite, id }) => [cite, id]));

/**
 * Has every contestant answer every case before anything is timed. Where the engine's answer is undetermined, those that
 * know two values only are not asked.
 *
 * @throws {Failure} where a contestant gives another conclusion than the case expects, or a peer another answer than the
 *   engine on an exception or a bar
 */
export async function refuseDisagreement(contestants, cases) {
  const { findings } = await engineModule('findings');
  const differences = [];
  for (const { name, isThreeValued = false, isPeer = false, inputOf, check } of contestants) {
    for (const { id, facts, expect } of cases) {
      const answer = await check(inputOf(facts));
      const conclusion = answer.conclusion ?? answer;
      if (conclusion !== expect.conclusion && (isThreeValued || expect.conclusion !== 'undetermined')) {
        differences.push(`${name}, ${id}: ${conclusion} and not ${expect.conclusion}`);
      }
      if (!isPeer) continue;
      for (const { cite, holds } of knownProvisions(findings(facts))) {
        if ((answer.held[RULE_ID.get(cite)] === true) === holds) continue;
        differences.push(`${name}, ${id}: ${cite} ${holds ? 'does not hold' : 'holds'}`);
      }
    }
  }
  if (differences.length > 0) {
    throw new Failure(`The contestants do not give the same answers:\n${differences.join('\n')}`);
  }
}

function knownProvisions({ exceptions, otherBars }) {
  return [...exceptions, ...otherBars]
    .filter(({ outcome }) => outcome in HOLDS)
    .map(({ provision, outcome }) => ({ cite: provision.cite.en, holds: HOLDS[outcome] }));
}
