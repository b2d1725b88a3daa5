import { type RefusalText } from './refusal-text.js';

/** Refusals about duties, states, checks and the keeping of files. */
export const SCREENING_REFUSALS = {
  'out-of-order': {
    kind: 'conflict',
    title: { en: 'Not possible in this state', fr: 'Impossible dans cet état' },
    detail: {
      en: 'The file is in state “{state}”, from which “{action}” is not possible. Possible now: {possible}.',
      fr: 'Le dossier est à l’état « {state} », à partir duquel « {action} » est impossible. Possible maintenant : {possible}.',
    },
  },
  'nothing-more-possible': {
    kind: 'conflict',
    title: { en: 'The file has ended', fr: 'Le dossier est terminé' },
    detail: {
      en: 'The file is in state “{state}”: “{action}” is not possible any more. A manager can reopen the file, with a reason.',
      fr: 'Le dossier est à l’état « {state} » : « {action} » n’est plus possible. Un gestionnaire peut rouvrir le dossier, motif à l’appui.',
    },
  },
  'not-ended': {
    kind: 'conflict',
    title: { en: 'The file has not ended', fr: 'Le dossier n’est pas terminé' },
    detail: {
      en: 'The file is in state “{state}”. Its content is destroyed only once it is decided or closed, or by an emergency order of the head of mission.',
      fr: 'Le dossier est à l’état « {state} ». Son contenu n’est détruit qu’une fois le dossier décidé ou clos, ou par un ordre d’urgence du chef de mission.',
    },
  },
  'retention-not-over': {
    kind: 'conflict',
    title: { en: 'Still to be kept', fr: 'Conservation obligatoire' },
    detail: {
      en: 'What is in the file must be kept for two years after its last administrative use: it may be destroyed after {until}.',
      fr: 'Le contenu du dossier doit être conservé deux ans après son dernier usage administratif : il pourra être détruit après le {until}.',
    },
  },
  'not-your-duty': {
    kind: 'forbidden',
    title: { en: 'Not among your duties', fr: 'Hors de vos fonctions' },
    detail: {
      en: '“{action}” is not among the duties of a {role}.',
      fr: '« {action} » ne fait pas partie des fonctions du rôle {role}.',
    },
  },
  'check-not-current': {
    kind: 'conflict',
    title: { en: 'Not the current check', fr: 'Vérification non à jour' },
    detail: {
      en: 'The STCA check you name is not the file’s current one. Read the current check on the file and acknowledge that one.',
      fr: 'La vérification de l’ETPS que vous nommez n’est pas la vérification actuelle du dossier. Lisez l’actuelle et prenez acte de celle-ci.',
    },
  },
  'duplicates-open': {
    kind: 'conflict',
    title: { en: 'Duplicates not looked at', fr: 'Doublons possibles non examinés' },
    detail: {
      en: 'Open duplicate candidates of this file: {open}. A person of it may be in another file as well. Confirm or dismiss each at {where}, then try again.',
      fr: 'Doublons possibles à examiner dans ce dossier : {open}. Une personne qui y figure est peut-être aussi dans un autre dossier. Confirmez ou écartez chacun à {where}, puis recommencez.',
    },
  },
} as const satisfies Record<string, RefusalText>;
