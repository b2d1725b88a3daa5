import { type CheckContext } from '../check-context.js';
import { type Text } from '../text.js';
import { type Pointer, type Truth } from '../truth.js';
import { type Remedy, type Turn } from '../provision.js';

/** Words for a state of facts, without full stop: fixed, or made for the check. */
export type Words = Text | ((check: CheckContext) => Text);

/** The words for a check. */
export function wordsFor(words: Words, check: CheckContext): Text {
  return typeof words === 'function' ? words(check) : words;
}

/** A condition on the claimant or the way of the claim. */
export interface Condition {
  readonly needs: readonly Pointer[];
  judge(check: CheckContext): Truth;
  readonly holds: Words;
  readonly fails: Words;
  /** The one fact that would make it true, where such a change can come about or be found out. */
  remedy?(check: CheckContext, truth: Truth): Remedy | null;
  /** The claim day on which its truth changes; null when no day does. */
  turn?(check: CheckContext): Turn | null;
}

/** A condition on one item of a list of facts. */
export interface ItemCondition<Item> {
  readonly needs: readonly Pointer[];
  judge(item: Item, index: number, check: CheckContext): Truth;
  fails(item: Item, check: CheckContext): Text;
  /** Words for a condition that stays open although its fact is given. */
  open?(item: Item): Text | null;
  remedy?(item: Item, index: number, check: CheckContext, truth: Truth): Remedy | null;
  turn?(item: Item, check: CheckContext): Turn | null;
}
