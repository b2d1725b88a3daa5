import { type RefusalText } from './refusal-text.js';

/** Refusals about ending files and taking them up again. */
export const CLOSING_REFUSALS = {
  'closing-needs-reviewer': {
    kind: 'forbidden',
    title: { en: 'A reviewer must close it', fr: 'Clôture réservée au réviseur' },
    detail: {
      en: 'Closing a file as “{reason}” ends it as a refusal would, so a reviewer must do it. Ask a reviewer, or close it for another reason if another is true.',
      fr: 'Clore un dossier pour le motif « {reason} » y met fin comme le ferait un refus; un réviseur doit le faire. Demandez à un réviseur, ou invoquez un autre motif s’il est exact.',
    },
  },
} as const satisfies Record<string, RefusalText>;
