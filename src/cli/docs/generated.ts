import { eventsPage } from './events-page.js';
import { problemsPage } from './problems-page.js';
import { statesPage } from './states-page.js';
import { transitionMatrix } from './transition-matrix.js';

/** The files that are generated from the tables and catalogues of the code and committed, and what makes each. */
export const GENERATED: Readonly<Record<string, () => string>> = {
  'docs/states.md': statesPage,
  'docs/problems.md': problemsPage,
  'docs/audit-events.md': eventsPage,
  'test/transitions/matrix.txt': transitionMatrix,
};
