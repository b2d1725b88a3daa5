import { MAX_FAULTS } from './problem.dto.js';
import { type Fault } from './problem.js';

/** The first faults, and then how many more there are: a large body cannot make a large answer. */
export function boundedFaults(faults: readonly Fault[]): readonly Fault[] {
  if (faults.length <= MAX_FAULTS) return faults;
  const count = faults.length - MAX_FAULTS;
  return [...faults.slice(0, MAX_FAULTS), { pointer: '#', code: 'more-faults', params: { count } }];
}
