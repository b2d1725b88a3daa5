/** What each fault of members who part ways says about the place its pointer names, and what to do. */
export const FAMILY_FAULT_SENTENCES = {
  'person-not-in-file': {
    en: 'The file has no such person. The principal applicant is 0; the last person of this file is {last}.',
    fr: 'Le dossier ne compte pas cette personne. Le demandeur principal est 0; la dernière personne de ce dossier est {last}.',
  },
  'person-named-twice': {
    en: 'This person is named further up. Keep one of the two.',
    fr: 'Cette personne est déjà nommée plus haut. Gardez l’une des deux.',
  },
  'pathway-without-acceptance': {
    en: 'Only an acceptance names a pathway. Leave it out, or accept the person.',
    fr: 'Seule une acceptation indique une voie. Omettez-la, ou acceptez la personne.',
  },
  'reason-not-of-principal': {
    en: 'No reason is tied to the principal applicant. Name in “fact” of one of them a fact of the check or of the referral that does not lie below /familyMembers.',
    fr: 'Aucun motif n’est lié au demandeur principal. Indiquez dans « fact » de l’un d’eux un fait de la vérification ou de la recommandation qui n’est pas sous /familyMembers.',
  },
  'reason-not-of-member': {
    en: 'No reason is tied to this very person. Name in “fact” of one of them what the referral says of them, below /familyMembers/{place}.',
    fr: 'Aucun motif n’est lié à cette personne même. Indiquez dans « fact » de l’un d’eux ce que la recommandation dit d’elle, sous /familyMembers/{place}.',
  },
  'nobody-left': {
    en: 'Every person of the file is decided about apart, so the outcome of the whole is about nobody. Leave out those who share it.',
    fr: 'Chaque personne du dossier fait l’objet d’une décision à part; le résultat d’ensemble ne concerne donc plus personne. Omettez celles qui le partagent.',
  },
} as const;
