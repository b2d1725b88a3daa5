/** Every way in which a rule about partners, their agreements and keys says no: what, why, and what to do. */
export const PARTNER_REFUSALS = {
  'partner-out-of-order': {
    kind: 'conflict',
    title: { en: 'Not possible in this state', fr: 'Impossible dans cet état' },
    detail: {
      en: 'The partner is in state “{state}”, from which “{action}” is not possible. Possible now: {possible}.',
      fr: 'Le partenaire est à l’état « {state} », à partir duquel « {action} » est impossible. Possible maintenant : {possible}.',
    },
  },
  'partner-revoked': {
    kind: 'conflict',
    title: { en: 'The partner is revoked', fr: 'Le partenaire est révoqué' },
    detail: {
      en: 'The partner was revoked, which is final: “{action}” is not possible any more. Take the organisation up anew if it comes back.',
      fr: 'Le partenaire a été révoqué, ce qui est définitif : « {action} » n’est plus possible. Inscrivez l’organisme à nouveau s’il revient.',
    },
  },
  'partner-id-taken': {
    kind: 'conflict',
    title: { en: 'There is a partner of that id', fr: 'Un partenaire porte cet identifiant' },
    detail: {
      en: 'A partner of this id was taken up before, perhaps by this same request sent twice. Read it, or choose another id.',
      fr: 'Un partenaire portant cet identifiant a déjà été inscrit, peut-être par cette même requête envoyée deux fois. Lisez-le ou choisissez un autre identifiant.',
    },
  },
  'partner-not-vetted': {
    kind: 'conflict',
    title: { en: 'No vetting on record', fr: 'Aucune vérification au dossier' },
    detail: {
      en: 'The organisation has not been vetted. Record who checked what and with which findings first.',
      fr: 'L’organisme n’a pas fait l’objet d’une vérification. Consignez d’abord qui a vérifié quoi et ce qui a été constaté.',
    },
  },
  'vetting-unsound': {
    kind: 'conflict',
    title: { en: 'The last vetting was unsound', fr: 'Dernière vérification défavorable' },
    detail: {
      en: 'The last vetting on record found the organisation unsound. Vet it again, or revoke it.',
      fr: 'La dernière vérification au dossier est défavorable à l’organisme. Vérifiez-le de nouveau ou révoquez-le.',
    },
  },
  'approver-took-part': {
    kind: 'forbidden',
    title: { en: 'Another manager must approve', fr: 'Un autre gestionnaire doit approuver' },
    detail: {
      en: 'You took this partner up, vetted it last, or recorded its agreement, so a manager who did none of these must approve it.',
      fr: 'Vous avez inscrit ce partenaire, l’avez vérifié en dernier ou avez consigné son entente; un gestionnaire qui n’a rien fait de cela doit l’approuver.',
    },
  },
  'reinstater-took-part': {
    kind: 'forbidden',
    title: { en: 'Another manager must reinstate', fr: 'Un autre gestionnaire doit rétablir' },
    detail: {
      en: 'You suspended this partner, or vetted it since, so another manager must reinstate it.',
      fr: 'Vous avez suspendu ce partenaire ou l’avez vérifié depuis; un autre gestionnaire doit donc le rétablir.',
    },
  },
  'confirmer-recorded-it': {
    kind: 'forbidden',
    title: { en: 'Another manager must confirm', fr: 'Un autre gestionnaire doit confirmer' },
    detail: {
      en: 'You recorded this version of the agreement, so another manager must confirm it.',
      fr: 'Vous avez consigné cette version de l’entente; un autre gestionnaire doit donc la confirmer.',
    },
  },
  'agreement-missing': {
    kind: 'conflict',
    title: { en: 'No agreement on record', fr: 'Aucune entente au dossier' },
    detail: {
      en: 'The partner has no agreement on record. Record one first: area, places, days, manner, training and grounds for suspension.',
      fr: 'Aucune entente n’est consignée pour ce partenaire. Consignez-en une d’abord : secteur, places, dates, mode, formation et motifs de suspension.',
    },
  },
  'agreement-ended': {
    kind: 'conflict',
    title: { en: 'The agreement has ended', fr: 'L’entente a pris fin' },
    detail: {
      en: 'The last day of the agreement on record is over. Record a new version first.',
      fr: 'Le dernier jour de l’entente consignée est passé. Consignez d’abord une nouvelle version.',
    },
  },
  'agreement-nothing-to-confirm': {
    kind: 'conflict',
    title: { en: 'Nothing to confirm', fr: 'Rien à confirmer' },
    detail: {
      en: 'The newest version of the agreement is confirmed already, or there is none.',
      fr: 'La version la plus récente de l’entente est déjà confirmée, ou il n’y en a pas.',
    },
  },
  'agreement-ends-before-it-starts': {
    kind: 'invalid',
    title: { en: 'The agreement ends before it starts', fr: 'L’entente finit avant de commencer' },
    detail: {
      en: 'The last day of the agreement is before its first. Correct one of them.',
      fr: 'Le dernier jour de l’entente précède le premier. Corrigez l’un des deux.',
    },
  },
  'agreement-too-long': {
    kind: 'invalid',
    title: { en: 'The agreement runs too long', fr: 'L’entente dure trop longtemps' },
    detail: {
      en: 'An agreement runs for at most {limit} years, so that it is looked at again. Choose an earlier last day.',
      fr: 'Une entente dure au plus {limit} ans, afin d’être réexaminée. Choisissez un dernier jour plus proche.',
    },
  },
  'agreement-not-in-force': {
    kind: 'forbidden',
    title: { en: 'No agreement in force', fr: 'Aucune entente en vigueur' },
    detail: {
      en: 'Your organisation has no agreement in force today, so no referral can be taken and nothing was stored. What you sent before stays, and you can follow it. Ask your contact at the desk for a new agreement.',
      fr: 'Votre organisme n’a aucune entente en vigueur aujourd’hui; aucune recommandation ne peut donc être reçue et rien n’a été enregistré. Vos envois antérieurs demeurent et vous pouvez les suivre. Demandez une nouvelle entente à votre personne-ressource.',
    },
  },
  'keys-need-approval': {
    kind: 'conflict',
    title: { en: 'Only an approved partner gets keys', fr: 'Clés réservées aux partenaires approuvés' },
    detail: {
      en: 'The partner is in state “{state}”, and only an approved one is given a key.',
      fr: 'Le partenaire est à l’état « {state} », et seul un partenaire approuvé reçoit une clé.',
    },
  },
  'key-label-in-use': {
    kind: 'conflict',
    title: { en: 'A live key has this label', fr: 'Une clé active porte ce libellé' },
    detail: {
      en: 'The partner has a live key of this label. If this request was sent twice and the secret was lost, revoke that key and issue another; otherwise choose another label, or rotate the key.',
      fr: 'Le partenaire a une clé active portant ce libellé. Si cette requête a été envoyée deux fois et que le secret est perdu, révoquez cette clé et délivrez-en une autre; sinon, choisissez un autre libellé ou renouvelez la clé.',
    },
  },
  'too-many-keys': {
    kind: 'conflict',
    title: { en: 'Too many keys', fr: 'Trop de clés' },
    detail: {
      en: 'A partner has at most {limit} live keys. Revoke one that is not needed.',
      fr: 'Un partenaire a au plus {limit} clés actives. Révoquez-en une qui n’est plus nécessaire.',
    },
  },
  'key-not-live': {
    kind: 'conflict',
    title: { en: 'The key has ended', fr: 'La clé n’est plus active' },
    detail: {
      en: 'The key was revoked or has expired, and only a live one is rotated. Issue a new key.',
      fr: 'La clé est révoquée ou expirée, et seule une clé active se renouvelle. Délivrez une nouvelle clé.',
    },
  },
  'rotation-under-way': {
    kind: 'conflict',
    title: { en: 'The key is being rotated', fr: 'Renouvellement en cours' },
    detail: {
      en: 'Two keys of this line are live already. If the secret of the newer one was lost, revoke that one and rotate again; otherwise wait until the older one ends, or revoke it.',
      fr: 'Deux clés de cette lignée sont déjà actives. Si le secret de la plus récente est perdu, révoquez celle-ci et recommencez; sinon, attendez la fin de l’ancienne ou révoquez-la.',
    },
  },
  'key-life': {
    kind: 'invalid',
    title: { en: 'Expiry not possible', fr: 'Expiration impossible' },
    detail: {
      en: 'A key expires in the future, at most {limit} days from now. Choose another instant.',
      fr: 'Une clé expire dans l’avenir, au plus tard dans {limit} jours. Choisissez un autre instant.',
    },
  },
  'key-overlap': {
    kind: 'invalid',
    title: { en: 'Overlap not possible', fr: 'Chevauchement impossible' },
    detail: {
      en: 'The old key lives on until an instant from now to {limit} days from now. Choose another instant.',
      fr: 'L’ancienne clé reste active jusqu’à un instant compris entre maintenant et {limit} jours. Choisissez un autre instant.',
    },
  },
} as const;

export type PartnerRefusalCode = keyof typeof PARTNER_REFUSALS;
