import { type RefusalText } from './refusal-text.js';

/** Refusals about questions to partners and their answers. */
export const INFORMATION_REFUSALS = {
  'questions-missing': {
    kind: 'invalid',
    title: { en: 'Questions are missing', fr: 'Questions manquantes' },
    detail: {
      en: 'Information is asked for by questions, and there is none. Put at least one.',
      fr: 'Les renseignements se demandent par des questions, et il n’y en a aucune. Posez-en au moins une.',
    },
  },
  'due-day-past': {
    kind: 'invalid',
    title: { en: 'Due day in the past', fr: 'Échéance dans le passé' },
    detail: {
      en: 'A question is due on a day that is past (UTC): see “errors” for which. Give today or a later day.',
      fr: 'L’échéance d’une question est déjà passée (UTC) : voyez « errors » pour laquelle. Donnez le jour même ou un jour ultérieur.',
    },
  },
  'answers-incomplete': {
    kind: 'invalid',
    title: { en: 'Answers do not fit the questions', fr: 'Réponses ne correspondant pas aux questions' },
    detail: {
      en: 'Each open question needs one answer or one reason why there is none, and nothing else is taken: see “errors” for what is missing or too much. Nothing was stored; read the open questions and send all answers at once.',
      fr: 'Chaque question en attente exige une réponse ou une raison de l’absence de réponse, et rien d’autre n’est accepté : voyez « errors » pour ce qui manque ou est de trop. Rien n’a été enregistré; lisez les questions en attente et envoyez toutes les réponses à la fois.',
    },
  },
  'no-answer-to-settle': {
    kind: 'conflict',
    title: { en: 'No answer waits here', fr: 'Aucune réponse en attente' },
    detail: {
      en: 'The question is in state “{status}”. Only an answer that nobody has accepted or declined can be; read the file’s questions.',
      fr: 'La question est à l’état « {status} ». Seule une réponse que personne n’a acceptée ni rejetée peut l’être; lisez les questions du dossier.',
    },
  },
  'answer-does-not-fit': {
    kind: 'conflict',
    title: { en: 'The value does not fit the facts', fr: 'Valeur incompatible avec les faits' },
    detail: {
      en: 'The value cannot stand where the question points, or not beside the other facts: see “errors” for why. Amend the facts that stand against it, or decline the answer and amend the fact yourself.',
      fr: 'La valeur ne peut figurer là où pointe la question, ou pas à côté des autres faits : voyez « errors » pour la raison. Modifiez les faits qui s’y opposent, ou rejetez la réponse et modifiez le fait vous-même.',
    },
  },
} as const satisfies Record<string, RefusalText>;
