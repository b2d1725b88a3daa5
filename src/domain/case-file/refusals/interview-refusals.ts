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
} as const satisfies Record<string, RefusalText>;
