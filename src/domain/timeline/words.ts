import { type ClosingReason, type Conclusion, type DecisionOutcome } from '../case-file/case-file.js';
import { type UrgencyLevel } from '../case-file/urgency.js';
import { type Text, text } from '../stca/text.js';

/** The outcomes of a decision in words. */
export const OUTCOME_WORDS: Readonly<Record<DecisionOutcome, Text>> = {
  accepted: text('accepted', 'accepté'),
  'not-accepted': text('not accepted', 'non accepté'),
  'referred-elsewhere': text('referred elsewhere', 'dirigé ailleurs'),
};

/** Why a file ended without a decision, in words. */
export const CLOSING_WORDS: Readonly<Record<ClosingReason, Text>> = {
  duplicate: text('the same people are in another file', 'les mêmes personnes sont dans un autre dossier'),
  'out-of-mandate': text('outside the mandate of the desk', 'hors du mandat du bureau'),
  unreachable: text('nobody could be reached', 'personne n’a pu être joint'),
  'removed-from-united-states': text('removed from the United States', 'renvoi des États-Unis exécuté'),
};

/** What a check concluded, in a few words. */
export const CONCLUSION_WORDS: Readonly<Record<Conclusion, Text>> = {
  'does-not-apply': text('the Agreement does not apply', 'l’Entente ne s’applique pas'),
  'exception-established': text('an exception is established', 'une exception est établie'),
  barred: text('the claim would be barred', 'la demande serait irrecevable'),
  undetermined: text('it cannot be told yet', 'on ne peut le dire encore'),
};

/** The levels of urgency in words. */
export const URGENCY_WORDS: Readonly<Record<UrgencyLevel, Text>> = {
  emergency: text('emergency', 'urgence immédiate'),
  urgent: text('urgent', 'urgent'),
  normal: text('normal', 'normal'),
};

/** What is said of an officer when there is none. */
export const NO_OFFICER = text('no officer, it waits for one', 'aucun agent, il en attend un');
