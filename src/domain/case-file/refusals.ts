import { refuse, type Refusal, type RefusalFault } from '../refusal.js';

interface RefusalText {
  /** conflict: the file is not in that state; forbidden: not this person; invalid: the request cannot be right. */
  readonly kind: 'conflict' | 'forbidden' | 'invalid';
  readonly title: { readonly en: string; readonly fr: string };
  readonly detail: { readonly en: string; readonly fr: string };
}

/** Every way in which a rule about files says no: what, why, and what to do. */
export const CASE_FILE_REFUSALS = {
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
      en: 'The file is in state “{state}”: “{action}” is not possible any more, and nothing else is.',
      fr: 'Le dossier est à l’état « {state} » : « {action} » n’est plus possible, ni aucune autre action.',
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
  'check-changed-since-proposal': {
    kind: 'conflict',
    title: { en: 'The check has changed', fr: 'La vérification a changé' },
    detail: {
      en: 'Facts or law changed after the decision was proposed, and a new STCA check was made. The decision must be proposed again on it.',
      fr: 'Les faits ou le droit ont changé après la proposition de décision, et une nouvelle vérification de l’ETPS a été faite. La décision doit être proposée de nouveau sur cette base.',
    },
  },
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
  'interview-in-the-past': {
    kind: 'invalid',
    title: { en: 'Interview in the past', fr: 'Entrevue dans le passé' },
    detail: {
      en: 'The interview would begin in the past. Choose a later time.',
      fr: 'L’entrevue commencerait dans le passé. Choisissez une heure ultérieure.',
    },
  },
  'interview-ends-before-it-starts': {
    kind: 'invalid',
    title: { en: 'Interview ends before it starts', fr: 'L’entrevue finit avant de commencer' },
    detail: {
      en: 'The interview’s end is not after its start. Correct one of them.',
      fr: 'La fin de l’entrevue ne suit pas son début. Corrigez l’un des deux.',
    },
  },
  'interview-not-over': {
    kind: 'conflict',
    title: { en: 'Interview not over', fr: 'Entrevue non terminée' },
    detail: {
      en: 'The interview’s end lies in the future. Record it once it is over.',
      fr: 'La fin de l’entrevue est dans l’avenir. Consignez-la une fois terminée.',
    },
  },
  'not-the-interviewing-officer': {
    kind: 'forbidden',
    title: { en: 'Another officer held it', fr: 'Tenue par un autre agent' },
    detail: {
      en: 'Only the officer who was booked for the interview can record it.',
      fr: 'Seul l’agent prévu pour l’entrevue peut la consigner.',
    },
  },
  'officer-not-free': {
    kind: 'conflict',
    title: { en: 'Officer not free', fr: 'Agent non disponible' },
    detail: {
      en: 'The officer has another interview at that time. Choose another time.',
      fr: 'L’agent a une autre entrevue à ce moment. Choisissez une autre heure.',
    },
  },
  'pathway-and-outcome': {
    kind: 'invalid',
    title: { en: 'Pathway and outcome disagree', fr: 'Voie et résultat discordants' },
    detail: {
      en: 'An acceptance names a pathway, and no other outcome does. Add the pathway or remove it.',
      fr: 'Une acceptation indique une voie, et aucun autre résultat n’en indique. Ajoutez la voie ou retirez-la.',
    },
  },
  'reasons-missing': {
    kind: 'invalid',
    title: { en: 'Reasons are missing', fr: 'Motifs manquants' },
    detail: {
      en: 'A decision needs at least one reason.',
      fr: 'Une décision exige au moins un motif.',
    },
  },
  'reason-not-tied-to-facts': {
    kind: 'invalid',
    title: { en: 'No reason tied to this file', fr: 'Aucun motif lié à ce dossier' },
    detail: {
      en: 'An outcome other than acceptance needs at least one reason that names a fact of this very file (“fact”).',
      fr: 'Un résultat autre que l’acceptation exige au moins un motif qui nomme un fait de ce dossier même (« fact »).',
    },
  },
  'no-open-proposal': {
    kind: 'conflict',
    title: { en: 'Nothing to confirm', fr: 'Rien à confirmer' },
    detail: {
      en: 'There is no open proposal on this file.',
      fr: 'Ce dossier n’a aucune proposition en attente.',
    },
  },
  'confirmer-is-proposer': {
    kind: 'forbidden',
    title: { en: 'Another person must confirm', fr: 'Une autre personne doit confirmer' },
    detail: {
      en: 'You proposed this decision, so another person must confirm it.',
      fr: 'Vous avez proposé cette décision; une autre personne doit la confirmer.',
    },
  },
} as const satisfies Record<string, RefusalText>;

export type CaseFileRefusalCode = keyof typeof CASE_FILE_REFUSALS;

/** A refusal of this room; its code is one that has a sentence. */
export function refuseFile(
  code: CaseFileRefusalCode,
  params: Readonly<Record<string, string | number>>,
  faults: readonly RefusalFault[] = [],
): Refusal<CaseFileRefusalCode> {
  return faults.length === 0 ? refuse(code, params) : { ...refuse(code, params), faults };
}
