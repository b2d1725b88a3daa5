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
  'assignee-not-an-officer': {
    kind: 'invalid',
    title: { en: 'Not an active officer', fr: 'Pas un agent actif' },
    detail: {
      en: 'A file is assigned to an officer whose account is active, and “officerId” names none. Name another one, or null to put the file back among those that wait.',
      fr: 'Un dossier est attribué à un agent dont le compte est actif, et « officerId » n’en désigne aucun. Désignez-en un autre, ou indiquez null pour remettre le dossier parmi ceux qui attendent.',
    },
  },
  'assignee-has-conflict': {
    kind: 'conflict',
    title: { en: 'Conflict of interest', fr: 'Conflit d’intérêts' },
    detail: {
      en: 'The officer has declared a conflict of interest in this file and does not see it. Name another officer.',
      fr: 'L’agent a déclaré un conflit d’intérêts dans ce dossier et ne le voit pas. Nommez un autre agent.',
    },
  },
  'assigned-already': {
    kind: 'conflict',
    title: { en: 'Nothing to reassign', fr: 'Rien à réattribuer' },
    detail: {
      en: 'The file is assigned so already. Name another officer, or null to put it back among those that wait.',
      fr: 'Le dossier est déjà attribué ainsi. Désignez un autre agent, ou indiquez null pour le remettre parmi ceux qui attendent.',
    },
  },
  'duplicates-for-a-colleague': {
    kind: 'conflict',
    title: { en: 'For a colleague', fr: 'À confier à un collègue' },
    detail: {
      en: 'Something about this file that you do not see must be looked at first. Ask a manager to assign it to another officer.',
      fr: 'Un élément de ce dossier que vous ne voyez pas doit d’abord être examiné. Demandez à un gestionnaire de l’attribuer à un autre agent.',
    },
  },
  'content-withheld': {
    kind: 'forbidden',
    title: { en: 'Another officer’s file', fr: 'Dossier d’un autre agent' },
    detail: {
      en: 'The file is assigned to another officer, and this stands on what is in it, which is shown to the officer in charge. Ask a manager to assign it to you, or, where it cannot wait, break the glass with a reason: POST {glass}.',
      fr: 'Le dossier est attribué à un autre agent, et ceci repose sur son contenu, qui est montré à l’agent responsable. Demandez à un gestionnaire de vous l’attribuer ou, si cela ne peut attendre, recourez au bris de glace en donnant un motif : POST {glass}.',
    },
  },
  'glass-not-needed': {
    kind: 'conflict',
    title: { en: 'Nothing is withheld', fr: 'Rien n’est masqué' },
    detail: {
      en: 'You read the whole of this file now: it is yours or nobody’s, or its glass is broken for you already. Read it; nothing was stored.',
      fr: 'Vous lisez déjà ce dossier en entier : il est à vous ou à personne, ou un bris de glace vous l’ouvre déjà. Lisez-le; rien n’a été enregistré.',
    },
  },
  'own-glass-break': {
    kind: 'forbidden',
    title: { en: 'Another person must review it', fr: 'Une autre personne doit l’examiner' },
    detail: {
      en: 'You broke this glass yourself, so another manager must review it.',
      fr: 'C’est vous qui avez eu recours à ce bris de glace; un autre gestionnaire doit l’examiner.',
    },
  },
  'glass-break-reviewed': {
    kind: 'conflict',
    title: { en: 'Reviewed already', fr: 'Déjà examiné' },
    detail: {
      en: 'This break was reviewed already, and a review is not changed. List those that wait with GET /v1/break-glass?reviewed=false.',
      fr: 'Ce bris de glace a déjà été examiné, et un examen n’est pas modifié. Affichez ceux qui attendent par GET /v1/break-glass?reviewed=false.',
    },
  },
} as const satisfies Record<string, RefusalText>;
