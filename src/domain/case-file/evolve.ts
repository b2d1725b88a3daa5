import { type CalendarDay } from '../calendar-day.js';
import { type CaseFile, type ClosingReason, type Conclusion, type DecisionOutcome } from './case-file.js';
import { started, stopped } from './clocks.js';
import { isOpen } from './disposal.js';
import { type RuledUrgency, SET_BY_OFFICER, type UrgencyLevel } from './urgency.js';

/** What happened to a file. `at` is RFC 3339 in UTC. */
export type FileEvent =
  | { readonly type: 'screening-started'; readonly officerId: string; readonly at: string }
  | { readonly type: 'information-requested'; readonly at: string }
  | { readonly type: 'information-supplied'; readonly at: string }
  | { readonly type: 'answer-settled'; readonly at: string }
  | { readonly type: 'cleared-for-interview'; readonly checkId: string; readonly at: string }
  | { readonly type: 'interview-scheduled'; readonly at: string }
  | { readonly type: 'interview-rescheduled'; readonly at: string }
  | { readonly type: 'interview-cancelled'; readonly at: string }
  | { readonly type: 'interview-missed'; readonly at: string }
  | { readonly type: 'interview-recorded'; readonly at: string }
  | { readonly type: 'interview-added-to'; readonly at: string }
  | { readonly type: 'interview-waived'; readonly at: string }
  | { readonly type: 'decision-proposed'; readonly at: string }
  | { readonly type: 'proposal-returned'; readonly at: string }
  | { readonly type: 'decision-confirmed'; readonly outcome: DecisionOutcome; readonly at: string }
  | {
      /** `check` is null when the findings stayed as they were and only the urgency did not. */
      readonly type: 'checked';
      readonly check: {
        readonly checkId: string;
        readonly conclusion: Conclusion;
        readonly route: string;
      } | null;
      readonly urgency: RuledUrgency;
      readonly at: string;
    }
  | { readonly type: 'check-acknowledged'; readonly checkId: string; readonly at: string }
  | { readonly type: 'withdrawn'; readonly reason: string; readonly at: string }
  | {
      readonly type: 'closed';
      readonly reason: ClosingReason;
      readonly mergedInto: string | null;
      readonly at: string;
    }
  | { readonly type: 'reopened'; readonly at: string }
  /** Another file was closed and goes on as this one; or does so no more. */
  | { readonly type: 'merged-in' | 'merge-undone'; readonly at: string }
  | { readonly type: 'correction-noted'; readonly at: string }
  | { readonly type: 'assigned'; readonly officerId: string | null; readonly at: string }
  | { readonly type: 'conflict-declared'; readonly staffId: string; readonly at: string }
  | { readonly type: 'conflict-lifted'; readonly at: string }
  | { readonly type: 'urgency-overridden'; readonly level: UrgencyLevel | null; readonly at: string }
  | {
      readonly type: 'situation-amended';
      readonly removalScheduledOn: CalendarDay | null;
      readonly urgency: RuledUrgency;
      readonly at: string;
    }
  | { readonly type: 'disposed'; readonly at: string };

/** The file after an event: the one function in which its state is set. Each event counts the version up by one. */
export function evolve(file: CaseFile, event: FileEvent): CaseFile {
  const next = { ...file, version: file.version + 1, changedAt: event.at };
  switch (event.type) {
    case 'screening-started':
      return { ...next, state: 'screening', officerId: event.officerId };
    case 'information-requested':
      return { ...next, state: 'awaiting-information', ...stopped(file, event.at) };
    case 'information-supplied':
      return { ...next, state: 'screening', ...started(file, event.at) };
    case 'answer-settled':
      return next;
    case 'cleared-for-interview':
      return { ...next, state: 'ready-for-interview', acknowledgedCheckId: event.checkId };
    case 'interview-scheduled':
      return { ...next, state: 'interview-scheduled' };
    case 'interview-rescheduled':
    case 'interview-added-to':
      return next;
    case 'interview-cancelled':
    case 'interview-missed':
      return { ...next, state: 'ready-for-interview' };
    case 'interview-recorded':
    case 'interview-waived':
      return { ...next, state: 'interviewed' };
    case 'decision-proposed':
      return { ...next, state: 'decision-proposed' };
    case 'proposal-returned':
      return { ...next, state: 'interviewed' };
    case 'decision-confirmed':
      return { ...next, state: 'decided', outcome: event.outcome, ...stopped(file, event.at) };
    case 'checked':
      return { ...next, ...checked(event.check), ...ruled(file, event.urgency) };
    case 'check-acknowledged':
      return { ...next, acknowledgedCheckId: event.checkId };
    case 'withdrawn':
      return { ...next, state: 'closed', closingReason: event.reason, ...stopped(file, event.at) };
    case 'closed':
      return {
        ...next,
        state: 'closed',
        closingReason: event.reason,
        mergedInto: event.mergedInto,
        ...stopped(file, event.at),
      };
    case 'reopened':
      return {
        ...next,
        state: 'screening',
        round: file.round + 1,
        outcome: null,
        closingReason: null,
        mergedInto: null,
        acknowledgedCheckId: null,
        ...started(file, event.at),
      };
    case 'merged-in':
    case 'merge-undone':
    case 'correction-noted':
      return next;
    case 'assigned':
      return { ...next, officerId: event.officerId };
    case 'conflict-declared':
      return file.officerId === event.staffId ? { ...next, officerId: null } : next;
    case 'conflict-lifted':
      return next;
    case 'urgency-overridden':
      return event.level === null
        ? { ...next, urgency: file.ruledUrgency, urgencyReason: file.ruledUrgencyReason }
        : { ...next, urgency: event.level, urgencyReason: SET_BY_OFFICER };
    case 'situation-amended':
      return { ...next, removalScheduledOn: event.removalScheduledOn, ...ruled(file, event.urgency) };
    case 'disposed':
      return {
        ...next,
        ...(isOpen(file.state)
          ? { state: 'closed', closingReason: 'disposed', ...stopped(file, event.at) }
          : {}),
        disposedAt: event.at,
      };
  }
}

/** An acknowledgement of an earlier check lapses by itself: it names a check that is no longer the current one. */
function checked(check: Extract<FileEvent, { type: 'checked' }>['check']): Partial<CaseFile> {
  return check === null
    ? {}
    : { currentCheckId: check.checkId, conclusion: check.conclusion, route: check.route };
}

/** What the rules say now; an officer's word stands above it until it is taken back. */
function ruled(file: CaseFile, { level, reason, reviewOn }: RuledUrgency): Partial<CaseFile> {
  const rules = { ruledUrgency: level, ruledUrgencyReason: reason, urgencyReviewOn: reviewOn };
  return file.urgencyReason === SET_BY_OFFICER ? rules : { ...rules, urgency: level, urgencyReason: reason };
}
