/** Who may sit in an interview, in codes. */
export const ATTENDEES = ['claimant', 'counsel', 'interpreter', 'family-member', 'observer'] as const;
export const INTERVIEW_MODES = ['in-person', 'video', 'telephone'] as const;

/** Where and with whom an interview is held: personal, so it is kept sealed. */
export interface InterviewArrangement {
  readonly place?: string;
  readonly interpreter?: { readonly language: string; readonly name: string };
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

/** An interview of a file. Instants are RFC 3339 in UTC; the time zone is that of the place. */
export interface Interview {
  readonly interviewId: string;
  readonly fileNumber: string;
  readonly partnerId: string;
  readonly officerId: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly timeZone: string;
  readonly mode: string;
  readonly status: 'booked' | 'held' | 'cancelled';
  readonly arrangement: InterviewArrangement;
  readonly record?: InterviewRecord;
}
