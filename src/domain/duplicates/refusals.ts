/** Every way in which a rule about duplicate candidates says no: what, why, and what to do. */
export const DUPLICATE_REFUSALS = {
  'duplicate-out-of-order': {
    kind: 'conflict',
    title: { en: 'Not possible in this state', fr: 'Impossible dans cet état' },
    detail: {
      en: 'The candidate is in state “{state}”, from which “{action}” is not possible. Possible now: {possible}.',
      fr: 'Le doublon possible est à l’état « {state} », à partir duquel « {action} » est impossible. Possible maintenant : {possible}.',
    },
  },
} as const;

export type DuplicateRefusalCode = keyof typeof DUPLICATE_REFUSALS;
