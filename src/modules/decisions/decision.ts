import { type DecisionOutcome, type Pathway } from '../../domain/case-file/case-file.js';
import { type DecisionReason } from '../../domain/case-file/commands.js';
import { type RepeatedText } from '../../domain/decisions/repeated-text.js';

/** A decision as it is proposed. The reasons' texts are kept sealed. Instants are RFC 3339 in UTC. */
export interface Proposal {
  readonly decisionId: string;
  readonly fileNumber: string;
  readonly partnerId: string;
  /** Of the file, when it was proposed. */
  readonly round: number;
  readonly outcome: DecisionOutcome;
  readonly pathway: Pathway | null;
  readonly reasons: readonly DecisionReason[];
  /** Persons whom it accepts; as many places are taken when it is confirmed. */
  readonly persons: number;
  readonly checkId: string;
  /** Reasons whose text was used in earlier refusals, as found when it was proposed. */
  readonly repeatedText: readonly RepeatedText[];
  readonly proposedBy: string;
  readonly proposedAt: string;
}

/** A decision of a file, and what became of it. */
export interface Decision extends Proposal {
  readonly status: 'proposed' | 'returned' | 'confirmed' | 'lapsed';
  /** The decision of an earlier round that this one follows. */
  readonly earlierDecisionId: string | null;
  readonly confirmedBy: string | null;
  readonly confirmedAt: string | null;
  readonly returnedBy: string | null;
  readonly returnedAt: string | null;
  /** The version of the file that the return made; the reason is kept beside it. */
  readonly returnedVersion: number | null;
}
