import { type Text } from './text.js';

/** What each fault of facts and of notices says, with `{placeholders}` its params fill. */
export const STCA_FAULT_SENTENCES: Readonly<Record<string, Text>> = {
  'invalid-date': {
    en: 'This is not a day that exists. Give it as YYYY-MM-DD.',
    fr: 'Ce jour n’existe pas. Donnez-le sous la forme AAAA-MM-JJ.',
  },
  'claim-before-first-claim-day': {
    en: 'The engine answers for claims made on or after {first}. Check an earlier claim by hand.',
    fr: 'Le moteur répond aux demandes faites le {first} ou après. Vérifiez à la main une demande antérieure.',
  },
  'assessed-before-first-claim-day': {
    en: 'The engine knows the law from {first} on. Give a later day of the check.',
    fr: 'Le moteur connaît le droit à partir du {first}. Donnez un jour de vérification ultérieur.',
  },
  'entry-after-claim': {
    en: 'An entry into Canada cannot follow the day of the claim. Correct one of the two.',
    fr: 'Une entrée au Canada ne peut suivre le jour de la demande. Corrigez l’un des deux.',
  },
  'entry-before-birth': {
    en: 'An entry into Canada cannot precede the claimant’s birth. Correct one of the two.',
    fr: 'Une entrée au Canada ne peut précéder la naissance du demandeur. Corrigez l’une des deux.',
  },
  'birth-after-claim': {
    en: 'A birth cannot follow the day of the claim. Correct one of the two.',
    fr: 'Une naissance ne peut suivre le jour de la demande. Corrigez l’un des deux.',
  },
  'unassigned-country': {
    en: 'This is not an assigned ISO 3166-1 alpha-2 code. Look the country up.',
    fr: 'Ce code ISO 3166-1 alpha-2 n’est pas attribué. Cherchez celui du pays.',
  },
  'too-many': {
    en: 'There are too many entries: at most {limit}.',
    fr: 'Il y a trop d’éléments\u00a0: au plus {limit}.',
  },
  'too-long': {
    en: 'This is too long: at most {limit} characters.',
    fr: 'Ceci est trop long\u00a0: au plus {limit} caractères.',
  },
  'notice-already-there': {
    en: 'A notice of this id is there already. Give another id.',
    fr: 'Un avis portant cet identifiant existe déjà. Donnez-en un autre.',
  },
  'notice-without-gazette-reference': {
    en: 'A notice needs its reference to the Canada Gazette. Add it.',
    fr: 'Un avis doit porter son renvoi à la Gazette du Canada. Ajoutez-le.',
  },
  'notice-names-no-provision': {
    en: 'A partial suspension must name what it takes out. Name at least one provision.',
    fr: 'Une suspension partielle doit nommer ce qu’elle suspend. Nommez au moins une disposition.',
  },
  'notice-names-unknown-provision': {
    en: 'This is no provision of IRPR 159.2 to 159.6 that the engine applies. Cite it as the list of law does.',
    fr: 'Ce n’est pas une disposition des art. 159.2 à 159.6 RIPR que le moteur applique. Citez-la en anglais, comme la liste du droit.',
  },
  'notice-renews-nothing': {
    en: 'There is no earlier suspension of this id to renew. Give the id of one publicized before.',
    fr: 'Aucune suspension antérieure ne porte cet identifiant. Donnez celui d’une suspension rendue publique auparavant.',
  },
  'notice-renewed-too-late': {
    en: 'A renewal must be publicized while the suspension runs, by {last}. Give a new suspension instead.',
    fr: 'Un renouvellement doit être rendu public pendant la suspension, au plus tard le {last}. Donnez plutôt une nouvelle suspension.',
  },
  'notice-ends-before-it-begins': {
    en: 'The notice begins to run on {first}. Give that day or a later one.',
    fr: 'L’avis prend effet le {first}. Donnez ce jour ou un jour ultérieur.',
  },
  'notice-too-long': {
    en: 'A suspension runs for three months at most, until {last}. Give an earlier day and renew it.',
    fr: 'Une suspension dure au plus trois mois, jusqu’au {last}. Donnez un jour antérieur et renouvelez-la.',
  },
};
