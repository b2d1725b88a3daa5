import { type CalendarDay } from '../calendar-day.js';
import { type CaseFile } from '../case-file/case-file.js';
import { type Urgency } from '../case-file/urgency.js';
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
  readonly urgency: Urgency | null;
}

/** Checks a file again on a day, with the facts of its current check, and says what differs. */
export function recheckFile(
  {
    file,
    referral,
    current,
  }: { readonly file: CaseFile; readonly referral: Referral; readonly current: FileCheck },
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
  const urgency = urgencyOfCheck(referral, checked, on);
  const from = { level: file.ruledUrgency, reason: file.ruledUrgencyReason };
  const stays = from.level === urgency.level && from.reason === urgency.reason;
  const change =
    difference === null && stays
      ? null
      : { difference, urgency: stays ? null : { from, to: urgency }, faults };
  return { change, checked, urgency };
}
