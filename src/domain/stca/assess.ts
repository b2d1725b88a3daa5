import { checkFacts } from './check-facts.js';
import {
  explainApplicability,
  explainBar,
  explainConclusion,
  explainException,
  explainNotNeeded,
} from './explain.js';
import { type Fault } from './fault.js';
import { type StcaFacts, type Support } from './facts.js';
import { type BarFinding, type ExceptionFinding, type Findings, findings } from './findings.js';
import { changesAlong } from './implications/changes.js';
import { routesAlong } from './implications/routes.js';
import { type Moment, timelineOf } from './implications/timeline.js';
import { wouldEstablishFrom } from './implications/would-establish.js';
import { LAW_ID } from './law-list.js';
import { type Notice } from './notices.js';
import { type SupportedItem } from './provision.js';
import { type ApplicabilityFinding } from './reach.js';
import { type ExceptionResult, type FindingResult, type StcaResult } from './result.js';
import { type Text } from './text.js';
import { warningsOf } from './warnings/warnings-of.js';
import { whatRemains } from './what-remains.js';

type Mutable<Value> = { -readonly [Key in keyof Value]: Value[Key] };

/** What a check is given beside the facts; the layers are all on by default. */
export interface AssessOptions {
  /** Notices under IRPR 159.7, free of faults. None by default. */
  readonly notices?: readonly Notice[];
  /** Routes, days of change and what would establish an exception. */
  readonly implications?: boolean;
  /** Every finding in words, in English and French. */
  readonly explanations?: boolean;
}

/** A result, or every reason why the facts cannot be. */
export type Assessment =
  | { readonly ok: true; readonly result: StcaResult }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/**
 * Checks facts of the right shape against the law enacted on `assessedOn` for a claim of `claimMadeOn`. The same facts,
 * notices and options give the same bytes for ever: no clock, no chance, no law enacted later.
 */
export function assess(facts: StcaFacts, options: AssessOptions = {}): Assessment {
  const faults = checkFacts(facts);
  return faults.length > 0 ? { ok: false, faults } : { ok: true, result: assessChecked(facts, options) };
}

/** As {@link assess}, for facts whose faults were looked for before ({@link checkFacts}). */
export function assessChecked(facts: StcaFacts, options: AssessOptions = {}): StcaResult {
  const { notices = [], implications = true, explanations = true } = options;
  const found = findings(facts, notices);
  const result: Mutable<StcaResult> = {
    ...(facts.caseId === undefined ? NO_CASE : { caseId: facts.caseId }),
    assessedOn: facts.assessedOn,
    claimMadeOn: found.check.claimMadeOn,
    route: facts.route,
    law: { id: LAW_ID, version: found.rulebook.version },
    conclusion: found.conclusion,
    basis: found.basis,
    missingFacts: found.missingFacts,
    applicability: found.applicability.map(({ provision, outcome, truth }) => ({
      provision: provision.cite.en,
      outcome,
      reliesOn: truth.reliesOn,
      missingFacts: truth.missing,
    })),
    exceptions: found.exceptions.map((one) => exceptionResult(one, found)),
    otherBars: found.otherBars.map(({ provision, outcome, truth }) => ({
      provision: provision.cite.en,
      outcome,
      reliesOn: truth.reliesOn,
      missingFacts: truth.missing,
    })),
    whatRemains: whatRemains(found.conclusion, found.otherBars),
    warnings: warningsOf(facts),
    notices: found.effect.running,
  };
  if (explanations) addExplanations(result, found);
  if (implications) {
    const { routes, changes, wouldEstablish } = implicationsOf(facts, found, notices);
    result.routes = routes;
    result.changes = changes;
    result.wouldEstablish = wouldEstablish;
  }
  return result;
}

/** Routes, days of change and what would establish an exception, from findings made before. */
export function implicationsOf(
  facts: StcaFacts,
  found: Findings,
  notices: readonly Notice[],
): Required<Pick<StcaResult, 'routes' | 'changes' | 'wouldEstablish'>> {
  const timeline = timelineOf(facts, found, notices);
  return {
    routes: routesAlong(timeline),
    changes: changesAlong(timeline),
    wouldEstablish: wouldEstablishFrom(timeline[0] as Moment),
  };
}

/** Puts the conclusion and every finding in words. */
function addExplanations(result: Mutable<StcaResult>, found: Findings): void {
  result.summary = explainConclusion(found.conclusion);
  explain(result.applicability, (index) =>
    explainApplicability(found.applicability[index] as ApplicabilityFinding, found),
  );
  const notNeeded = explainNotNeeded(found);
  explain(result.exceptions, (index) =>
    explainException(found.exceptions[index] as ExceptionFinding, found, notNeeded),
  );
  explain(result.otherBars, (index) => explainBar(found.otherBars[index] as BarFinding, found));
}

function explain(results: readonly Mutable<FindingResult>[], words: (index: number) => Text): void {
  for (let index = 0; index < results.length; index++) {
    const result = results[index];
    if (result !== undefined) result.explanation = words(index);
  }
}

function exceptionResult(
  { provision, outcome, truth }: ExceptionFinding,
  { check }: Findings,
): ExceptionResult {
  const standsOn = outcome === 'met' ? (provision.standsOn?.(check, truth) ?? NOTHING) : NOTHING;
  return {
    provision: provision.cite.en,
    outcome,
    support: weakestOf(standsOn),
    reliesOn: truth.reliesOn,
    missingFacts: outcome === 'undetermined' ? truth.missing : NOTHING,
    standsOn,
  };
}

const NO_CASE = {};
const NOTHING: readonly never[] = [];
const STRENGTH: readonly Support[] = ['documented', 'sworn', 'asserted'];

/** The weakest support; null when there is none, or one is not known, for then nobody can say what the weakest is. */
function weakestOf(items: readonly SupportedItem[]): Support | null {
  let weakest = -1;
  for (const { support } of items) {
    if (support === null) return null;
    weakest = Math.max(weakest, STRENGTH.indexOf(support));
  }
  return STRENGTH[weakest] ?? null;
}
