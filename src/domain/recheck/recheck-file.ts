import { type CalendarDay } from '../calendar-day.js';
import { type CaseFile } from '../case-file/case-file.js';
import { type Situation, withSituation } from '../case-file/situation.js';
import { type RuledUrgency } from '../case-file/urgency.js';
import { checkFile, type FileCheck, urgencyOfCheck } from '../referral/check-file.js';
import { differenceOf } from '../referral/compare-checks.js';
import { type Referral } from '../referral/referral.js';
import { checkFacts } from '../stca/check-facts.js';
import { type Notice } from '../stca/notices.js';
import { type RecheckChange } from './recheck.js';

/** What checking a file again came to. */
export interface Rechecked {
  /** Null when neither findings nor urgency differ. */
  readonly change: RecheckChange | null;
  /** The new check; null when the facts cannot be on that day. */
  readonly checked: FileCheck | null;
  /** Null with the check. */
  readonly urgency: RuledUrgency | null;
}

/** Checks a file again on a day, with the facts of its current check, and says what differs. */
export function recheckFile(
  {
    file,
    referral,
    situation,
    current,
  }: {
    readonly file: CaseFile;
    readonly referral: Referral;
    readonly situation: Situation | null;
    readonly current: FileCheck;
  },
  on: CalendarDay,
  notices: readonly Notice[],
): Rechecked {
  const facts = { ...current.facts, assessedOn: on };
  const faults = checkFacts(facts).map(({ pointer, code }) => ({ pointer, code }));
  if (faults.length > 0) {
    return { change: { difference: null, urgency: null, faults }, checked: null, urgency: null };
  }
  const checked = checkFile(referral, facts, notices);
  const difference = differenceOf(current, checked);
  const urgency = urgencyOfCheck(withSituation(referral, situation), checked, on);
  const from = { level: file.ruledUrgency, reason: file.ruledUrgencyReason };
  const to = { level: urgency.level, reason: urgency.reason };
  const stays = from.level === to.level && from.reason === to.reason;
  const change =
    difference === null && stays ? null : { difference, urgency: stays ? null : { from, to }, faults };
  return { change, checked, urgency };
}
