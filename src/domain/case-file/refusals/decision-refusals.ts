import { type RefusalText } from './refusal-text.js';

/** Refusals about decisions. */
export const DECISION_REFUSALS = {
  'check-changed-since-proposal': {
    kind: 'conflict',
    title: { en: 'The check has changed', fr: 'La vérification a changé' },
    detail: {
      en: 'Facts or law changed after the decision was proposed, and a new STCA check was made. The decision must be proposed again on it.',
      fr: 'Les faits ou le droit ont changé après la proposition de décision, et une nouvelle vérification de l’ETPS a été faite. La décision doit être proposée de nouveau sur cette base.',
    },
  },
  'pathway-and-outcome': {
    kind: 'invalid',
    title: { en: 'Pathway and outcome disagree', fr: 'Voie et résultat discordants' },
    detail: {
      en: 'An acceptance names a pathway, and no other outcome does. Add the pathway or remove it.',
      fr: 'Une acceptation indique une voie, et aucun autre résultat n’en indique. Ajoutez la voie ou retirez-la.',
    },
  },
  'reasons-missing': {
    kind: 'invalid',
    title: { en: 'Reasons are missing', fr: 'Motifs manquants' },
    detail: {
      en: 'A decision needs at least one reason.',
      fr: 'Une décision exige au moins un motif.',
    },
  },
  'reason-not-tied-to-facts': {
    kind: 'invalid',
    title: { en: 'No reason tied to this file', fr: 'Aucun motif lié à ce dossier' },
    detail: {
      en: 'An outcome other than acceptance needs at least one reason that names a fact of this very file (“fact”).',
      fr: 'Un résultat autre que l’acceptation exige au moins un motif qui nomme un fait de ce dossier même (« fact »).',
    },
  },
  'no-open-proposal': {
    kind: 'conflict',
    title: { en: 'Nothing to confirm', fr: 'Rien à confirmer' },
    detail: {
      en: 'There is no open proposal on this file.',
      fr: 'Ce dossier n’a aucune proposition en attente.',
    },
  },
  'confirmer-is-proposer': {
    kind: 'forbidden',
    title: { en: 'Another person must confirm', fr: 'Une autre personne doit confirmer' },
    detail: {
      en: 'You proposed this decision, so another person must confirm it.',
      fr: 'Vous avez proposé cette décision; une autre personne doit la confirmer.',
    },
  },
} as const satisfies Record<string, RefusalText>;
