import { type Sentence } from '../../../platform/language/language.js';

/** Why a batch that waited was refused, where no answer to a request ever says so. */
export const WAITING_REFUSALS = {
  'key-ended': {
    title: { en: 'API key ended meanwhile', fr: 'Clé d’API échue entre-temps' },
    detail: {
      en: 'The API key this batch was sent with was revoked or expired before the batch was worked on, so nothing of it was taken in. Send it again with another key.',
      fr: 'La clé d’API avec laquelle ce lot a été envoyé a été révoquée ou a expiré avant son traitement; rien n’en a donc été pris en compte. Envoyez-le de nouveau avec une autre clé.',
    },
  },
  'processing-failed': {
    title: { en: 'Given up', fr: 'Traitement abandonné' },
    detail: {
      en: 'The service failed {attempts} times to work on this batch, through no fault of yours, and has given up; nothing of it was taken in. Send it again in smaller batches, with new keys, and tell the desk.',
      fr: 'Le service n’a pas pu traiter ce lot après {attempts} tentatives, sans que vous y soyez pour quelque chose, et a abandonné; rien n’en a été pris en compte. Renvoyez-le en lots plus petits, avec de nouvelles clés, et avertissez le bureau.',
    },
  },
} as const satisfies Record<string, { readonly title: Sentence; readonly detail: Sentence }>;
