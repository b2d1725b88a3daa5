import { type CalendarDay, utcDay } from '../calendar-day.js';
import { type DecisionOutcome, type Pathway } from '../case-file/case-file.js';
import { type DecisionReason } from '../case-file/commands.js';
import { type FileCheck, inFull } from '../referral/check-file.js';
import { type Referral } from '../referral/referral.js';
import { type Conclusion } from '../stca/findings.js';
import { type Text } from '../stca/text.js';
import { factName } from '../stca/words/fact-names.js';
import { principalFactors } from './principal-factors.js';

/** What a notice of a decision is made of: codes, days, and the reasons as they were written. No name of anybody. */
export interface NoticeContent {
  readonly fileNumber: string;
  readonly decidedOn: CalendarDay;
  readonly outcome: DecisionOutcome;
  readonly pathway: Pathway | null;
  readonly reasons: readonly DecisionReason[];
  readonly factors: readonly Text[];
  readonly check: {
    readonly assessedOn: CalendarDay;
    readonly lawVersion: CalendarDay;
    readonly conclusion: Conclusion;
    /** What the conclusion stands on, in words; empty when this release has no words for it. */
    readonly findings: readonly Text[];
    readonly missing: readonly Text[];
  };
}

/** A decision at its confirmation, and what it stood on. `confirmedAt` is RFC 3339 in UTC. */
export interface NoticedDecision {
  readonly fileNumber: string;
  readonly confirmedAt: string;
  readonly outcome: DecisionOutcome;
  readonly pathway: Pathway | null;
  readonly reasons: readonly DecisionReason[];
  readonly check: FileCheck;
  readonly referral: Referral;
}

/** Puts together what a notice tells of a decision. */
export function noticeContentOf(decision: NoticedDecision): NoticeContent {
  const { fileNumber, confirmedAt, outcome, pathway, reasons, check, referral } = decision;
  const { result } = inFull(check);
  const pointers = reasons.flatMap(({ fact }) => (fact === undefined ? [] : [fact]));
  const found = [...result.applicability, ...result.exceptions, ...result.otherBars];
  const findings = found.flatMap(({ provision, explanation }) =>
    explanation !== undefined && result.basis.includes(provision) ? [explanation] : [],
  );
  return {
    ...{ fileNumber, outcome, pathway, reasons },
    decidedOn: utcDay(new Date(confirmedAt)),
    factors: principalFactors(pointers, [check.facts, referral]),
    check: {
      assessedOn: result.assessedOn,
      lawVersion: result.law.version,
      conclusion: result.conclusion,
      findings,
      missing: result.missingFacts.map(factName),
    },
  };
}
