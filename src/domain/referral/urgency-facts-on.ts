import { type CalendarDay } from '../calendar-day.js';
import { type UrgencyFacts } from '../case-file/urgency.js';
import { assessChecked } from '../stca/assess.js';
import { checkFacts } from '../stca/check-facts.js';
import { exceptionLapsesOn } from '../stca/implications/exception-lapse.js';
import { type StcaFacts } from '../stca/facts.js';
import { type Notice } from '../stca/notices.js';
import { type Referral } from './referral.js';
import { urgencyFactsOf } from './urgency-facts.js';

/**
 * What the urgency of a file is computed from on a day, on the facts of its current check and without a new one. When those
 * facts cannot be on that day, no exception is known to lapse.
 */
export function urgencyFactsOn(
  referral: Pick<Referral, 'unitedStates' | 'protection'>,
  current: { readonly facts: StcaFacts },
  on: CalendarDay,
  notices: readonly Notice[],
): UrgencyFacts {
  const facts = { ...current.facts, assessedOn: on };
  return urgencyFactsOf(referral, facts, lapseOf(facts, notices), on);
}

function lapseOf(facts: StcaFacts, allNotices: readonly Notice[]): CalendarDay | null {
  if (checkFacts(facts).length > 0) return null;
  const notices = allNotices.filter(({ publicizedOn }) => publicizedOn <= facts.assessedOn);
  return exceptionLapsesOn(assessChecked(facts, { notices, explanations: false }));
}
