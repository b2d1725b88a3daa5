import { type InterviewStatus } from '../../domain/interviews/interview-status.js';
import { type InterpreterGender } from '../../domain/interviews/interpreter.js';

/** Who may sit in an interview, in codes. */
export const ATTENDEES = ['claimant', 'counsel', 'interpreter', 'family-member', 'observer'] as const;
export const INTERVIEW_MODES = ['in-person', 'video', 'telephone'] as const;
/** Without whom an interview is missed. */
export const ABSENTEES = ['claimant', 'interpreter', 'officer'] as const;
export type Absentee = (typeof ABSENTEES)[number];

/** Where and with whom an interview is held: personal, so it is kept sealed. */
export interface InterviewArrangement {
  readonly place?: string;
  readonly placeNote?: string;
  readonly interpreter?: {
    readonly language: string;
    readonly dialect?: string;
    readonly gender?: InterpreterGender;
    /** What they declared when asked: false, or they would not be booked. Absent where nobody asked yet. */
    readonly conflictDeclared?: boolean;
    /** Of bookings from before interpreters had ids. */
    readonly name?: string;
  };
}

/** What was said and seen. What was said stands apart from what the officer observed. */
export interface InterviewRecord {
  readonly startedAt: string;
  readonly endedAt: string;
  readonly language: string;
  readonly attended: readonly string[];
  readonly exchanges: readonly { readonly question: string; readonly answer: string }[];
  readonly observations?: string;
}

/** What was added to a record later. */
export interface InterviewAddition {
  readonly additionId: string;
  readonly addedBy: string;
  /** RFC 3339, UTC. */
  readonly addedAt: string;
  readonly text: string;
}

/** What clocks at the place show, and what they were to show when it was booked: no offset, `2026-11-02T09:00:00`. */
export interface LocalTimes {
  readonly startsAt: string;
  readonly endsAt: string;
  readonly bookedStartsAt: string;
  readonly bookedEndsAt: string;
  /** True when the rules of the time zone have changed since: the instant stays, and the clocks show another time. */
  readonly differs: boolean;
}

/** Who made an appointment what it is, when, and with which version of the file. */
export interface InterviewEnd {
  readonly by: string;
  readonly at: string;
  readonly version: number;
}

/** An appointment in codes. Instants are RFC 3339 in UTC, and they say when it is; the time zone is that of the place. */
export interface InterviewSummary {
  readonly interviewId: string;
  readonly fileNumber: string;
  readonly partnerId: string;
  readonly officerId: string;
  readonly interpreterId: string | null;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly timeZone: string;
  readonly local: LocalTimes;
  readonly mode: string;
  readonly status: InterviewStatus;
  readonly sequence: number;
  readonly supersedes: string | null;
  readonly supersededBy: string | null;
  readonly absent: readonly Absentee[];
  readonly bookedBy: string | null;
  readonly bookedAt: string | null;
  /** Null while it stands, and when its file ended before it. */
  readonly ended: InterviewEnd | null;
}

/** An appointment with all that is kept of it. */
export interface Interview extends InterviewSummary {
  readonly arrangement: InterviewArrangement;
  readonly record?: InterviewRecord;
  readonly additions: readonly InterviewAddition[];
}
