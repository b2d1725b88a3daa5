import { type DecisionOutcome } from '../case-file/case-file.js';

/** How much of the text of one reason stands in earlier refusals of other files. Counts only, nothing of the text. */
export interface RepeatedText {
  /** Place of the reason in the decision. */
  readonly reason: number;
  /** Its sentences that were used before. */
  readonly sentences: number;
  /** Of so many that were compared. */
  readonly ofSentences: number;
  /** Earlier decisions with at least one of them. */
  readonly inDecisions: number;
}

/** True for an outcome that ends a person's chance here: its words are compared with those of others. */
export function isLikeARefusal(outcome: DecisionOutcome): boolean {
  return outcome !== 'accepted';
}

/**
 * The reasons an officer and a reviewer are pointed to: those of which more than half was used before. What the law says is the
 * same in every refusal under it, so a reason of one such sentence and one on this person is not flagged; one with nothing of
 * its own is, whatever it cites. It is a flag for people to look at, never a bar.
 */
export function flaggedReasons(counted: readonly RepeatedText[]): readonly RepeatedText[] {
  return counted.filter(({ sentences, ofSentences }) => sentences * 2 > ofSentences);
}
