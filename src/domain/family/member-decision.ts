import { type DecisionOutcome, type Pathway } from '../case-file/case-file.js';
import { type DecisionReason } from '../case-file/commands.js';

/**
 * What a decision says of one person where it is something else than of the rest. `index` 0 is the principal applicant, 1… the
 * family members in the order of the referral.
 */
export interface MemberDecision {
  readonly index: number;
  readonly outcome: DecisionOutcome;
  readonly pathway: Pathway | null;
  readonly reasons: readonly DecisionReason[];
}
