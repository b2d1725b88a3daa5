import { type OpenQuestion, type QuestionStatus } from '../../domain/case-file/information.js';

/** A question as it was put. */
export interface Question extends OpenQuestion {
  readonly text: string;
  /** Calendar day on which the answer is due. */
  readonly dueOn: string;
}

/** What was said to a question: words, a value for its fact, or both; or why neither could be given. */
export interface QuestionAnswer {
  readonly answer: string | null;
  /** Null when no value was given. */
  readonly value: unknown;
  readonly reasonWhyNot: string | null;
}

/** What an officer made of an answer. `checkId` is the check that followed where a value went into the facts. */
export interface QuestionSettlement {
  readonly settledBy: string;
  /** RFC 3339, UTC. */
  readonly settledAt: string;
  readonly reason: string;
  readonly checkId: string | null;
}

/** A question with all that came of it. */
export interface RecordedQuestion extends Question {
  readonly status: QuestionStatus;
  readonly given: QuestionAnswer | null;
  readonly settlement: QuestionSettlement | null;
}

/** One request for information: who asked, and who supplied it. Instants are RFC 3339, UTC. */
export interface InformationRequest {
  readonly requestId: string;
  readonly status: 'open' | 'supplied' | 'lapsed';
  readonly requestedBy: string;
  readonly requestedAt: string;
  /** A key of the partner, or a member of staff on its behalf. */
  readonly suppliedBy: string | null;
  readonly suppliedAt: string | null;
  readonly questions: readonly RecordedQuestion[];
}
