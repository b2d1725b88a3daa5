import { type RefusalText } from './refusal-text.js';

/** Refusals about notices of decisions. */
export const NOTICE_REFUSALS = {
  'no-notice-yet': {
    kind: 'conflict',
    title: { en: 'No notice yet', fr: 'Aucun avis pour le moment' },
    detail: {
      en: 'The file is in state “{state}” and has no notice of a decision. Notices are made when a decision is confirmed: ask again once it is.',
      fr: 'Le dossier est à l’état « {state} » et n’a aucun avis de décision. Les avis sont établis à la confirmation d’une décision; redemandez-les ensuite.',
    },
  },
} as const satisfies Record<string, RefusalText>;
