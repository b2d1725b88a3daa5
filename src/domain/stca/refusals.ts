/** The one refusal of the engine that is not about a fact, and its sentence. */
export const STCA_REFUSALS = {
  'law-before-first-claim-day': {
    kind: 'invalid',
    title: { en: 'Before the law known here', fr: 'Antérieur au droit connu ici' },
    detail: {
      en: 'The engine knows the law from {first} on. Ask for a later day.',
      fr: 'Le moteur connaît le droit à partir du {first}. Demandez un jour ultérieur.',
    },
  },
} as const;
