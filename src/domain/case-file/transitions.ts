import { type Permission } from '../access.js';
import { FILE_STATES, type FileState, OPEN_STATES } from './states.js';

/** What can be done with a file. Verbs; the events they leave are in the past tense. */
export const FILE_ACTIONS = [
  'start-screening',
  'request-information',
  'supply-information',
  'clear-for-interview',
  'schedule-interview',
  'reschedule-interview',
  'cancel-interview',
  'record-no-show',
  'record-interview',
  'waive-interview',
  'propose-decision',
  'return-proposal',
  'confirm-decision',
  'withdraw',
  'close',
  'reopen',
  'assign',
  'declare-conflict',
  'override-urgency',
  'amend-situation',
] as const;
export type FileAction = (typeof FILE_ACTIONS)[number];

/** One line of the table. `event` is what the audit log calls it, `needs` what an officer must have at hand. */
export interface Transition {
  readonly from: readonly FileState[];
  /** `unchanged` for an action that leaves the file in the state it is in. */
  readonly to: FileState | 'unchanged';
  /** The permission of staff for this action. */
  readonly permission: Permission;
  /** The permission of a partner for its own file; null when it is not for partners. */
  readonly partner: Permission | null;
  readonly event: string;
  readonly needs: readonly string[];
}

/**
 * THE table of states and transitions. Guards, `availableActions`, the matrix of tests and the documentation all come
 * from it; nothing else moves a file.
 */
export const TRANSITIONS = {
  'start-screening': {
    from: ['received'],
    to: 'screening',
    permission: 'files.screen',
    partner: null,
    event: 'file.screening-started',
    needs: [],
  },
  'request-information': {
    from: ['screening', 'ready-for-interview'],
    to: 'awaiting-information',
    permission: 'files.screen',
    partner: null,
    event: 'file.information-requested',
    needs: ['questions'],
  },
  'supply-information': {
    from: ['awaiting-information'],
    to: 'screening',
    permission: 'files.screen',
    partner: 'referrals.inform',
    event: 'file.information-supplied',
    needs: ['answers'],
  },
  'clear-for-interview': {
    from: ['screening'],
    to: 'ready-for-interview',
    permission: 'files.screen',
    partner: null,
    event: 'file.cleared-for-interview',
    needs: ['acknowledgedCheckId'],
  },
  'schedule-interview': {
    from: ['ready-for-interview'],
    to: 'interview-scheduled',
    permission: 'interviews.schedule',
    partner: null,
    event: 'file.interview-scheduled',
    needs: ['startsAt', 'endsAt', 'timeZone', 'mode'],
  },
  'reschedule-interview': {
    from: ['interview-scheduled'],
    to: 'interview-scheduled',
    permission: 'interviews.schedule',
    partner: null,
    event: 'file.interview-rescheduled',
    needs: ['startsAt', 'endsAt', 'timeZone', 'mode', 'reason'],
  },
  'cancel-interview': {
    from: ['interview-scheduled'],
    to: 'ready-for-interview',
    permission: 'interviews.schedule',
    partner: null,
    event: 'file.interview-cancelled',
    needs: ['reason'],
  },
  'record-no-show': {
    from: ['interview-scheduled'],
    to: 'ready-for-interview',
    permission: 'interviews.record',
    partner: null,
    event: 'file.interview-missed',
    needs: ['absent', 'reason'],
  },
  'record-interview': {
    from: ['interview-scheduled'],
    to: 'interviewed',
    permission: 'interviews.record',
    partner: null,
    event: 'file.interview-recorded',
    needs: ['startedAt', 'endedAt', 'language', 'attended', 'exchanges'],
  },
  'waive-interview': {
    from: ['ready-for-interview'],
    to: 'interviewed',
    permission: 'interviews.waive',
    partner: null,
    event: 'file.interview-waived',
    needs: ['reason'],
  },
  'propose-decision': {
    from: ['interviewed'],
    to: 'decision-proposed',
    permission: 'decisions.propose',
    partner: null,
    event: 'file.decision-proposed',
    needs: ['outcome', 'reasons'],
  },
  'return-proposal': {
    from: ['decision-proposed'],
    to: 'interviewed',
    permission: 'decisions.return',
    partner: null,
    event: 'file.proposal-returned',
    needs: ['reason'],
  },
  'confirm-decision': {
    from: ['decision-proposed'],
    to: 'decided',
    permission: 'decisions.confirm',
    partner: null,
    event: 'file.decision-confirmed',
    needs: [],
  },
  withdraw: {
    from: OPEN_STATES,
    to: 'closed',
    permission: 'files.withdraw',
    partner: 'referrals.withdraw',
    event: 'file.withdrawn',
    needs: ['requestedBy', 'reason'],
  },
  close: {
    from: OPEN_STATES,
    to: 'closed',
    permission: 'files.close',
    partner: null,
    event: 'file.closed',
    needs: ['reasonCode', 'reason'],
  },
  reopen: {
    from: ['decided', 'closed'],
    to: 'screening',
    permission: 'files.reopen',
    partner: null,
    event: 'file.reopened',
    needs: ['reason'],
  },
  assign: {
    from: OPEN_STATES,
    to: 'unchanged',
    permission: 'files.assign',
    partner: null,
    event: 'file.assigned',
    needs: ['officerId', 'reason'],
  },
  'declare-conflict': {
    from: FILE_STATES,
    to: 'unchanged',
    permission: 'files.declare-conflict',
    partner: null,
    event: 'file.conflict-declared',
    needs: ['reason'],
  },
  'override-urgency': {
    from: OPEN_STATES,
    to: 'unchanged',
    permission: 'files.override-urgency',
    partner: null,
    event: 'file.urgency-overridden',
    needs: ['level', 'reason'],
  },
  'amend-situation': {
    from: OPEN_STATES,
    to: 'unchanged',
    permission: 'files.amend-situation',
    partner: 'referrals.inform',
    event: 'file.situation-amended',
    needs: ['reason'],
  },
} as const satisfies Record<FileAction, Transition>;
