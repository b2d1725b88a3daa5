/** Why a disclosure is not taken out of the log, and its sentences. */
export const AUDIT_REFUSALS = {
  'nothing-to-redact': {
    kind: 'conflict',
    title: { en: 'Nothing to take out', fr: 'Rien à retirer' },
    detail: {
      en: 'This event has no disclosure that can be taken out: it never had one, or they were taken out already. Look for its redaction in the log.',
      fr: 'Cet événement n’a aucune divulgation qui puisse être retirée : il n’en a jamais eu ou elles l’ont déjà été. Cherchez son caviardage dans le journal.',
    },
  },
  'redaction-not-possible': {
    kind: 'invalid',
    title: { en: 'Not all of this can be taken out', fr: 'Tout ceci ne peut être retiré' },
    detail: {
      en: 'Some of these digests name nothing that can be taken out of this event: see “errors” for each. Leave them out and ask again. Nothing was taken out.',
      fr: 'Certaines de ces empreintes ne désignent rien qui puisse être retiré de cet événement : voyez « errors » pour chacune. Omettez-les et recommencez. Rien n’a été retiré.',
    },
  },
} as const;

export type AuditRefusalCode = keyof typeof AUDIT_REFUSALS;
