import { type Permission } from '../access.js';
import { type FileState, OPEN_STATES } from './states.js';

/** What can be done with a file. Verbs; the events they leave are in the past tense. */
export const FILE_ACTIONS = [
  'start-screening',
  'request-information',
  'supply-information',
  'clear-for-interview',
  'schedule-interview',
  'record-interview',
  'propose-decision',
  'confirm-decision',
  'withdraw',
] as const;
export type FileAction = (typeof FILE_ACTIONS)[number];

/** One line of the table. `event` is what the audit log calls it, `needs` what an officer must have at hand. */
export interface Transition {
  readonly from: readonly FileState[];
  readonly to: FileState;
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
  'record-interview': {
    from: ['interview-scheduled'],
    to: 'interviewed',
    permission: 'interviews.record',
    partner: null,
    event: 'file.interview-recorded',
    needs: ['startedAt', 'endedAt', 'language', 'attended', 'exchanges'],
  },
  'propose-decision': {
    from: ['interviewed'],
    to: 'decision-proposed',
    permission: 'decisions.propose',
    partner: null,
    event: 'file.decision-proposed',
    needs: ['outcome', 'reasons'],
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
} as const satisfies Record<FileAction, Transition>;
