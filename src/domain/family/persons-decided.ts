import { type DecisionOutcome } from '../case-file/case-file.js';
import { type MemberDecision } from './member-decision.js';

/**
 * How many persons of a file a decision gives each outcome: `accepted` is how many places it takes. Each member is a person of
 * the file and named once.
 */
export function personsDecided(
  persons: number,
  decision: {
    readonly outcome: DecisionOutcome;
    readonly members: readonly Pick<MemberDecision, 'outcome'>[];
  },
): Readonly<Record<DecisionOutcome, number>> {
  const counts = { accepted: 0, 'not-accepted': 0, 'referred-elsewhere': 0 };
  counts[decision.outcome] = persons - decision.members.length;
  for (const { outcome } of decision.members) counts[outcome]++;
  return counts;
}
