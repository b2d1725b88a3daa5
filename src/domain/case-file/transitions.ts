import { type Permission } from '../access.js';
import { type FileState, OPEN_STATES } from './states.js';

/** What can be done with a file. Verbs; the events they leave are in the past tense. */
export const FILE_ACTIONS = [
  'start-screening',
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
  /** True when the partner may do it to its own file. */
  readonly partner: boolean;
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
    partner: false,
    event: 'file.screening-started',
    needs: [],
  },
  'clear-for-interview': {
    from: ['screening'],
    to: 'ready-for-interview',
    permission: 'files.screen',
    partner: false,
    event: 'file.cleared-for-interview',
    needs: ['acknowledgedCheckId'],
  },
  'schedule-interview': {
    from: ['ready-for-interview'],
    to: 'interview-scheduled',
    permission: 'interviews.schedule',
    partner: false,
    event: 'file.interview-scheduled',
    needs: ['startsAt', 'endsAt', 'timeZone', 'mode'],
  },
  'record-interview': {
    from: ['interview-scheduled'],
    to: 'interviewed',
    permission: 'interviews.record',
    partner: false,
    event: 'file.interview-recorded',
    needs: ['startedAt', 'endedAt', 'language', 'attended', 'exchanges'],
  },
  'propose-decision': {
    from: ['interviewed'],
    to: 'decision-proposed',
    permission: 'decisions.propose',
    partner: false,
    event: 'file.decision-proposed',
    needs: ['outcome', 'reasons'],
  },
  'confirm-decision': {
    from: ['decision-proposed'],
    to: 'decided',
    permission: 'decisions.confirm',
    partner: false,
    event: 'file.decision-confirmed',
    needs: [],
  },
  withdraw: {
    from: OPEN_STATES,
    to: 'closed',
    permission: 'files.withdraw',
    partner: true,
    event: 'file.withdrawn',
    needs: ['requestedBy', 'reason'],
  },
} as const satisfies Record<FileAction, Transition>;
