import { type Decision } from '../decisions/decision.js';
import { type DecisionDto } from '../decisions/decision.dto.js';
import { type FileReason } from './file-reason.store.js';

/** Decisions of a file as they are shown, with the reason of each return: it is kept beside the version the return made. */
export function toDecisions(
  decisions: readonly Decision[],
  reasons: ReadonlyMap<number, FileReason>,
): DecisionDto[] {
  return decisions.map(({ returnedVersion, ...decision }) => {
    const said = returnedVersion === null ? undefined : reasons.get(returnedVersion)?.['reason'];
    return { ...decision, returnReason: typeof said === 'string' ? said : null };
  });
}
