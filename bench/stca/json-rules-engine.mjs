import { Engine, Fact } from 'json-rules-engine';
import { conclusionFrom, RULES } from './peer-rules.mjs';

const OPERATORS = { '==': 'equal', '<': 'lessThan', '>=': 'greaterThanInclusive' };

/** The rule set in the language of json-rules-engine; the engine is made once. */
export function jsonRulesEngine() {
  const engine = new Engine(
    RULES.map(({ id, conditions }) => ({ conditions: translated(conditions), event: { type: id } })),
  );
  return {
    /** Facts the engine need not wrap at every check. */
    prepare: (plain) => ({
      route: plain.route,
      facts: Object.fromEntries(Object.entries(plain).map(([name, value]) => [name, new Fact(name, value)])),
    }),
    /** A check: every rule with its outcome and the outcome of each of its conditions. */
    check: async ({ route, facts }) => {
      const { events, results, failureResults } = await engine.run(facts);
      const held = {};
      for (const { type } of events) held[type] = true;
      return { conclusion: conclusionFrom(held, route), held, results, failureResults };
    },
  };
}

function translated(condition) {
  if (Array.isArray(condition)) {
    const [fact, operator, value] = condition;
    return { fact, operator: OPERATORS[operator], value };
  }
  return condition.all ? { all: condition.all.map(translated) } : { any: condition.any.map(translated) };
}
