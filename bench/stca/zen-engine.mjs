import { evaluateExpressionSync, ZenDecisionContent, ZenEngine } from '@gorules/zen-engine';
import { conclusionFrom, RULES } from './peer-rules.mjs';

/**
 * The rule set as one decision table of zen-engine, a rule a row, compiled once. The table collects the rules that hold:
 * one that is not in the answer does not.
 */
export function zenTable(options) {
  return zen(
    {
      type: 'decisionTableNode',
      content: {
        hitPolicy: 'collect',
        inputs: [{ id: 'conditions', name: 'Conditions' }],
        outputs: [{ id: 'rule', name: 'Rule', field: 'rule' }],
        rules: RULES.map(({ id, conditions }) => ({
          _id: id,
          conditions: expressionOf(conditions),
          rule: JSON.stringify(id),
        })),
      },
    },
    options,
    (result) => Object.fromEntries(result.map(({ rule }) => [rule, true])),
  );
}

/** The rule set as one expression node, compiled once: the answer has every rule with true or false. */
export function zenExpressions(options) {
  return zen(
    {
      type: 'expressionNode',
      content: {
        expressions: RULES.map(({ id, conditions }) => ({
          id,
          key: id,
          value: expressionOf(conditions),
        })),
      },
    },
    options,
    (result) => result,
  );
}

/**
 * The rule set as one list in zen-engine's expression language, judged without a promise. No decision model, and parsed
 * anew at every check. The answer has true or false for every rule, by place.
 */
export function zenOneExpression() {
  const list = `[${RULES.map(({ conditions }) => expressionOf(conditions)).join(', ')}]`;
  return {
    prepare: (plain) => plain,
    check: (plain) => {
      const outcomes = evaluateExpressionSync(list, plain);
      const held = {};
      for (let index = 0; index < RULES.length; index++) held[RULES[index].id] = outcomes[index];
      return { conclusion: conclusionFrom(held, plain.route), held };
    },
  };
}

function zen(node, options, heldIn) {
  const position = { x: 0, y: 0 };
  const content = {
    contentType: 'application/vnd.gorules.decision',
    nodes: [
      { id: 'facts', name: 'Facts', type: 'inputNode', position },
      { id: 'rules', name: 'Rules', position, ...node },
      { id: 'answer', name: 'Answer', type: 'outputNode', position },
    ],
    edges: [
      { id: 'in', type: 'edge', sourceId: 'facts', targetId: 'rules' },
      { id: 'out', type: 'edge', sourceId: 'rules', targetId: 'answer' },
    ],
  };
  const decision = new ZenEngine().createDecision(
    new ZenDecisionContent(Buffer.from(JSON.stringify(content))),
  );
  return {
    prepare: (plain) => plain,
    check: async (plain) => {
      const { result, trace } = await decision.evaluate(plain, options);
      const held = heldIn(result);
      return { conclusion: conclusionFrom(held, plain.route), held, trace };
    },
  };
}

function expressionOf(condition) {
  if (Array.isArray(condition)) {
    const [fact, operator, value] = condition;
    if (value === true) return fact;
    return value === false ? `not ${fact}` : `${fact} ${operator} ${JSON.stringify(value)}`;
  }
  const [conditions, word] = condition.all ? [condition.all, 'and'] : [condition.any, 'or'];
  const parts = conditions.map(expressionOf);
  return parts.length === 1 ? parts[0] : `(${parts.join(` ${word} `)})`;
}
