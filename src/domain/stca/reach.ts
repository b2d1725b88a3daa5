import { type CheckContext } from './check-context.js';
import { type EffectOfNotices } from './notices.js';
import { type CatchProvision, type GroundProvision, type NoticeRuleProvision } from './provision.js';
import { irpr1597Notices } from './provisions/irpr-159-7-notices.js';
import { type GroundWithCatches, type Rulebook } from './rulebook.js';
import { ALWAYS, allOf, NEVER, not, trailOf, type Truth } from './truth.js';

/** Whether IRPA 101(1)(e) reaches a claim on one route, exceptions apart. */
export interface Reach {
  /** True when every ground that would take the claim out is known to fail. */
  readonly value: boolean | null;
  /** The rulebook's grounds, each less the rules that prevail over it. */
  readonly grounds: readonly Truth[];
  /** A notice makes the Agreement inoperative on the day of the claim. */
  readonly suspended: boolean;
}

/** A ground, a rule that prevails over one, or the notices, as one finding. */
export interface ApplicabilityFinding {
  readonly provision: GroundProvision | CatchProvision | NoticeRuleProvision;
  readonly outcome: 'met' | 'not-met' | 'undetermined';
  /** The truth of the provision itself, before another prevails over it. */
  readonly own: Truth;
  /** What is left of it after the rules that prevail over it. */
  readonly truth: Truth;
}

/**
 * Judges every ground on the route of the check. `elsewhere` is the reach on another route of the same check, from which
 * the grounds no route changes are taken.
 */
export function reachOn(
  check: CheckContext,
  rulebook: Rulebook,
  effect: EffectOfNotices,
  elsewhere?: Reach,
): Reach {
  const suspended = effect.inoperative;
  let value: boolean | null = !suspended;
  const grounds: Truth[] = [];
  for (let index = 0; index < rulebook.grounds.length; index++) {
    const pair = rulebook.grounds[index] as GroundWithCatches;
    const known = pair.dependsOnRoute ? undefined : elsewhere?.grounds[index];
    const truth = known ?? (isOperative(pair.ground, effect) ? remainderOf(pair, check) : NEVER);
    if (truth.value === true) value = false;
    else if (truth.value === null && value === true) value = null;
    grounds.push(truth);
  }
  return { value, grounds, suspended };
}

/** English citations of the grounds that are made out (`true`), or that are open (`null`). */
export function groundsThatAre(value: true | null, reach: Reach, rulebook: Rulebook): string[] {
  const cites: string[] = [];
  for (let index = 0; index < reach.grounds.length; index++) {
    if (reach.grounds[index]?.value === value) cites.push(rulebook.grounds[index]?.ground.cite.en ?? '');
  }
  if (reach.suspended && value === true) cites.push(irpr1597Notices.cite.en);
  return cites;
}

/** English citations of the rules that brought the claim back to the bar. */
export function catchesMade(check: CheckContext, rulebook: Rulebook): string[] {
  const made = new Set<string>();
  for (const { catches } of rulebook.grounds) {
    for (const one of catches) if (one.evaluate(check).value === true) made.add(one.cite.en);
  }
  return [...made];
}

/** The trail of the reach: the facts it stands on, or misses. */
export function truthOfReach({ value, grounds, suspended }: Reach): Truth {
  const decisive = value === null ? null : !value;
  const trail = trailOf(grounds.filter((truth) => truth.value === decisive));
  return {
    value: suspended ? false : value,
    reliesOn: value === null ? [] : trail.reliesOn,
    missing: trail.missing,
    items: [],
  };
}

/** Every ground, every rule that prevails over one, and the notices, with their outcomes. */
export function applicabilityFindings(
  check: CheckContext,
  rulebook: Rulebook,
  effect: EffectOfNotices,
  reach: Reach,
): readonly ApplicabilityFinding[] {
  const found: ApplicabilityFinding[] = [];
  const told = new Set<CatchProvision>();
  rulebook.grounds.forEach(({ ground, catches }, index) => {
    if (!isOperative(ground, effect)) return;
    for (const one of catches) {
      if (told.has(one)) continue;
      told.add(one);
      const own = one.evaluate(check);
      found.push({ provision: one, outcome: outcomeOf(own), own, truth: own });
    }
    const truth = reach.grounds[index] ?? NEVER;
    const own = catches.length === 0 ? truth : ground.evaluate(check);
    found.push({ provision: ground, outcome: outcomeOf(truth), own, truth });
  });
  const own = reach.suspended ? ALWAYS : NEVER;
  found.push({ provision: irpr1597Notices, outcome: outcomeOf(own), own, truth: own });
  return found;
}

/** A truth as the outcome of a ground or an exception. */
export function outcomeOf(truth: Truth): 'met' | 'not-met' | 'undetermined' {
  if (truth.value === true) return 'met';
  return truth.value === false ? 'not-met' : 'undetermined';
}

/** While the Agreement is suspended the Regulations' own grounds are inoperative with it; the Act's stand. */
function isOperative(ground: GroundProvision, effect: EffectOfNotices): boolean {
  return !effect.inoperative || !ground.id.startsWith('irpr-159-');
}

function remainderOf({ ground, catches }: GroundWithCatches, check: CheckContext): Truth {
  let truth = ground.evaluate(check);
  for (const one of catches) {
    if (truth.value === false) break;
    truth = allOf([truth, not(one.evaluate(check))]);
  }
  return truth;
}
