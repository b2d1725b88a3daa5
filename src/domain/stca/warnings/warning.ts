import { type StcaFacts } from '../facts.js';
import { type Text } from '../text.js';
import { type Pointer } from '../truth.js';

/**
 * Facts that sit oddly together. Each provision still reads the fact made for it: a warning never changes an answer, it
 * tells an officer where to look.
 */
export interface Warning {
  readonly code: string;
  readonly pointers: readonly Pointer[];
  readonly message: Text;
}

/** Adds the warnings of one kind to a list. */
export type WarningRule = (facts: StcaFacts, add: (warning: Warning) => void) => void;
