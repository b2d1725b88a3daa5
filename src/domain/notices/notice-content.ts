import { type CalendarDay, utcDay } from '../calendar-day.js';
import { type DecisionOutcome, type Pathway } from '../case-file/case-file.js';
import { type DecisionReason } from '../case-file/commands.js';
import { type MemberDecision } from '../family/member-decision.js';
import { type FileCheck, inFull } from '../referral/check-file.js';
import { type Referral } from '../referral/referral.js';
import { type Conclusion } from '../stca/findings.js';
import { type Text } from '../stca/text.js';
import { factName } from '../stca/words/fact-names.js';
import { personInWords } from './person-words.js';
import { principalFactors } from './principal-factors.js';

/** A person of whom something else was decided than of the rest, by their place in the family: 'your spouse'. */
export interface NoticedMember extends Omit<MemberDecision, 'index'> {
  readonly person: Text;
}

/** What a notice of a decision is made of: codes, days, and the reasons as they were written. No name of anybody. */
export interface NoticeContent {
  readonly fileNumber: string;
  readonly decidedOn: CalendarDay;
  /** Day of the decision after which the file was reopened; null where this is its first. */
  readonly earlierDecidedOn: CalendarDay | null;
  readonly outcome: DecisionOutcome;
  readonly pathway: Pathway | null;
  readonly reasons: readonly DecisionReason[];
  readonly members: readonly NoticedMember[];
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

/** A decision at its confirmation, and what it stood on. Instants are RFC 3339 in UTC. */
export interface NoticedDecision {
  readonly fileNumber: string;
  readonly confirmedAt: string;
  /** When the decision was confirmed after which the file was reopened; null where this is its first. */
  readonly earlierConfirmedAt: string | null;
  readonly outcome: DecisionOutcome;
  readonly pathway: Pathway | null;
  readonly reasons: readonly DecisionReason[];
  readonly members: readonly MemberDecision[];
  readonly check: FileCheck;
  readonly referral: Referral;
}

/** Puts together what a notice tells of a decision. */
export function noticeContentOf(decision: NoticedDecision): NoticeContent {
  const { fileNumber, confirmedAt, earlierConfirmedAt, outcome, pathway, reasons, check, referral } =
    decision;
  const { result } = inFull(check);
  const everyReason = [...reasons, ...decision.members.flatMap((member) => member.reasons)];
  const pointers = everyReason.flatMap(({ fact }) => (fact === undefined ? [] : [fact]));
  const members = decision.members.map(({ index, ...member }) => ({
    ...member,
    person: personInWords(index, referral.familyMembers ?? []),
  }));
  const found = [...result.applicability, ...result.exceptions, ...result.otherBars];
  const findings = found.flatMap(({ provision, explanation }) =>
    explanation !== undefined && result.basis.includes(provision) ? [explanation] : [],
  );
  return {
    ...{ fileNumber, outcome, pathway, reasons, members },
    decidedOn: utcDay(new Date(confirmedAt)),
    earlierDecidedOn: earlierConfirmedAt === null ? null : utcDay(new Date(earlierConfirmedAt)),
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
