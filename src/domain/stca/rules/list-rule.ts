import { type CheckContext } from '../check-context.js';
import { type StcaFacts, type Support } from '../facts.js';
import { type Remedy, type Rule, type Turn } from '../provision.js';
import { labelled, listed, text, type Text } from '../text.js';
import { allOf, anyItem, type Pointer, type Truth, type TruthsAbout } from '../truth.js';
import { notKnown } from '../words/fact-names.js';
import { type ItemCondition } from './condition.js';

/** A rule that is made out when one item of a list meets every condition. */
export interface ListRule<Item> {
  readonly about: TruthsAbout;
  itemsIn(facts: StcaFacts): readonly Item[] | null | undefined;
  nameOf(item: Item, index: number): Text;
  readonly noneGiven: Text;
  /** In the order in which a failing item is explained: the first that fails is named. */
  readonly conditions: readonly ItemCondition<Item>[];
  /** What an item that meets them all is. */
  holds(item: Item, check: CheckContext): Text;
  supportOf?(item: Item): Support | null | undefined;
  /** Items that could be added to the list so that the rule is made out. */
  additions?(check: CheckContext): readonly Remedy[];
}

/** Items an explanation names; the others are counted. */
const NAMED = 5;

/** Makes the rule. */
export function anyListed<Item>(rule: ListRule<Item>): Rule {
  const { about, conditions, supportOf } = rule;
  const needs: Pointer[] = [about.pointer, ...conditions.flatMap((condition) => condition.needs)];

  const turning = conditions.filter(({ turn }) => turn !== undefined);

  function judgeItem(item: Item, index: number, check: CheckContext): Truth {
    let truths: Truth[] | undefined;
    for (const condition of conditions) {
      const truth = condition.judge(item, index, check);
      if (truth.value === false) return truth;
      (truths ??= []).push(truth);
    }
    return allOf(truths ?? []);
  }

  function phraseOf(item: Item, index: number, check: CheckContext, value: boolean | null): Text {
    if (value === true) return rule.holds(item, check);
    for (const condition of conditions) {
      const truth = condition.judge(item, index, check);
      if (truth.value !== value) continue;
      if (value === false) return condition.fails(item, check);
      const open = condition.open?.(item);
      if (open !== null && open !== undefined) return open;
    }
    return notKnown(judgeItem(item, index, check).missing);
  }

  function explain(check: CheckContext, truth: Truth): Text {
    const items = rule.itemsIn(check.facts);
    if (items === null || items === undefined) return notKnown(truth.missing);
    if (items.length === 0) return rule.noneGiven;
    const chosen = truth.value === false ? items.map((_, index) => index) : truth.items;
    const phrases = chosen.slice(0, NAMED).map((index) => {
      const item = items[index] as Item;
      return labelled(rule.nameOf(item, index), phraseOf(item, index, check, truth.value));
    });
    const more = chosen.length - phrases.length;
    return listed(more > 0 ? [...phrases, text(`and ${more} more`, `et ${more} de plus`)] : phrases);
  }

  function remedies(check: CheckContext): readonly Remedy[] {
    const found: Remedy[] = [];
    const items = rule.itemsIn(check.facts) ?? [];
    for (let index = 0; index < items.length; index++) {
      const item = items[index] as Item;
      const remedy = onlyObstacle(conditions, item, index, check);
      if (remedy === null) continue;
      found.push({ ...remedy, explanation: labelled(rule.nameOf(item, index), remedy.explanation) });
    }
    return rule.additions === undefined ? found : [...found, ...rule.additions(check)];
  }

  function turns(check: CheckContext): readonly Turn[] {
    const found: Turn[] = [];
    for (const item of rule.itemsIn(check.facts) ?? []) {
      for (const condition of turning) {
        const turn = condition.turn?.(item, check) ?? null;
        if (turn !== null) found.push(turn);
      }
    }
    return found;
  }

  return {
    needs: [...new Set(needs)],
    evaluate: (check) => anyItem(rule.itemsIn(check.facts), about, judgeItem, check),
    explain,
    remedies,
    ...(turning.length > 0 ? { turns } : {}),
    standsOn: (check, truth) => {
      const items = rule.itemsIn(check.facts);
      if (supportOf === undefined || truth.value !== true || items === null || items === undefined) return [];
      return truth.items.map((index) => ({
        pointer: `${about.pointer}/${index}`,
        support: supportOf(items[index] as Item) ?? null,
      }));
    },
  };
}

/** The remedy of the one condition that stands in an item's way; null when more than one does. */
function onlyObstacle<Item>(
  conditions: readonly ItemCondition<Item>[],
  item: Item,
  index: number,
  check: CheckContext,
): Remedy | null {
  let obstacle: ItemCondition<Item> | undefined;
  let open: Truth | undefined;
  for (const condition of conditions) {
    const truth = condition.judge(item, index, check);
    if (truth.value === true) continue;
    if (obstacle !== undefined) return null;
    [obstacle, open] = [condition, truth];
  }
  return (open === undefined ? null : obstacle?.remedy?.(item, index, check, open)) ?? null;
}
