import { type CaseFile, type ClosingReason } from '../../../src/domain/case-file/case-file.js';
import { type FileEvent } from '../../../src/domain/case-file/evolve.js';

/** Two versions of a file as the log discloses them, and who made the later one. */
export interface Step {
  readonly before: CaseFile;
  readonly after: CaseFile;
  readonly actorId: string;
}

/** An event without the instant that every one has. */
type Untimed<Event> = Event extends FileEvent ? Omit<Event, 'at'> : never;
type Checked = Extract<FileEvent, { type: 'checked' }>;

/** The name an override of the rules leaves as the reason of the urgency. */
const SET_BY_OFFICER = 'set-by-officer';

/**
 * The events that carry more than an instant, by what the log calls them, with the values that only their outcome tells.
 * Whatever else of the file an event changes, `evolve` must say by itself.
 */
const WITH_VALUES: Readonly<Record<string, (step: Step) => Untimed<FileEvent>>> = {
  'file.screening-started': ({ actorId }) => ({ type: 'screening-started', officerId: actorId }),
  'file.cleared-for-interview': ({ before }) => ({
    type: 'cleared-for-interview',
    checkId: before.currentCheckId,
  }),
  'file.decision-confirmed': ({ after }) => ({
    type: 'decision-confirmed',
    outcome: after.outcome ?? missing('outcome'),
  }),
  'file.withdrawn': ({ after }) => ({
    type: 'withdrawn',
    reason: after.closingReason ?? missing('closingReason'),
  }),
  'file.closed': ({ after }) => ({
    type: 'closed',
    reason: (after.closingReason ?? missing('closingReason')) as ClosingReason,
    mergedInto: after.mergedInto,
  }),
  'file.assigned': ({ after }) => ({ type: 'assigned', officerId: after.officerId }),
  'file.claimed': ({ actorId }) => ({ type: 'assigned', officerId: actorId }),
  'file.conflict-declared': ({ actorId }) => ({ type: 'conflict-declared', staffId: actorId }),
  'file.urgency-overridden': ({ after }) => ({
    type: 'urgency-overridden',
    level: after.urgencyReason === SET_BY_OFFICER ? after.urgency : null,
  }),
  'file.check-made': checked,
  'file.facts-amended': checked,
  'file.rechecked': checked,
  'file.urgency-recomputed': checked,
  'file.situation-amended': ({ after }) => ({
    type: 'situation-amended',
    removalScheduledOn: after.removalScheduledOn,
    urgency: ruledOf(after),
  }),
  'file.check-acknowledged': ({ before }) => ({ type: 'check-acknowledged', checkId: before.currentCheckId }),
  'file.answer-accepted': () => ({ type: 'answer-settled' }),
  'file.answer-declined': () => ({ type: 'answer-settled' }),
};

/**
 * The event of the domain that an action of the log stands for. One that is not listed carries an instant only, and the log
 * calls it as the domain does, with `file.` before it; where that is not so, `evolve` does not know it and gives nothing.
 * Throws when what the event leaves cannot be its outcome.
 */
export function replayedEvent(action: string, step: Step): FileEvent {
  const event = WITH_VALUES[action]?.(step) ?? { type: action.replace(/^file\./, '') };
  return { ...event, at: step.after.changedAt } as FileEvent;
}

function checked({ before, after }: Step): Untimed<Checked> {
  const { currentCheckId: checkId, conclusion, route } = after;
  const check = checkId === before.currentCheckId ? null : { checkId, conclusion, route };
  return { type: 'checked', check, urgency: ruledOf(after) };
}

/** What the rules say of the urgency of a file as it is. */
function ruledOf(after: CaseFile): Checked['urgency'] {
  return {
    level: after.ruledUrgency,
    reason: after.ruledUrgencyReason as Checked['urgency']['reason'],
    reviewOn: after.urgencyReviewOn,
  };
}

function missing(name: string): never {
  throw new Error(`it leaves no ${name}`);
}
