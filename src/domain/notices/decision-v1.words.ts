import { type DecisionOutcome, type Pathway } from '../case-file/case-file.js';
import { NBSP, type Text, text } from '../stca/text.js';

/** How the desk says what was decided. */
export const OUTCOME_SENTENCES: Readonly<Record<DecisionOutcome, Text>> = {
  accepted: text('The desk has accepted this file.', 'Le bureau a accepté ce dossier.'),
  'not-accepted': text('The desk has not accepted this file.', 'Le bureau n’a pas accepté ce dossier.'),
  'referred-elsewhere': text(
    'The desk has referred this file elsewhere: another programme or authority is the right place for it.',
    `Le bureau a dirigé ce dossier ailleurs${NBSP}: il relève d’un autre programme ou d’une autre autorité.`,
  ),
};

/** The ways to protection, as the law has them. */
export const PATHWAY_WORDS: Readonly<Record<Pathway, Text>> = {
  'temporary-resident-permit': text(
    'a temporary resident permit (IRPA 24)',
    'un permis de séjour temporaire (art. 24 LIPR)',
  ),
  humanitarian: text(
    'humanitarian and compassionate considerations (IRPA 25)',
    'des considérations d’ordre humanitaire (art. 25 LIPR)',
  ),
  'public-policy': text('public policy considerations (IRPA 25.2)', 'l’intérêt public (art. 25.2 LIPR)'),
  resettlement: text(
    'resettlement as a refugee from abroad (IRPR 139 and 144 to 147)',
    'la réinstallation à titre de réfugié à l’étranger (art. 139 et 144 à 147 RIPR)',
  ),
  'claim-with-stca-exception': text(
    'a refugee claim in Canada under an exception to the Safe Third Country Agreement (IRPR 159.5 and 159.6)',
    'une demande d’asile au Canada au titre d’une exception à l’Entente sur les tiers pays sûrs (art. 159.5 et 159.6 RIPR)',
  ),
};

/** The frame of the notice. `{…}` is filled by the template. */
export const DECISION_V1_WORDS = {
  title: text('Notice of decision on file {fileNumber}', 'Avis de décision sur le dossier {fileNumber}'),
  decision: text('The decision', 'La décision'),
  pathway: text(
    'The way to protection that was chosen is {pathway}. This notice is not a visa, a permit or a travel document: whether one is issued is decided under the law that governs it.',
    `La voie de protection retenue est la suivante${NBSP}: {pathway}. Le présent avis n’est ni un visa, ni un permis, ni un titre de voyage; la délivrance de l’un d’eux est décidée selon la loi qui le régit.`,
  ),
  decidedOn: text('It was decided on {decidedOn}.', 'La décision a été rendue le {decidedOn}.'),
  reasons: text('The reasons', 'Les motifs'),
  reasonsAsWritten: text(
    'The officer gave these reasons. Each stands here as it was written.',
    'L’agent a donné les motifs suivants. Chacun figure ici tel qu’il a été écrit.',
  ),
  inEnglish: text('written in English', 'rédigé en anglais'),
  inFrench: text('written in French', 'rédigé en français'),
  provision: text('Provision', 'Disposition'),
  factors: text('The facts that weighed most', 'Les faits qui ont le plus compté'),
  noFactors: text(
    'The reasons name no single fact. The decision was made on the whole file.',
    'Les motifs ne nomment aucun fait en particulier. La décision a été prise sur l’ensemble du dossier.',
  ),
  check: text('How the computer check was used', 'Comment la vérification informatique a servi'),
  whatItIs: text(
    'A computer program compared the facts of the file with the Safe Third Country Agreement between Canada and the United States, under the law of {assessedOn}. The newest change of law that counted came into force on {lawVersion}.',
    'Un programme informatique a comparé les faits du dossier à l’Entente sur les tiers pays sûrs entre le Canada et les États-Unis, selon le droit du {assessedOn}. La plus récente modification du droit prise en compte est entrée en vigueur le {lawVersion}.',
  ),
  didNotDecide: text(
    'The program did not decide and recommended nothing. The people who decided read its answer beside the rest of the file.',
    'Le programme n’a pas décidé et n’a rien recommandé. Les personnes qui ont décidé ont lu sa réponse avec le reste du dossier.',
  ),
  answer: text('Its answer', 'Sa réponse'),
  standsOn: text('What the answer stands on:', `Ce sur quoi la réponse repose${NBSP}:`),
  missing: text(
    'Facts that were not known and could change the answer: {facts}.',
    `Faits inconnus qui pourraient changer la réponse${NBSP}: {facts}.`,
  ),
  page: text('The page on how the program works', 'La page sur le fonctionnement du programme'),
  who: text('Who decided', 'Qui a décidé'),
  whoDecided: text(
    'An officer of the desk proposed this decision. A reviewer of the desk, another person, read the proposal and confirmed it. Neither could decide alone.',
    'Un agent du bureau a proposé cette décision. Un réviseur du bureau, une autre personne, a lu la proposition et l’a confirmée. Ni l’un ni l’autre ne pouvait décider seul.',
  ),
  again: text('If something is wrong, or something changes', 'Si quelque chose est inexact ou change'),
  /** In the other language: for whoever was handed the wrong one. */
  otherLanguage: text('Cet avis existe aussi en français.', 'This notice exists in English, too.'),
} as const satisfies Readonly<Record<string, Text>>;
