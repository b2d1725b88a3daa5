import { type RefusalText } from './refusal-text.js';

/** Refusals about families whose members part ways. */
export const FAMILY_REFUSALS = {
  'members-cannot-part': {
    kind: 'invalid',
    title: { en: 'Members cannot part like this', fr: 'Séparation des membres impossible ainsi' },
    detail: {
      en: 'A person of the file may be decided about apart from the rest, once each and for a reason of their own: see “errors” for what is missing or too much. Leave “members” out where one outcome is right for all.',
      fr: 'Une personne du dossier peut faire l’objet d’une décision à part, une seule fois et pour un motif qui lui est propre : voyez « errors » pour ce qui manque ou est de trop. Omettez « members » si un même résultat convient à tous.',
    },
  },
} as const satisfies Record<string, RefusalText>;
