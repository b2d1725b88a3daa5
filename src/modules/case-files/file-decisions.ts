import { type Decision } from '../decisions/decision.js';
import { type DecisionDto, type DecisionMemberDto } from '../decisions/decision.dto.js';
import { type FileReason } from './file-reason.store.js';

/**
 * Decisions of a file as they are shown, with what they say of single persons, and the reason of each return:
 * it is kept beside the version the return made.
 */
export function toDecisions(
  decisions: readonly Decision[],
  members: ReadonlyMap<string, readonly DecisionMemberDto[]>,
  reasons: ReadonlyMap<number, FileReason>,
): DecisionDto[] {
  return decisions.map(({ returnedVersion, ...decision }) => {
    const said = returnedVersion === null ? undefined : reasons.get(returnedVersion)?.['reason'];
    return {
      ...decision,
      members: members.get(decision.decisionId) ?? [],
      returnReason: typeof said === 'string' ? said : null,
    };
  });
}
