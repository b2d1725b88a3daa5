import { type DecisionReason } from '../case-file/commands.js';

/** What a reason stands on, without its words: a provision as it is cited, a pointer to a fact, or both. */
export interface Ground {
  readonly provision: string | null;
  readonly fact: string | null;
}

/** What the reasons of a decision stand on, in their order; a reason in words alone stands on nothing that can be named. */
export function groundsOf(reasons: readonly DecisionReason[]): readonly Ground[] {
  return reasons
    .map(({ provision = null, fact = null }) => ({ provision, fact }))
    .filter(({ provision, fact }) => provision !== null || fact !== null);
}
