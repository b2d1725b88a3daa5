import { type CaseFile, type DecisionOutcome } from '../case-file/case-file.js';

/**
 * How many persons of a file an outcome accepts: everybody or nobody. As many places are taken when it is confirmed; the others
 * that the file held are free again. Never more than the file has.
 */
export function personsAccepted({ persons }: Pick<CaseFile, 'persons'>, outcome: DecisionOutcome): number {
  return outcome === 'accepted' ? persons : 0;
}
