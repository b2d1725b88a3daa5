import { type Booking, type BookingContext } from '../interviews/booking.js';
import { type MemberDecision } from '../family/member-decision.js';
import { type ClosingReason, type DecisionOutcome, type Pathway } from './case-file.js';
import { type OwnFacts } from '../decisions/own-facts.js';
import { type AskedQuestion, type GivenAnswer, type OpenQuestion } from './information.js';
import { type FileState } from './states.js';
import { type Situation, type SituationChange } from './situation.js';
import { type UrgencyFacts, type UrgencyLevel } from './urgency.js';

/** Why one outcome was chosen, tied to what it stands on. */
export interface DecisionReason {
  /** A provision of law, as it is cited: 'IRPR 159.5(a)'. */
  readonly provision?: string;
  /** RFC 6901 pointer to a fact of this file: '/relatives/0/statuses'. */
  readonly fact?: string;
  readonly text: string;
  /** Language of `text`; English when absent. */
  readonly language?: 'en' | 'fr';
  /** The same in the other official language. */
  readonly translation?: string;
}

/** What somebody asks to be done with a file. Instants are RFC 3339 in UTC. */
export type FileCommand =
  | { readonly action: 'start-screening' }
  | { readonly action: 'request-information'; readonly questions: readonly AskedQuestion[] }
  | { readonly action: 'supply-information'; readonly answers: readonly GivenAnswer[] }
  | { readonly action: 'clear-for-interview'; readonly acknowledgedCheckId: string }
  | ({ readonly action: 'schedule-interview' } & Booking)
  | ({ readonly action: 'reschedule-interview' } & Booking)
  | { readonly action: 'cancel-interview' }
  | { readonly action: 'record-no-show' }
  | {
      readonly action: 'record-interview';
      readonly startedAt: string;
      readonly endedAt: string;
      readonly attended: readonly string[];
    }
  | { readonly action: 'waive-interview' }
  | {
      readonly action: 'propose-decision';
      readonly outcome: DecisionOutcome;
      readonly pathway: Pathway | null;
      readonly reasons: readonly DecisionReason[];
      /** Persons of whom it says something else than of the rest; absent: none. */
      readonly members?: readonly MemberDecision[];
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

/** The file that another of the same people is to go on as. */
export interface KeptFile {
  readonly state: FileState;
  /** True when its content was destroyed: then nobody can go on with it. */
  readonly isDisposed: boolean;
  /** How many people of the file to be closed are confirmed to be people of this one. */
  readonly personsInCommon: number;
}

/**
 * What a rule must know beside the file: the present, what is open (questions, the interview, the proposal, duplicate
 * candidates), and whom it concerns.
 */
export interface CommandContext {
  /** RFC 3339, UTC. */
  readonly now: string;
  readonly openQuestions?: readonly OpenQuestion[];
  readonly interviewOfficerId?: string;
  /** When the open appointment begins; RFC 3339, UTC. `record-no-show` cannot be judged without it. */
  readonly interviewStartsAt?: string;
  /** Whom a booking names. No interview can be booked without it. */
  readonly booking?: BookingContext;
  /** How many duplicate candidates of the file are open. `clear-for-interview` cannot be judged without it. */
  readonly openDuplicates?: number;
  /** How many of them the actor does not see, for a conflict of interest in the other file. */
  readonly hiddenDuplicates?: number;
  /** Of whom the file is to be assigned to; absent when there is no such account. */
  readonly assignee?: { readonly isActiveOfficer: boolean; readonly hasConflict: boolean };
  /** True for a colleague’s file whose content is open to the actor all the same. */
  readonly isContentOpen?: boolean;
  /** The file that `close` names or `reopen` parts from; null or absent when there is none that the actor may see. */
  readonly keptFile?: KeptFile | null;
  /** The situation now, and what the urgency of today is computed from: `amend-situation` cannot be judged without them. */
  readonly situation?: Situation;
  readonly urgencyFacts?: UrgencyFacts;
  readonly proposal?: {
    /** Everybody who proposed anything in this round of the file, proposals that were returned included. */
    readonly proposersOfRound: readonly string[];
    readonly checkId: string;
    readonly outcome: DecisionOutcome;
  };
  /** What reasons can point to. `propose-decision` cannot be judged without it. */
  readonly facts?: OwnFacts;
  /** What a check of today, under the law and the notices of now, finds beside the current one. Decisions stand on it. */
  readonly foundToday?: 'the-same' | 'something-else';
  /** Answers of the partner that no officer has accepted or declined. `confirm-decision` cannot be judged without it. */
  readonly unsettledAnswers?: number;
}
