import { type ClosingReason, type DecisionOutcome, type Pathway } from './case-file.js';
import { type AskedQuestion, type GivenAnswer, type OpenQuestion } from './information.js';
import { type Situation, type SituationChange } from './situation.js';
import { type UrgencyFacts, type UrgencyLevel } from './urgency.js';

/** Why one outcome was chosen, tied to what it stands on. */
export interface DecisionReason {
  /** A provision of law, as it is cited: 'IRPR 159.5(a)'. */
  readonly provision?: string;
  /** RFC 6901 pointer to a fact of this file: '/relatives/0/statuses'. */
  readonly fact?: string;
  readonly text: string;
}

/** What somebody asks to be done with a file. Instants are RFC 3339 in UTC. */
export type FileCommand =
  | { readonly action: 'start-screening' }
  | { readonly action: 'request-information'; readonly questions: readonly AskedQuestion[] }
  | { readonly action: 'supply-information'; readonly answers: readonly GivenAnswer[] }
  | { readonly action: 'clear-for-interview'; readonly acknowledgedCheckId: string }
  | { readonly action: 'schedule-interview'; readonly startsAt: string; readonly endsAt: string }
  | { readonly action: 'reschedule-interview'; readonly startsAt: string; readonly endsAt: string }
  | { readonly action: 'cancel-interview' }
  | { readonly action: 'record-no-show' }
  | { readonly action: 'record-interview'; readonly startedAt: string; readonly endedAt: string }
  | { readonly action: 'waive-interview' }
  | {
      readonly action: 'propose-decision';
      readonly outcome: DecisionOutcome;
      readonly pathway: Pathway | null;
      readonly reasons: readonly DecisionReason[];
    }
  | { readonly action: 'return-proposal' }
  | { readonly action: 'confirm-decision' }
  | { readonly action: 'withdraw'; readonly requestedBy: 'claimant' | 'counsel' | 'partner' }
  | { readonly action: 'close'; readonly reasonCode: ClosingReason; readonly keptFileNumber: string | null }
  | { readonly action: 'reopen' }
  /** `officerId` null puts the file back among those that wait for an officer. */
  | { readonly action: 'assign'; readonly officerId: string | null }
  | { readonly action: 'declare-conflict' }
  /** `level` null lets the rules speak again. */
  | { readonly action: 'override-urgency'; readonly level: UrgencyLevel | null }
  | { readonly action: 'amend-situation'; readonly change: SituationChange };

/** The command of one action. */
export type CommandOf<Action extends FileCommand['action']> = Extract<FileCommand, { action: Action }>;

/**
 * What a rule must know beside the file: the present, and what is open: questions, the interview, the proposal, and
 * duplicate candidates.
 */
export interface CommandContext {
  /** RFC 3339, UTC. */
  readonly now: string;
  readonly openQuestions?: readonly OpenQuestion[];
  readonly interviewOfficerId?: string;
  /** How many duplicate candidates of the file are open. `clear-for-interview` cannot be judged without it. */
  readonly openDuplicates?: number;
  /** The situation now, and what the urgency of today is computed from: `amend-situation` cannot be judged without them. */
  readonly situation?: Situation;
  readonly urgencyFacts?: UrgencyFacts;
  readonly proposal?: {
    readonly proposedBy: string;
    readonly checkId: string;
    readonly outcome: DecisionOutcome;
  };
}
