/** Every way in which a rule about duplicate candidates says no: what, why, and what to do. */
export const DUPLICATE_REFUSALS = {
  'duplicate-out-of-order': {
    kind: 'conflict',
    title: { en: 'Not possible in this state', fr: 'Impossible dans cet état' },
    detail: {
      en: 'The candidate is in state “{standing}”, from which “{step}” is not possible. Possible now: {steps}.',
      fr: 'Le doublon possible est à l’état « {standing} », à partir duquel « {step} » est impossible. Possible maintenant : {steps}.',
    },
  },
} as const;

export type DuplicateRefusalCode = keyof typeof DUPLICATE_REFUSALS;
