import { type StcaFacts } from '../facts.js';
import { claimantWarnings, journeyWarnings, transitionWarnings } from './claimant-warnings.js';
import { otherListWarnings, relativeWarnings } from './list-warnings.js';
import { type Warning } from './warning.js';

/** Every warning about facts without faults, in a fixed order. */
export function warningsOf(facts: StcaFacts): readonly Warning[] {
  const found: Warning[] = [];
  const add = (warning: Warning): void => void found.push(warning);
  claimantWarnings(facts, add);
  journeyWarnings(facts, add);
  relativeWarnings(facts, add);
  otherListWarnings(facts, add);
  transitionWarnings(facts, add);
  return found;
}
