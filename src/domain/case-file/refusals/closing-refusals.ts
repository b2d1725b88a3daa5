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
  'kept-file-and-reason': {
    kind: 'invalid',
    title: { en: 'Kept file and reason disagree', fr: 'Dossier conservé et motif discordants' },
    detail: {
      en: 'A closing as “duplicate” names the file that goes on (“keptFileNumber”), and no other closing does. Add the file or remove it.',
      fr: 'Une clôture pour « duplicate » indique le dossier qui continue (« keptFileNumber »), et aucune autre clôture n’en indique. Ajoutez le dossier ou retirez-le.',
    },
  },
  'not-a-confirmed-duplicate': {
    kind: 'conflict',
    title: { en: 'Not confirmed as the same person', fr: 'Même personne non confirmée' },
    detail: {
      en: 'Nobody has confirmed that a person of this file is a person of the file to be kept. Confirm the candidate as “same-person” at {where} first, or name the right file.',
      fr: 'Personne n’a confirmé qu’une personne de ce dossier est une personne du dossier à conserver. Confirmez d’abord le doublon comme « same-person » à {where}, ou indiquez le bon dossier.',
    },
  },
  'kept-file-ended': {
    kind: 'conflict',
    title: { en: 'The file to be kept has ended', fr: 'Le dossier à conserver est terminé' },
    detail: {
      en: 'The file to be kept is closed itself, or its content was destroyed, so nobody would go on with these people. Go on with this file, or ask a manager to reopen the other one first.',
      fr: 'Le dossier à conserver est lui-même clos, ou son contenu a été détruit; personne ne s’occuperait donc plus de ces personnes. Continuez avec le présent dossier, ou demandez d’abord à un gestionnaire de rouvrir l’autre.',
    },
  },
  'persons-left-out': {
    kind: 'forbidden',
    title: { en: 'People would be left out', fr: 'Des personnes seraient laissées de côté' },
    detail: {
      en: 'Persons of this file who are not confirmed to be in the file to be kept: {left}. Closing ends their referral as a refusal would, so a reviewer must do it. Confirm them at {where}, or ask a reviewer.',
      fr: 'Personnes de ce dossier dont la présence dans le dossier à conserver n’est pas confirmée : {left}. La clôture mettrait fin à leur recommandation comme le ferait un refus; un réviseur doit donc y procéder. Confirmez-les à {where}, ou demandez à un réviseur.',
    },
  },
  'other-file-not-for-you': {
    kind: 'forbidden',
    title: { en: 'Another manager must do it', fr: 'Un autre gestionnaire doit y procéder' },
    detail: {
      en: 'This file went on as another one, which is not for you to see. Taking it up again is written down there too: ask another manager to do it.',
      fr: 'Ce dossier s’est poursuivi dans un autre, que vous ne pouvez pas consulter. Sa réouverture y est aussi consignée : demandez à un autre gestionnaire d’y procéder.',
    },
  },
  'correction-of-open-file': {
    kind: 'conflict',
    title: { en: 'Amend the fact itself', fr: 'Modifiez le fait lui-même' },
    detail: {
      en: 'The file is in state “{state}”, still under way: what is granted is put right in the facts themselves, at {facts}. Only a correction that is refused is noted on an open file.',
      fr: 'Le dossier est à l’état « {state} », encore en cours : une correction accordée se fait dans les faits eux-mêmes, à {facts}. Seule une correction refusée est notée dans un dossier ouvert.',
    },
  },
  'no-decision-to-correct': {
    kind: 'conflict',
    title: { en: 'No decision to correct', fr: 'Aucune décision à corriger' },
    detail: {
      en: 'No decision on this file was ever confirmed, so there is none to correct. Point to a fact instead (“about”).',
      fr: 'Aucune décision sur ce dossier n’a jamais été confirmée; il n’y en a donc aucune à corriger. Indiquez plutôt un fait (« about »).',
    },
  },
} as const satisfies Record<string, RefusalText>;
