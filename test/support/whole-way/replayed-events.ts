import { type CaseFile, type ClosingReason } from '../../../src/domain/case-file/case-file.js';
import { type FileEvent } from '../../../src/domain/case-file/evolve.js';
import { type FileAction, type TRANSITIONS } from '../../../src/domain/case-file/transitions.js';

/** Two versions of a file as the log discloses them, and who made the later one. */
export interface Step {
  readonly before: CaseFile;
  readonly after: CaseFile;
  readonly actorId: string;
}

type Rebuild = (step: Step) => FileEvent;

/** What the log calls the actions of the table. */
type OfTheTable = (typeof TRANSITIONS)[FileAction]['event'];

/** The name an override of the rules leaves as the reason of the urgency. */
const SET_BY_OFFICER = 'set-by-officer';

/**
 * What happened to a file, by what the log calls it, with the values that only the outcome tells. Whatever else of the file
 * the event changes, `evolve` must say by itself. An action of the table without a line here does not compile.
 */
const REBUILT: Readonly<Record<OfTheTable, Rebuild>> & Readonly<Record<string, Rebuild>> = {
  'file.screening-started': ({ after, actorId }) => ({
    type: 'screening-started',
    officerId: actorId,
    at: after.changedAt,
  }),
  'file.information-requested': ({ after }) => ({ type: 'information-requested', at: after.changedAt }),
  'file.information-supplied': ({ after }) => ({ type: 'information-supplied', at: after.changedAt }),
  'file.cleared-for-interview': ({ before, after }) => ({
    type: 'cleared-for-interview',
    checkId: before.currentCheckId,
    at: after.changedAt,
  }),
  'file.interview-scheduled': ({ after }) => ({ type: 'interview-scheduled', at: after.changedAt }),
  'file.interview-rescheduled': ({ after }) => ({ type: 'interview-rescheduled', at: after.changedAt }),
  'file.interview-cancelled': ({ after }) => ({ type: 'interview-cancelled', at: after.changedAt }),
  'file.interview-missed': ({ after }) => ({ type: 'interview-missed', at: after.changedAt }),
  'file.interview-recorded': ({ after }) => ({ type: 'interview-recorded', at: after.changedAt }),
  'file.interview-waived': ({ after }) => ({ type: 'interview-waived', at: after.changedAt }),
  'file.decision-proposed': ({ after }) => ({ type: 'decision-proposed', at: after.changedAt }),
  'file.proposal-returned': ({ after }) => ({ type: 'proposal-returned', at: after.changedAt }),
  'file.decision-confirmed': ({ after }) => ({
    type: 'decision-confirmed',
    outcome: after.outcome ?? missing('outcome'),
    at: after.changedAt,
  }),
  'file.withdrawn': ({ after }) => ({
    type: 'withdrawn',
    reason: after.closingReason ?? missing('closingReason'),
    at: after.changedAt,
  }),
  'file.closed': ({ after }) => ({
    type: 'closed',
    reason: (after.closingReason ?? missing('closingReason')) as ClosingReason,
    mergedInto: after.mergedInto,
    at: after.changedAt,
  }),
  'file.reopened': ({ after }) => ({ type: 'reopened', at: after.changedAt }),
  'file.assigned': ({ after }) => ({ type: 'assigned', officerId: after.officerId, at: after.changedAt }),
  'file.claimed': ({ after, actorId }) => ({ type: 'assigned', officerId: actorId, at: after.changedAt }),
  'file.conflict-declared': ({ after, actorId }) => ({
    type: 'conflict-declared',
    staffId: actorId,
    at: after.changedAt,
  }),
  'file.urgency-overridden': ({ after }) => ({
    type: 'urgency-overridden',
    level: after.urgencyReason === SET_BY_OFFICER ? after.urgency : null,
    at: after.changedAt,
  }),
  'file.check-made': checked,
  'file.facts-amended': checked,
  'file.rechecked': checked,
  'file.check-acknowledged': ({ before, after }) => ({
    type: 'check-acknowledged',
    checkId: before.currentCheckId,
    at: after.changedAt,
  }),
  'file.answer-accepted': ({ after }) => ({ type: 'answer-settled', at: after.changedAt }),
  'file.answer-declined': ({ after }) => ({ type: 'answer-settled', at: after.changedAt }),
  'file.disposed': ({ after }) => ({ type: 'disposed', at: after.changedAt }),
};

/** The event of the domain that an action of the log stands for; undefined when none is known. Throws on a step that cannot be. */
export function replayedEvent(action: string, step: Step): FileEvent | undefined {
  return REBUILT[action]?.(step);
}

function checked({ before, after }: Step): FileEvent {
  const { currentCheckId: checkId, conclusion, route } = after;
  return {
    type: 'checked',
    check: checkId === before.currentCheckId ? null : { checkId, conclusion, route },
    urgency: { level: after.ruledUrgency, reason: after.ruledUrgencyReason as never },
    at: after.changedAt,
  };
}

function missing(name: string): never {
  throw new Error(`it leaves no ${name}`);
}
