import { type DecisionOutcome } from '../case-file/case-file.js';
import { NBSP, type Text, text } from '../stca/text.js';

/** The ways to ask again that are open whatever was decided. None promises an outcome, nor a right that the law does not give. */
const ALWAYS: readonly Text[] = [
  text(
    'A fact is wrong: tell the organisation that referred you, or the desk. A correction is noted beside the decision and stays with it.',
    `Un fait est inexact${NBSP}: dites-le à l’organisme qui vous a recommandé ou au bureau. La correction est notée à côté de la décision et y reste jointe.`,
  ),
  text(
    'There are new facts, or your situation has changed: the organisation that referred you can ask the desk to reopen the file. A manager looks at each request; this decision stays on record.',
    `Il y a des faits nouveaux, ou votre situation a changé${NBSP}: l’organisme qui vous a recommandé peut demander au bureau de rouvrir le dossier. Un gestionnaire examine chaque demande; la présente décision reste consignée.`,
  ),
  text(
    'A new referral: an organisation that has an agreement with the desk can refer you again.',
    `Une nouvelle recommandation${NBSP}: un organisme qui a conclu un accord avec le bureau peut vous recommander de nouveau.`,
  ),
  text(
    'What is held about you: you can ask for access to it under subsection 12(1) of the Privacy Act, in Canada or outside it (Privacy Act Extension Orders, No. 2 and No. 3). Once you were given access, you can ask for a correction, and have a correction that was not made noted on the file (subsection 12(2)).',
    `Ce qui est conservé à votre sujet${NBSP}: vous pouvez en demander la communication en vertu du paragraphe 12(1) de la Loi sur la protection des renseignements personnels, au Canada ou à l’étranger (décrets d’extension n° 2 et n° 3). Après la communication, vous pouvez demander une correction et faire mentionner au dossier une correction qui n’a pas été faite (paragraphe 12(2)).`,
  ),
  text(
    'How your personal information was handled, or your request for it: you can complain to the Privacy Commissioner of Canada (Privacy Act, section 29). The Commissioner does not review this decision.',
    `La façon dont vos renseignements personnels, ou votre demande à leur sujet, ont été traités${NBSP}: vous pouvez vous plaindre au Commissaire à la protection de la vie privée du Canada (article 29 de la même loi). Le Commissaire ne révise pas la présente décision.`,
  ),
];

/** IRPA 72. Whether it reaches a decision of the desk is for the Court, so the notice does not say that it does. */
const JUDICIAL_REVIEW = text(
  'Judicial review: the Federal Court can review matters under the Immigration and Refugee Protection Act, with the leave of the Court (section 72). This notice does not say whether that is open for this decision. Where it is, the application must be served and filed within 60 days after you learn of a matter that arose outside Canada, and within 15 days for one that arose in Canada; a judge can allow more time for special reasons. Speak to a lawyer soon.',
  `Contrôle judiciaire${NBSP}: la Cour fédérale peut contrôler, avec son autorisation, les mesures prises dans le cadre de la Loi sur l’immigration et la protection des réfugiés (article 72). Le présent avis ne dit pas si ce recours est ouvert pour cette décision. S’il l’est, la demande doit être signifiée et déposée dans les 60 jours suivant celui où vous en avez eu connaissance si la mesure a été prise hors du Canada, et dans les 15 jours si elle l’a été au Canada; un juge peut, pour des motifs valables, accorder plus de temps. Parlez sans tarder à un avocat.`,
);

/** The ways to ask again after a decision with this outcome. */
export function waysToAskAgain(outcome: DecisionOutcome): readonly Text[] {
  return outcome === 'accepted' ? ALWAYS : [...ALWAYS, JUDICIAL_REVIEW];
}
