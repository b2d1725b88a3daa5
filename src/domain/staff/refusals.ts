import { refuse, type Refusal } from '../refusal.js';

/** Every way in which a rule about staff accounts says no: what, why, and what to do. */
export const STAFF_REFUSALS = {
  'own-account': {
    kind: 'forbidden',
    title: { en: 'Your own account', fr: 'Votre propre compte' },
    detail: {
      en: 'Nobody changes their own account. Ask another administrator.',
      fr: 'Personne ne modifie son propre compte. Adressez-vous à un autre administrateur.',
    },
  },
  'account-unchanged': {
    kind: 'conflict',
    title: { en: 'Nothing to change', fr: 'Rien à modifier' },
    detail: {
      en: 'The account already is as you ask. Read it again.',
      fr: 'Le compte est déjà tel que vous le demandez. Relisez-le.',
    },
  },
  'last-administrator': {
    kind: 'conflict',
    title: { en: 'The last administrator', fr: 'Dernier administrateur' },
    detail: {
      en: 'No active administrator would remain, and nobody could open accounts any more. Make another one first.',
      fr: 'Il ne resterait aucun administrateur actif, et personne ne pourrait plus ouvrir de compte. Nommez-en d’abord un autre.',
    },
  },
  'subject-has-account': {
    kind: 'conflict',
    title: { en: 'Has an account already', fr: 'Possède déjà un compte' },
    detail: {
      en: 'That subject of the identity provider has an account, perhaps an inactive one: one person, one account, one role. Reactivate it or change its role.',
      fr: 'Ce sujet du fournisseur d’identité possède un compte, peut-être inactif : une personne, un compte, un rôle. Réactivez-le ou changez son rôle.',
    },
  },
} as const;

export type StaffRefusalCode = keyof typeof STAFF_REFUSALS;

/** A refusal about a staff account. */
export function refuseStaff(code: StaffRefusalCode): Refusal<StaffRefusalCode> {
  return refuse(code);
}
