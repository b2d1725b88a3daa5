import { type RefusalText } from './refusal-text.js';

/** Refusals about whose file it is. */
export const ASSIGNMENT_REFUSALS = {
  'assigned-to-another': {
    kind: 'conflict',
    title: { en: 'Another officer’s file', fr: 'Dossier d’un autre agent' },
    detail: {
      en: 'The file is assigned to another officer. Ask a manager to reassign it, or take the next file of the worklist.',
      fr: 'Le dossier est attribué à un autre agent. Demandez à un gestionnaire de le réattribuer, ou prenez le prochain dossier de la liste de travail.',
    },
  },
} as const satisfies Record<string, RefusalText>;
