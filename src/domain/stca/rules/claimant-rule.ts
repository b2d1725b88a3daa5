import { type CheckContext } from '../check-context.js';
import { ABOUT_CLAIMANT } from '../fact-pointers.js';
import { type ClaimantFlag } from '../facts.js';
import { type Remedy, type Rule, type Turn } from '../provision.js';
import { listed, type Text } from '../text.js';
import { allOf, anyOf, type Truth } from '../truth.js';
import { FLAG_WORDS } from '../words/claimant-flags.js';
import { notKnown } from '../words/fact-names.js';
import { type Condition, wordsFor } from './condition.js';

/** A rule that is made out when every condition holds. */
export function everyCondition(conditions: readonly Condition[]): Rule {
  return {
    needs: [...new Set(conditions.flatMap((condition) => condition.needs))],
    evaluate: (check) => {
      // Most rules fail at their first condition, and then no list is made.
      let truths: Truth[] | undefined;
      for (const condition of conditions) {
        const truth = condition.judge(check);
        if (truth.value === false) return truth;
        (truths ??= []).push(truth);
      }
      return allOf(truths ?? []);
    },
    explain: (check, truth) => {
      if (truth.value === null) return notKnown(truth.missing);
      if (truth.value) return listed(conditions.map((condition) => wordsFor(condition.holds, check)));
      const failing = conditions.find((condition) => condition.judge(check).value === false);
      return failing === undefined ? listed([]) : wordsFor(failing.fails, check);
    },
    remedies: (check) => onlyObstacle(conditions, check),
    ...(conditions.some(({ turn }) => turn !== undefined)
      ? { turns: (check) => turnsOf(conditions, check) }
      : {}),
  };
}

/** A rule that is made out when one of the conditions holds. */
export function anyCondition(conditions: readonly Condition[]): Rule {
  return {
    needs: [...new Set(conditions.flatMap((condition) => condition.needs))],
    evaluate: (check) => anyOf(conditions.map((condition) => condition.judge(check))),
    explain: (check, truth) => {
      if (truth.value === null) return notKnown(truth.missing);
      const phrases: Text[] = [];
      for (const condition of conditions) {
        if (condition.judge(check).value !== truth.value) continue;
        phrases.push(wordsFor(truth.value ? condition.holds : condition.fails, check));
      }
      return listed(phrases);
    },
  };
}

/**
 * The condition that a yes-or-no fact about the claimant has a value. Only an unknown one has a remedy: what is known
 * about a person's life is not the engine's to wish otherwise.
 */
export function claimantFact(name: ClaimantFlag, expected: boolean): Condition {
  const words = FLAG_WORDS[name];
  const [held, failed] = expected ? [words.yes, words.no] : [words.no, words.yes];
  const about = ABOUT_CLAIMANT[name];
  const [truthWhenTrue, truthWhenFalse] = expected ? [about.yes, about.no] : [about.no, about.yes];
  // The shared truths of the opposite fact, turned round once: a check makes no objects here.
  const holdsTruth: Truth = { ...truthWhenTrue, value: true };
  const failsTruth: Truth = { ...truthWhenFalse, value: false };
  return {
    needs: [about.pointer],
    judge: (check) => {
      const value = check.claimant[name];
      if (value === null || value === undefined) return about.unknown;
      return value === expected ? holdsTruth : failsTruth;
    },
    holds: held,
    fails: failed,
    remedy: (_check, truth) =>
      truth.value === null
        ? { pointer: about.pointer, value: expected, officerCanBringAbout: false, explanation: held }
        : null,
  };
}

function turnsOf(conditions: readonly Condition[], check: CheckContext): readonly Turn[] {
  return conditions.map((condition) => condition.turn?.(check) ?? null).filter((turn) => turn !== null);
}

/** The remedy of the one condition that stands in the way; nothing when more than one does. */
function onlyObstacle(conditions: readonly Condition[], check: CheckContext): readonly Remedy[] {
  let obstacle: Condition | undefined;
  let open: Truth | undefined;
  for (const condition of conditions) {
    const truth = condition.judge(check);
    if (truth.value === true) continue;
    if (obstacle !== undefined) return [];
    [obstacle, open] = [condition, truth];
  }
  const remedy = open === undefined ? null : obstacle?.remedy?.(check, open);
  return remedy === null || remedy === undefined ? [] : [remedy];
}
