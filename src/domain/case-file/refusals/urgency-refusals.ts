import { type RefusalText } from './refusal-text.js';

/** Refusals about urgency and about what makes it. */
export const URGENCY_REFUSALS = {
  'urgency-not-set': {
    kind: 'conflict',
    title: { en: 'The rules speak already', fr: 'Les règles s’appliquent déjà' },
    detail: {
      en: 'No officer has set the urgency of the file, so there is nothing to take back. To set it, give a level.',
      fr: 'Aucun agent n’a fixé l’urgence du dossier : il n’y a rien à lever. Pour la fixer, indiquez un niveau.',
    },
  },
  'urgency-set-already': {
    kind: 'conflict',
    title: { en: 'Set to this level already', fr: 'Déjà fixée à ce niveau' },
    detail: {
      en: 'An officer has set the urgency to “{level}” before, and the reason is kept. Give another level, or null to let the rules speak.',
      fr: 'Un agent a déjà fixé l’urgence à « {level} », et son motif est conservé. Indiquez un autre niveau, ou null pour que les règles s’appliquent.',
    },
  },
  'situation-unchanged': {
    kind: 'conflict',
    title: { en: 'Nothing would change', fr: 'Rien ne changerait' },
    detail: {
      en: 'Removal day, custody and stage are what you say already. Send only what is different from what the file shows.',
      fr: 'Le jour du renvoi, la détention et l’étape sont déjà ceux que vous indiquez. N’envoyez que ce qui diffère du dossier.',
    },
  },
} as const satisfies Record<string, RefusalText>;
