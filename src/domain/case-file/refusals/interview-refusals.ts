import { type RefusalText } from './refusal-text.js';

/** Refusals about interviews. */
export const INTERVIEW_REFUSALS = {
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
  'time-zone-not-known': {
    kind: 'invalid',
    title: { en: 'Time zone not known', fr: 'Fuseau horaire inconnu' },
    detail: {
      en: 'The time zone is none of the IANA database. Give the one of the place of the interview, such as America/Chicago.',
      fr: 'Le fuseau horaire ne figure pas dans la base de l’IANA. Donnez celui du lieu de l’entrevue, par exemple America/Chicago.',
    },
  },
  'interview-length': {
    kind: 'invalid',
    title: { en: 'Too short or too long', fr: 'Durée trop courte ou trop longue' },
    detail: {
      en: 'An interview lasts from {shortest} to {longest} minutes. Correct its start or end, or book a second one after it was held.',
      fr: 'Une entrevue dure de {shortest} à {longest} minutes. Corrigez le début ou la fin, ou fixez-en une seconde une fois celle-ci tenue.',
    },
  },
  'interview-too-far-ahead': {
    kind: 'invalid',
    title: { en: 'Too far ahead', fr: 'Trop loin dans l’avenir' },
    detail: {
      en: 'The interview would begin more than {days} days from now. Check the year.',
      fr: 'L’entrevue commencerait dans plus de {days} jours. Vérifiez l’année.',
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
      en: 'Only the officer who was booked for the interview can record it. Ask that officer; where another is to hold it, reschedule it with their id.',
      fr: 'Seul l’agent prévu pour l’entrevue peut la consigner. Adressez-vous à cet agent; si un autre doit la tenir, reportez-la avec son identifiant.',
    },
  },
  'officer-not-free': {
    kind: 'conflict',
    title: { en: 'Officer not free', fr: 'Agent non disponible' },
    detail: {
      en: 'The officer has another interview at that time. Choose another time, or another officer.',
      fr: 'L’agent a une autre entrevue à ce moment. Choisissez une autre heure ou un autre agent.',
    },
  },
  'not-an-active-officer': {
    kind: 'invalid',
    title: { en: 'Not an active officer', fr: 'Pas un agent actif' },
    detail: {
      en: 'Interviews are held by officers, and the account you name is not an active officer’s. Name another, or leave it out to hold the interview yourself.',
      fr: 'Les entrevues sont tenues par des agents, et le compte que vous nommez n’est pas celui d’un agent actif. Nommez-en un autre, ou omettez-le pour tenir l’entrevue vous-même.',
    },
  },
  'applicant-not-free': {
    kind: 'conflict',
    title: { en: 'Applicant not free', fr: 'Demandeur non disponible' },
    detail: {
      en: 'The applicant has another interview at that time, on a file confirmed to be of the same person. Choose another time, or close one of the files as a duplicate.',
      fr: 'Le demandeur a une autre entrevue à ce moment, dans un dossier dont il est confirmé qu’il vise la même personne. Choisissez une autre heure, ou clôturez l’un des dossiers comme doublon.',
    },
  },
  'interpreter-not-known': {
    kind: 'invalid',
    title: { en: 'Interpreter not known', fr: 'Interprète inconnu' },
    detail: {
      en: 'There is no interpreter of that id. Choose one from GET /v1/interpreters, or ask a manager to take one up.',
      fr: 'Aucun interprète ne porte cet identifiant. Choisissez-en un dans GET /v1/interpreters, ou demandez à un gestionnaire d’en inscrire un.',
    },
  },
  'interpreter-has-conflict': {
    kind: 'conflict',
    title: { en: 'Interpreter has a conflict of interest', fr: 'Interprète en conflit d’intérêts' },
    detail: {
      en: 'The interpreter declared a conflict of interest, so nothing was booked. Choose another interpreter, and ask that one, too.',
      fr: 'L’interprète a déclaré un conflit d’intérêts; rien n’a donc été fixé. Choisissez un autre interprète et posez-lui aussi la question.',
    },
  },
  'interpreter-not-active': {
    kind: 'conflict',
    title: { en: 'Interpreter not active', fr: 'Interprète inactif' },
    detail: {
      en: 'The interpreter takes no bookings at present. Choose another from GET /v1/interpreters?active=yes.',
      fr: 'L’interprète n’accepte pas d’affectation actuellement. Choisissez-en un autre dans GET /v1/interpreters?active=yes.',
    },
  },
  'interpreter-without-language': {
    kind: 'invalid',
    title: { en: 'Not an interpreter of this language', fr: 'Langue non interprétée' },
    detail: {
      en: 'The interpreter does not interpret the language you ask for. Choose one who does: GET /v1/interpreters?language= lists them.',
      fr: 'L’interprète n’interprète pas la langue demandée. Choisissez-en un qui l’interprète : GET /v1/interpreters?language= les énumère.',
    },
  },
  'interpreter-without-dialect': {
    kind: 'invalid',
    title: { en: 'Not an interpreter of this dialect', fr: 'Dialecte non interprété' },
    detail: {
      en: 'The interpreter knows the language and not the dialect you ask for. Choose another, or leave the dialect out if the applicant agrees.',
      fr: 'L’interprète connaît la langue, mais non le dialecte demandé. Choisissez-en un autre, ou omettez le dialecte si le demandeur y consent.',
    },
  },
  'interpreter-of-other-gender': {
    kind: 'invalid',
    title: { en: 'Not of the gender asked for', fr: 'Genre autre que celui demandé' },
    detail: {
      en: 'The interpreter is not of the gender the applicant asked for. Choose another, or leave the gender out if the applicant agrees.',
      fr: 'L’interprète n’est pas du genre que le demandeur a souhaité. Choisissez-en un autre, ou omettez le genre si le demandeur y consent.',
    },
  },
  'interpreter-not-free': {
    kind: 'conflict',
    title: { en: 'Interpreter not free', fr: 'Interprète non disponible' },
    detail: {
      en: 'The interpreter has another interview at that time. Choose another time, or another interpreter.',
      fr: 'L’interprète a une autre entrevue à ce moment. Choisissez une autre heure ou un autre interprète.',
    },
  },
  'interpreter-language-twice': {
    kind: 'invalid',
    title: { en: 'A language twice', fr: 'Langue en double' },
    detail: {
      en: 'A language is there twice. Name each once, with all its dialects.',
      fr: 'Une langue figure deux fois. Nommez chacune une seule fois, avec tous ses dialectes.',
    },
  },
  'interpreter-code-name-taken': {
    kind: 'conflict',
    title: { en: 'Code name taken', fr: 'Nom de code déjà pris' },
    detail: {
      en: 'Another interpreter has that code name, perhaps an inactive one. Choose another code name, or make that one active again.',
      fr: 'Un autre interprète porte ce nom de code, peut-être un interprète inactif. Choisissez un autre nom de code, ou réactivez celui-là.',
    },
  },
  'interview-not-begun': {
    kind: 'conflict',
    title: { en: 'Not yet begun', fr: 'Pas encore commencée' },
    detail: {
      en: 'The interview has not begun, so nobody can have missed it. Wait for its start, or cancel or reschedule it.',
      fr: 'L’entrevue n’a pas commencé; personne ne peut donc l’avoir manquée. Attendez son début, ou annulez-la ou reportez-la.',
    },
  },
  'claimant-did-not-attend': {
    kind: 'invalid',
    title: { en: 'No claimant', fr: 'Demandeur absent' },
    detail: {
      en: 'An interview is recorded only when the claimant took part (“attended”). If the claimant did not come, record a no-show instead.',
      fr: 'Une entrevue n’est consignée que si le demandeur y a pris part (« attended »). S’il n’est pas venu, consignez plutôt une absence.',
    },
  },
  'interview-not-recorded': {
    kind: 'conflict',
    title: { en: 'No record to add to', fr: 'Aucun compte rendu à compléter' },
    detail: {
      en: 'The interview is “{appointment}”, so it has no record to add to. Record it first, if it was held.',
      fr: 'L’entrevue est à l’état « {appointment} »; elle n’a donc aucun compte rendu à compléter. Consignez-la d’abord, si elle a été tenue.',
    },
  },
} as const satisfies Record<string, RefusalText>;
