import { type CalendarDay } from '../calendar-day.js';
import { CheckContext } from './check-context.js';
import { claimDayOf, type Route, type StcaFacts } from './facts.js';
import { type EffectOfNotices, noticesOn, type Notice } from './notices.js';
import { type BarProvision, type ExceptionProvision } from './provision.js';
import {
  type ApplicabilityFinding,
  applicabilityFindings,
  catchesMade,
  groundsThatAre,
  outcomeOf,
  type Reach,
  reachOn,
  truthOfReach,
} from './reach.js';
import { type Rulebook, rulebookOn, withoutProvisions } from './rulebook.js';
import { NEVER, type Pointer, trailOf, type Truth } from './truth.js';

export type Conclusion = 'does-not-apply' | 'exception-established' | 'barred' | 'undetermined';
export type GroundOutcome = ApplicabilityFinding['outcome'];
export type ExceptionOutcome = GroundOutcome | 'not-available';
export type BarOutcome = 'engaged' | 'not-engaged' | 'undetermined';

export interface ExceptionFinding {
  readonly provision: ExceptionProvision;
  readonly outcome: ExceptionOutcome;
  readonly truth: Truth;
}

export interface BarFinding {
  readonly provision: BarProvision;
  readonly outcome: BarOutcome;
  readonly truth: Truth;
  readonly isLaw: boolean;
}

/** What is concluded on one route. */
export interface Answer {
  readonly conclusion: Conclusion;
  /** Provisions the conclusion stands on, in English citation; those that hold it open while undetermined. */
  readonly basis: readonly string[];
  /** Whether 101(1)(e) reaches the claim, exceptions apart. */
  readonly reach: Reach;
  /** One for each exception of the rulebook, in its order. */
  readonly outcomes: readonly ExceptionOutcome[];
}

/** Every finding of one check. Nothing stops early: what decides and what does not are both here. */
export interface Findings extends Answer {
  readonly check: CheckContext;
  readonly rulebook: Rulebook;
  readonly effect: EffectOfNotices;
  /** The truths of the rulebook's exceptions, available or not; no route changes them. */
  readonly judged: readonly Truth[];
  readonly applicability: readonly ApplicabilityFinding[];
  readonly exceptions: readonly ExceptionFinding[];
  readonly otherBars: readonly BarFinding[];
  /** Facts that are not known and could change the conclusion. */
  readonly missingFacts: readonly Pointer[];
}

/** Makes every finding for facts without faults, on the route and the day the facts give. */
export function findings(facts: StcaFacts, notices: readonly Notice[] = []): Findings {
  return findingsOn(facts, facts.route, claimDayOf(facts), notices);
}

/** Makes every finding for the same facts on another route or another claim day. */
export function findingsOn(
  facts: StcaFacts,
  route: Route,
  claimMadeOn: CalendarDay,
  notices: readonly Notice[],
): Findings {
  const effect = noticesOn(notices, facts.assessedOn, claimMadeOn);
  const rulebook = withoutProvisions(rulebookOn(facts.assessedOn, claimMadeOn), effect.takenOut);
  const check = new CheckContext(facts, claimMadeOn, route, rulebook.ids);
  const judged = rulebook.exceptions.map((provision) => provision.evaluate(check));
  const { conclusion, basis, reach, outcomes } = answerOn(check, rulebook, effect, judged);
  const reachTruth = truthOfReach(reach);
  return {
    check,
    rulebook,
    effect,
    judged,
    conclusion,
    basis,
    reach,
    outcomes,
    applicability: applicabilityFindings(check, rulebook, effect, reach),
    exceptions: rulebook.exceptions.map((provision, index) => {
      const outcome = outcomes[index] as ExceptionOutcome;
      const truth = outcome === 'not-available' ? reachTruth : (judged[index] as Truth);
      return { provision, outcome, truth };
    }),
    otherBars: rulebook.bars.map(({ provision, isLaw }) => {
      const truth = isLaw ? provision.evaluate(check) : NEVER;
      return { provision, outcome: barOutcomeOf(truth), truth, isLaw };
    }),
    missingFacts: missingFactsOf(conclusion, reachTruth, outcomes, judged),
  };
}

/** Concludes on the route of the check. `judged`: see {@link Findings}; `elsewhere`: see {@link reachOn}. */
export function answerOn(
  check: CheckContext,
  rulebook: Rulebook,
  effect: EffectOfNotices,
  judged: readonly Truth[],
  elsewhere?: Reach,
): Answer {
  const reach = reachOn(check, rulebook, effect, elsewhere);
  const outcomes: ExceptionOutcome[] = [];
  const met: string[] = [];
  const open: string[] = [];
  for (let index = 0; index < rulebook.exceptions.length; index++) {
    const provision = rulebook.exceptions[index] as ExceptionProvision;
    const available =
      reach.value !== false && !provision.notOn.includes(check.route) && rulebook.ids.has(provision.id);
    const outcome = available ? outcomeOf(judged[index] as Truth) : 'not-available';
    outcomes.push(outcome);
    if (outcome === 'met') met.push(provision.cite.en);
    else if (outcome === 'undetermined') open.push(provision.cite.en);
  }
  if (reach.value === false) {
    return { conclusion: 'does-not-apply', basis: groundsThatAre(true, reach, rulebook), reach, outcomes };
  }
  if (met.length > 0) return { conclusion: 'exception-established', basis: met, reach, outcomes };
  if (reach.value === true && open.length === 0) {
    const basis = ['IRPA 101(1)(e)', ...catchesMade(check, rulebook)];
    return { conclusion: 'barred', basis, reach, outcomes };
  }
  const basis = [...groundsThatAre(null, reach, rulebook), ...open];
  return { conclusion: 'undetermined', basis, reach, outcomes };
}

/**
 * The unknown facts that could change the conclusion. An exception that is established is not barred either way; but
 * where the reach is open, a fact may still show that no exception was needed.
 */
function missingFactsOf(
  conclusion: Conclusion,
  reach: Truth,
  outcomes: readonly ExceptionOutcome[],
  judged: readonly Truth[],
): readonly Pointer[] {
  if (conclusion === 'does-not-apply' || conclusion === 'barred') return [];
  if (conclusion === 'exception-established') return reach.missing;
  const open = judged.filter((_truth, index) => outcomes[index] === 'undetermined');
  return trailOf([reach, ...open]).missing;
}

function barOutcomeOf(truth: Truth): BarOutcome {
  if (truth.value === true) return 'engaged';
  return truth.value === false ? 'not-engaged' : 'undetermined';
}
