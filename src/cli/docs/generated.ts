import { statesPage } from './states-page.js';
import { transitionMatrix } from './transition-matrix.js';

/** The files that are generated from the table of transitions and committed, and what makes each. */
export const GENERATED: Readonly<Record<string, () => string>> = {
  'docs/states.md': statesPage,
  'test/transitions/matrix.txt': transitionMatrix,
};
