import { type Text, text } from '../stca/text.js';

/** How a notice calls what is in a referral, by the last part of its pointer that is not a number. */
export const REFERRAL_NAMES: Readonly<Record<string, Text>> = {
  route: text('way of reaching Canada', 'façon d’arriver au Canada'),
  intendedRoute: text('intended way of reaching Canada', 'façon prévue d’arriver au Canada'),
  claimMadeOn: text('day of the claim', 'jour de la demande'),
  principalApplicant: text('the person referred', 'la personne recommandée'),
  familyMembers: text('family members in the file', 'membres de la famille dans le dossier'),
  identityDocuments: text('identity documents', 'pièces d’identité'),
  placeOfBirth: text('place of birth', 'lieu de naissance'),
  unitedStates: text('situation in the United States', 'situation aux États-Unis'),
  enteredOn: text('day of entry into the United States', 'jour d’entrée aux États-Unis'),
  mannerOfEntry: text('manner of entry into the United States', 'mode d’entrée aux États-Unis'),
  custody: text('custody in the United States', 'détention aux États-Unis'),
  status: text('custody in the United States', 'détention aux États-Unis'),
  facility: text('place of detention', 'lieu de détention'),
  since: text('in custody since', 'en détention depuis'),
  proceedings: text('proceedings in the United States', 'procédure aux États-Unis'),
  stage: text('stage of the proceedings', 'étape de la procédure'),
  asylumClaimFiledOn: text('day of the asylum claim there', 'jour de la demande d’asile là-bas'),
  asylumDecidedOn: text('day of the decision on asylum there', 'jour de la décision sur l’asile là-bas'),
  removalOrderedOn: text('day of the removal order', 'jour de la mesure de renvoi'),
  removalScheduledOn: text('known day of removal', 'jour connu du renvoi'),
  appealDueOn: text('last day for an appeal', 'dernier jour pour un appel'),
  protection: text('need for protection', 'besoin de protection'),
  grounds: text('grounds for protection', 'motifs de protection'),
  summary: text('account of the need for protection', 'récit du besoin de protection'),
  activities: text('activities', 'activités'),
  charges: text('charges', 'accusations'),
  vulnerabilities: text('vulnerabilities', 'vulnérabilités'),
  evidence: text('evidence', 'éléments de preuve'),
  interview: text('needs for the interview', 'besoins pour l’entrevue'),
  attestation: text('attestation by the organisation', 'attestation de l’organisme'),
  consent: text('consent', 'consentement'),
  relation: text('relation', 'lien'),
  kind: text('kind', 'type'),
  country: text('country', 'pays'),
};

const ROUTE_WORDS: Readonly<Record<string, Text>> = {
  'land-port-of-entry': text('at a land port of entry', 'à un point d’entrée terrestre'),
  'between-ports-of-entry': text('between ports of entry', 'entre les points d’entrée'),
  airport: text('at an airport', 'à un aéroport'),
  harbour: text('at a harbour', 'à un port'),
  'in-transit-removal': text('in transit during a removal', 'en transit au cours d’un renvoi'),
  'outside-canada': text('from outside Canada', 'de l’extérieur du Canada'),
};
const CUSTODY_WORDS: Readonly<Record<string, Text>> = {
  detained: text('detained', 'en détention'),
  released: text('released', 'en liberté'),
  parole: text('on parole', 'en liberté sur parole (parole)'),
  bond: text('released on bond', 'en liberté sous caution'),
  'never-detained': text('never detained', 'jamais en détention'),
};
const STAGE_WORDS: Readonly<Record<string, Text>> = {
  none: text('no proceedings', 'aucune procédure'),
  'credible-fear': text('credible fear', 'entrevue sur la crainte crédible'),
  'immigration-court': text('immigration court', 'tribunal de l’immigration'),
  'board-of-immigration-appeals': text(
    'Board of Immigration Appeals',
    'commission d’appel de l’immigration (Board of Immigration Appeals)',
  ),
  'circuit-court': text('federal circuit court', 'cour d’appel fédérale de circuit'),
  'final-order': text('a final order was made', 'une mesure définitive a été prise'),
  granted: text('protection granted', 'protection accordée'),
  'granted-under-appeal': text('protection granted, under appeal', 'protection accordée, en appel'),
};

/** The facts whose codes a notice puts in words, by the last part of their pointer. */
export const CODES_IN_WORDS: Readonly<Record<string, Readonly<Record<string, Text>>>> = {
  route: ROUTE_WORDS,
  intendedRoute: ROUTE_WORDS,
  status: CUSTODY_WORDS,
  stage: STAGE_WORDS,
};

export const YES = text('yes', 'oui');
export const NO = text('no', 'non');
export const NOT_KNOWN = text('not known', 'inconnu');
export const AS_ON_FILE = text('as it stands in the file', 'tel qu’il figure au dossier');
