import { type FileState } from '../../domain/case-file/states.js';
import { type FileAction } from '../../domain/case-file/transitions.js';
import { type Text, text } from '../../domain/stca/text.js';

/** The states of a file as people call them. */
export const STATE_WORDS: Readonly<Record<FileState, Text>> = {
  received: text('received', 'reçu'),
  screening: text('being screened', 'en examen préalable'),
  'awaiting-information': text('waiting for information', 'en attente de renseignements'),
  'ready-for-interview': text('ready for an interview', 'prêt pour une entrevue'),
  'interview-scheduled': text('interview booked', 'entrevue fixée'),
  interviewed: text('interviewed', 'entrevue tenue'),
  'decision-proposed': text('decision proposed', 'décision proposée'),
  decided: text('decided', 'décidé'),
  closed: text('closed', 'fermé'),
};

/** The actions on a file as people call them. */
export const ACTION_WORDS: Readonly<Record<FileAction, Text>> = {
  'start-screening': text('start screening', 'entreprendre l’examen préalable'),
  'request-information': text('ask for information', 'demander des renseignements'),
  'supply-information': text('supply information', 'fournir des renseignements'),
  'clear-for-interview': text('clear for an interview', 'autoriser l’entrevue'),
  'schedule-interview': text('book an interview', 'fixer une entrevue'),
  'reschedule-interview': text('move the interview', 'déplacer l’entrevue'),
  'cancel-interview': text('call the interview off', 'annuler l’entrevue'),
  'record-no-show': text('record that nobody came', 'constater une absence'),
  'record-interview': text('record the interview', 'consigner l’entrevue'),
  'waive-interview': text('waive the interview', 'dispenser de l’entrevue'),
  'propose-decision': text('propose a decision', 'proposer une décision'),
  'return-proposal': text('return the proposal', 'renvoyer la proposition'),
  'confirm-decision': text('confirm the decision', 'confirmer la décision'),
  withdraw: text('withdraw the referral', 'retirer la recommandation'),
  close: text('close without a decision', 'fermer sans décision'),
  reopen: text('reopen', 'rouvrir'),
  assign: text('assign', 'attribuer'),
  'declare-conflict': text('declare a conflict of interest', 'déclarer un conflit d’intérêts'),
  'override-urgency': text('set the urgency', 'fixer l’urgence'),
  'amend-situation': text('put down a new situation', 'consigner une nouvelle situation'),
};
