import { type RefusalText } from './refusal-text.js';

/** Refusals about decisions. */
export const DECISION_REFUSALS = {
  'check-changed-since-proposal': {
    kind: 'conflict',
    title: { en: 'The check has changed', fr: 'La vérification a changé' },
    detail: {
      en: 'Facts or law changed after the decision was proposed, and a new STCA check was made. Return the proposal; the decision must be proposed again on the new check.',
      fr: 'Les faits ou le droit ont changé après la proposition de décision, et une nouvelle vérification de l’ETPS a été faite. Renvoyez la proposition; la décision doit être proposée de nouveau sur la nouvelle vérification.',
    },
  },
  'check-overtaken': {
    kind: 'conflict',
    title: { en: 'The check is overtaken', fr: 'La vérification est dépassée' },
    detail: {
      en: 'Under the law and the notices of today an STCA check of this file would find something else than its current check, and a decision must not stand on what no longer holds. POST to {checks} makes a new check; acknowledge it and propose on it. A proposal that stands on the old one is returned first.',
      fr: 'Selon le droit et les avis d’aujourd’hui, une vérification de l’ETPS de ce dossier constaterait autre chose que la vérification actuelle; une décision ne doit pas reposer sur ce qui ne tient plus. Un POST à {checks} en fait une nouvelle; prenez-en acte et proposez sur cette base. Une proposition fondée sur l’ancienne est d’abord renvoyée.',
    },
  },
  'answers-not-settled': {
    kind: 'conflict',
    title: { en: 'Answers wait for an officer', fr: 'Des réponses attendent un agent' },
    detail: {
      en: 'Answers of the partner that no officer has accepted or declined: {open}. They may change the facts the decision stands on. Have an officer settle them ({answers}); if the facts change by it, the decision must be proposed again.',
      fr: 'Réponses du partenaire qu’aucun agent n’a acceptées ni écartées : {open}. Elles peuvent changer les faits sur lesquels repose la décision. Faites-les traiter par un agent ({answers}); si les faits changent, la décision doit être proposée de nouveau.',
    },
  },
  'pathway-and-outcome': {
    kind: 'invalid',
    title: { en: 'Pathway and outcome disagree', fr: 'Voie et résultat discordants' },
    detail: {
      en: 'An acceptance names a pathway, and no other outcome does. Add the pathway or remove it.',
      fr: 'Une acceptation indique une voie, et aucun autre résultat n’en indique. Ajoutez la voie ou retirez-la.',
    },
  },
  'reasons-missing': {
    kind: 'invalid',
    title: { en: 'Reasons are missing', fr: 'Motifs manquants' },
    detail: {
      en: 'A decision needs at least one reason.',
      fr: 'Une décision exige au moins un motif.',
    },
  },
  'reason-not-tied-to-facts': {
    kind: 'invalid',
    title: { en: 'No reason tied to this file', fr: 'Aucun motif lié à ce dossier' },
    detail: {
      en: 'An outcome other than acceptance needs at least one reason that names a fact of this very file (“fact”).',
      fr: 'Un résultat autre que l’acceptation exige au moins un motif qui nomme un fait de ce dossier même (« fact »).',
    },
  },
  'reasons-not-sound': {
    kind: 'invalid',
    title: { en: 'Reasons without footing', fr: 'Motifs sans assise' },
    detail: {
      en: 'A reason cites law that is not known here or points to a fact that is not known of this file: see “errors” for each. Nothing was stored. The law is at GET /v1/stca/law, the facts are “stca.facts” of the file and, for what is not in them, its “referral”.',
      fr: 'Un motif cite une disposition inconnue ici ou pointe vers un fait qui n’est pas connu de ce dossier : voyez « errors ». Rien n’a été enregistré. Le droit se lit à GET /v1/stca/law; les faits sont « stca.facts » du dossier et, pour le reste, « referral ».',
    },
  },
  'no-open-proposal': {
    kind: 'conflict',
    title: { en: 'Nothing to confirm', fr: 'Rien à confirmer' },
    detail: {
      en: 'There is no open proposal on this file.',
      fr: 'Ce dossier n’a aucune proposition en attente.',
    },
  },
  'confirmer-is-proposer': {
    kind: 'forbidden',
    title: { en: 'Another person must review it', fr: 'Une autre personne doit l’examiner' },
    detail: {
      en: 'You proposed a decision on this file since it was last taken up, so another reviewer must confirm this one or return it, whoever proposed it.',
      fr: 'Vous avez proposé une décision dans ce dossier depuis sa dernière prise en charge; un autre réviseur doit confirmer ou renvoyer celle-ci, quel qu’en soit l’auteur.',
    },
  },
  'no-places-to-reopen': {
    kind: 'conflict',
    title: { en: 'No places to reopen it', fr: 'Pas de places pour le rouvrir' },
    detail: {
      en: 'Places this file needs, one for each person: {needed}. Places its partner’s agreement has left in the year the file was received: {left} (IRPR 143). The places it held were given back when it ended. Record more places in a new version of the agreement, or wait until another file of that year ends, and reopen it then.',
      fr: 'Places qu’il faut à ce dossier, une par personne : {needed}. Places qui restent à l’entente de son partenaire pour l’année de réception du dossier : {left} (RIPR 143). Celles qu’il occupait ont été rendues à sa clôture. Inscrivez plus de places dans une nouvelle version de l’entente, ou attendez qu’un autre dossier de cette année prenne fin, puis rouvrez-le.',
    },
  },
} as const satisfies Record<string, RefusalText>;
