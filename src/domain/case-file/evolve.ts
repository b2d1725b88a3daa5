import { type CaseFile, type Conclusion, type DecisionOutcome } from './case-file.js';
import { isOpen } from './disposal.js';
import { type Urgency } from './urgency.js';

/** What happened to a file. `at` is RFC 3339 in UTC. */
export type FileEvent =
  | { readonly type: 'screening-started'; readonly officerId: string; readonly at: string }
  | { readonly type: 'information-requested'; readonly at: string }
  | { readonly type: 'information-supplied'; readonly at: string }
  | { readonly type: 'answer-settled'; readonly at: string }
  | { readonly type: 'cleared-for-interview'; readonly checkId: string; readonly at: string }
  | { readonly type: 'interview-scheduled'; readonly at: string }
  | { readonly type: 'interview-recorded'; readonly at: string }
  | { readonly type: 'decision-proposed'; readonly at: string }
  | { readonly type: 'decision-confirmed'; readonly outcome: DecisionOutcome; readonly at: string }
  | {
      /** `check` is null when the findings stayed as they were and only the urgency did not. */
      readonly type: 'checked';
      readonly check: {
        readonly checkId: string;
        readonly conclusion: Conclusion;
        readonly route: string;
      } | null;
      readonly urgency: Urgency;
      readonly at: string;
    }
  | { readonly type: 'check-acknowledged'; readonly checkId: string; readonly at: string }
  | { readonly type: 'withdrawn'; readonly reason: string; readonly at: string }
  | { readonly type: 'disposed'; readonly at: string };

/** The file after an event: the one function in which its state is set. Each event counts the version up by one. */
export function evolve(file: CaseFile, event: FileEvent): CaseFile {
  const next = { ...file, version: file.version + 1, changedAt: event.at };
  switch (event.type) {
    case 'screening-started':
      return { ...next, state: 'screening', officerId: event.officerId };
    case 'information-requested':
      return { ...next, state: 'awaiting-information' };
    case 'information-supplied':
      return { ...next, state: 'screening' };
    case 'answer-settled':
      return next;
    case 'cleared-for-interview':
      return { ...next, state: 'ready-for-interview', acknowledgedCheckId: event.checkId };
    case 'interview-scheduled':
      return { ...next, state: 'interview-scheduled' };
    case 'interview-recorded':
      return { ...next, state: 'interviewed' };
    case 'decision-proposed':
      return { ...next, state: 'decision-proposed' };
    case 'decision-confirmed':
      return { ...next, state: 'decided', outcome: event.outcome };
    case 'checked':
      return {
        ...next,
        ...checked(event.check),
        urgency: event.urgency.level,
        urgencyReason: event.urgency.reason,
      };
    case 'check-acknowledged':
      return { ...next, acknowledgedCheckId: event.checkId };
    case 'withdrawn':
      return { ...next, state: 'closed', closingReason: event.reason };
    case 'disposed':
      return {
        ...next,
        ...(isOpen(file.state) ? { state: 'closed', closingReason: 'disposed' } : {}),
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
