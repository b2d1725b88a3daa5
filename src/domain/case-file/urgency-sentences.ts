import { SET_BY_OFFICER, type UrgencyRule } from './urgency.js';

/** A sentence in both languages. */
export interface UrgencySentence {
  readonly en: string;
  readonly fr: string;
}

const SENTENCES: Readonly<Record<UrgencyRule | typeof SET_BY_OFFICER, UrgencySentence>> = {
  'removal-within-14-days': {
    en: 'The known day of removal is at most 14 days away, or past without word that the removal took place.',
    fr: 'Le jour connu du renvoi est dans 14 jours au plus, ou est passé sans que le renvoi soit confirmé.',
  },
  'final-order-in-custody': {
    en: 'There is a final removal order and the person is detained.',
    fr: 'Une mesure de renvoi définitive a été prise et la personne est détenue.',
  },
  'exception-lapses-within-30-days': {
    en: 'An exception to the Safe Third Country Agreement that is met now will be met no more within 30 days.',
    fr: 'Une exception à l’Entente sur les tiers pays sûrs, remplie aujourd’hui, ne le sera plus d’ici 30 jours.',
  },
  'unaccompanied-minor': {
    en: 'The person is under 18 and not accompanied by a parent or guardian.',
    fr: 'La personne a moins de 18 ans et n’est accompagnée ni d’un parent ni d’un tuteur.',
  },
  'vulnerable-person': {
    en: 'The partner names a vulnerability in the sense of section 138 of the Regulations.',
    fr: 'Le partenaire indique une vulnérabilité au sens de l’article 138 du Règlement.',
  },
  'no-rule-raises-it': {
    en: 'No rule makes the file more urgent.',
    fr: 'Aucune règle ne rend le dossier plus urgent.',
  },
  [SET_BY_OFFICER]: {
    en: 'An officer set it; the reason is beside it. It stands until an officer takes it back.',
    fr: 'Un agent l’a fixée ; son motif figure à côté. Elle vaut jusqu’à ce qu’un agent la lève.',
  },
};

/** What a reason of an urgency says, for a person to read. Throws for a code that is none. */
export function urgencySentence(reason: string): UrgencySentence {
  const sentence = SENTENCES[reason as keyof typeof SENTENCES] as UrgencySentence | undefined;
  if (sentence === undefined) throw new Error('each reason of an urgency has its sentence');
  return sentence;
}
