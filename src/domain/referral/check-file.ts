import { type CalendarDay } from '../calendar-day.js';
import { ruledUrgencyOf, type RuledUrgency } from '../case-file/urgency.js';
import { assess, assessChecked } from '../stca/assess.js';
import { type StcaFacts } from '../stca/facts.js';
import { exceptionLapsesOn } from '../stca/implications/exception-lapse.js';
import { type Notice } from '../stca/notices.js';
import { type StcaResult } from '../stca/result.js';
import { familyFactsOf } from './family-facts.js';
import { type FamilyMember, type Referral } from './referral.js';
import { urgencyFactsOf } from './urgency-facts.js';

/** A family member's own check: findings without words, which an officer reads beside the principal's. */
export interface FamilyCheck {
  /** Place in the referral's list of family members; no name. */
  readonly index: number;
  readonly relationToPrincipal: FamilyMember['relationToPrincipal'];
  readonly facts: StcaFacts;
  /** Null when the facts cannot be on that day, as a birth that has not come yet. */
  readonly result: StcaResult | null;
}

/**
 * A whole check of a file: what it stood on and what came of it. The first two give the rest again, byte for byte; so what is
 * kept are the findings, and {@link inFull} adds what follows from them when somebody reads.
 */
export interface FileCheck {
  readonly facts: StcaFacts;
  /** The notices under IRPR 159.7 that were publicized by the day of the check. */
  readonly notices: readonly Notice[];
  readonly result: StcaResult;
  readonly family: readonly FamilyCheck[];
}

/**
 * Checks a file on the day its facts name: the principal with what may change, each family member by findings, nothing in words.
 * Facts are free of faults.
 */
export function checkFile(
  referral: Pick<Referral, 'familyMembers'>,
  facts: StcaFacts,
  allNotices: readonly Notice[],
): FileCheck {
  const notices = allNotices.filter(({ publicizedOn }) => publicizedOn <= facts.assessedOn);
  return {
    facts,
    notices,
    result: assessChecked(facts, { notices, explanations: false }),
    family: familyFactsOf(referral, facts, facts.assessedOn).map((member, index) => ({
      index,
      ...member,
      result: findingsOnly(member.facts, notices),
    })),
  };
}

/** The findings of a check alone: what is kept of it. */
export function findingsOf(check: FileCheck): FileCheck {
  const {
    summary: _summary,
    routes: _routes,
    changes: _changes,
    wouldEstablish: _would,
    ...result
  } = check.result;
  return { ...check, result };
}

/**
 * A check with its words and what may change, as officers read it. A check that was kept with its words is told as it was kept. So is
 * one of which this release would find anything else, and then without words: the words of other findings would not be its own.
 */
export function inFull<Check extends FileCheck>(check: Check): Check {
  if (check.result.summary !== undefined) return check;
  const { facts, notices } = check;
  const bare = assessChecked(facts, { notices, explanations: false, implications: false });
  const isSame = JSON.stringify(bare) === JSON.stringify(findingsOf(check).result);
  return isSame ? { ...check, result: assessChecked(facts, { notices }) } : check;
}

/** How urgent a file is on a day, as its check and its situation of now have it: see `withSituation`. */
export function urgencyOfCheck(
  referral: Pick<Referral, 'unitedStates' | 'protection'>,
  { facts, result }: Pick<FileCheck, 'facts' | 'result'>,
  today: CalendarDay,
): RuledUrgency {
  return ruledUrgencyOf(urgencyFactsOf(referral, facts, exceptionLapsesOn(result), today));
}

function findingsOnly(facts: StcaFacts, notices: readonly Notice[]): StcaResult | null {
  const assessment = assess(facts, { notices, explanations: false, implications: false });
  return assessment.ok ? assessment.result : null;
}
