import { type Text, text } from '../stca/text.js';
import { type FileEventName } from './file-events.js';

/**
 * What each event says to a person, in both languages. `{…}` is filled from the file as the event left it:
 * see {@link sentenceOf}. Nothing in a sentence is what somebody wrote.
 */
export const FILE_EVENT_SENTENCES = {
  'batch.received': text(
    'The batch this file came in was received.',
    'Le lot qui contenait ce dossier a été reçu.',
  ),
  'batch.finished': text(
    'The batch this file came in was worked through.',
    'Le lot qui contenait ce dossier a été traité.',
  ),
  'file.received': text(
    'The referral was received and checked: {conclusion}. Urgency: {urgency}.',
    'La recommandation a été reçue et vérifiée : {conclusion}. Urgence : {urgency}.',
  ),
  'file.screening-started': text(
    'Screening was started by {officer}.',
    'L’examen préalable a été entrepris par {officer}.',
  ),
  'file.information-requested': text(
    'Questions were put to the partner; the service clock stands still.',
    'Des questions ont été posées au partenaire; le délai de service est suspendu.',
  ),
  'file.information-supplied': text(
    'The questions were answered; the service clock runs again.',
    'Les questions ont reçu une réponse; le délai de service court de nouveau.',
  ),
  'file.answer-accepted': text('An answer was accepted.', 'Une réponse a été acceptée.'),
  'file.answer-declined': text(
    'An answer was declined; the facts stay as they were.',
    'Une réponse a été écartée; les faits restent tels quels.',
  ),
  'file.facts-amended': text(
    'Facts were amended, and a new check was made: {conclusion}.',
    'Des faits ont été modifiés et une nouvelle vérification a été faite : {conclusion}.',
  ),
  'file.situation-amended': text(
    'The situation in the United States was brought up to date. Urgency: {urgency}.',
    'La situation aux États-Unis a été mise à jour. Urgence : {urgency}.',
  ),
  'file.check-made': text(
    'A new check was made under the law of the day: {conclusion}.',
    'Une nouvelle vérification a été faite selon le droit du jour : {conclusion}.',
  ),
  'file.check-acknowledged': text(
    'An officer took note of the current check.',
    'Un agent a pris connaissance de la vérification en cours.',
  ),
  'file.rechecked': text(
    'The file was checked again with all open files: {conclusion}.',
    'Le dossier a été revérifié avec tous les dossiers ouverts : {conclusion}.',
  ),
  'file.urgency-recomputed': text(
    'The urgency was computed anew: {urgency}.',
    'L’urgence a été recalculée : {urgency}.',
  ),
  'file.urgency-overridden': text(
    'An officer decided on the urgency: {urgency}.',
    'Un agent s’est prononcé sur l’urgence : {urgency}.',
  ),
  'file.cleared-for-interview': text(
    'Screening ended; an interview can be booked.',
    'L’examen préalable est terminé; une entrevue peut être fixée.',
  ),
  'file.interview-scheduled': text('An interview was booked.', 'Une entrevue a été fixée.'),
  'file.interview-rescheduled': text(
    'The interview was moved; the earlier appointment is kept as superseded.',
    'L’entrevue a été déplacée; le rendez-vous antérieur est conservé comme remplacé.',
  ),
  'file.interview-cancelled': text('The interview was called off.', 'L’entrevue a été annulée.'),
  'file.interview-missed': text(
    'The interview did not take place: somebody it needs was not there.',
    'L’entrevue n’a pas eu lieu : une personne nécessaire était absente.',
  ),
  'file.interview-recorded': text(
    'The interview was held and recorded.',
    'L’entrevue a été tenue et consignée.',
  ),
  'file.interview-added-to': text(
    'Something was added to the record of the interview.',
    'Un ajout a été fait au compte rendu de l’entrevue.',
  ),
  'file.interview-waived': text('A reviewer waived the interview.', 'Un réviseur a dispensé de l’entrevue.'),
  'file.decision-proposed': text(
    'An officer proposed a decision; it has no effect yet.',
    'Un agent a proposé une décision; elle est encore sans effet.',
  ),
  'file.proposal-returned': text(
    'A reviewer returned the proposal.',
    'Un réviseur a renvoyé la proposition.',
  ),
  'file.decision-confirmed': text(
    'Another person confirmed the decision: {outcome}. The notices were made.',
    'Une autre personne a confirmé la décision : {outcome}. Les avis ont été établis.',
  ),
  'file.correction-noted': text(
    'A correction that was asked for was noted with the file.',
    'Une correction demandée a été notée au dossier.',
  ),
  'file.withdrawn': text('The referral was withdrawn.', 'La recommandation a été retirée.'),
  'file.closed': text(
    'The file was closed without a decision: {closingReason}.',
    'Le dossier a été fermé sans décision : {closingReason}.',
  ),
  'file.reopened': text(
    'The file was reopened; what was decided or closed before stays on record.',
    'Le dossier a été rouvert; ce qui avait été décidé ou fermé reste consigné.',
  ),
  'file.merged-in': text(
    'The same people’s other file ended in this one; the history of both is kept.',
    'L’autre dossier des mêmes personnes a pris fin dans celui-ci; l’historique des deux est conservé.',
  ),
  'file.merge-undone': text(
    'The other file of the same people goes on by itself again.',
    'L’autre dossier des mêmes personnes suit de nouveau son propre cours.',
  ),
  'file.assigned': text(
    'A manager assigned the file: {officer}.',
    'Un gestionnaire a attribué le dossier : {officer}.',
  ),
  'file.claimed': text(
    'The file was taken from the worklist by {officer}.',
    'Le dossier a été pris dans la liste de travail par {officer}.',
  ),
  'file.conflict-declared': text(
    'Somebody declared a conflict of interest and no longer sees the file.',
    'Une personne a déclaré un conflit d’intérêts et ne voit plus le dossier.',
  ),
  'file.conflict-lifted': text(
    'A manager lifted a conflict of interest that had been declared.',
    'Un gestionnaire a levé un conflit d’intérêts qui avait été déclaré.',
  ),
  'file.glass-broken': text(
    'The file was opened in an emergency by somebody whose file it is not.',
    'Le dossier a été ouvert en urgence par une personne à qui il n’est pas attribué.',
  ),
  'file.glass-break-reviewed': text(
    'An opening of the file in an emergency was reviewed.',
    'Une ouverture du dossier en urgence a été examinée.',
  ),
  'file.note-added': text('An internal note was added.', 'Une note interne a été ajoutée.'),
  'file.duplicate-found': text(
    'Somebody in this file may be in another file too.',
    'Une personne de ce dossier est peut-être aussi dans un autre dossier.',
  ),
  'file.duplicate-found-again': text(
    'On other data, somebody in this file may still be in another file too.',
    'D’après d’autres données, une personne de ce dossier est peut-être encore dans un autre dossier.',
  ),
  'file.duplicate-confirmed': text(
    'An officer confirmed that people of two files belong together.',
    'Un agent a confirmé que des personnes de deux dossiers vont ensemble.',
  ),
  'file.duplicate-dismissed': text(
    'An officer found that people of two files are not the same.',
    'Un agent a constaté que les personnes de deux dossiers ne sont pas les mêmes.',
  ),
  'file.duplicate-reopened': text(
    'The question whether people of two files are the same was opened again.',
    'La question de savoir si les personnes de deux dossiers sont les mêmes a été rouverte.',
  ),
  'file.disposed': text(
    'What the file held was destroyed for good.',
    'Le contenu du dossier a été détruit définitivement.',
  ),
  'file.read': text('The file was read.', 'Le dossier a été lu.'),
  'file.checks-read': text('The checks of the file were read.', 'Les vérifications du dossier ont été lues.'),
  'file.read-in-codes': text(
    'The file was read in codes, without its content.',
    'Le dossier a été lu en codes, sans son contenu.',
  ),
  'file.conflicts-read': text(
    'The conflicts of interest declared in the file were read.',
    'Les conflits d’intérêts déclarés dans le dossier ont été lus.',
  ),
  'file.corrections-read': text('The corrections were read.', 'Les corrections ont été lues.'),
  'file.glass-break-read': text(
    'An opening of the file in an emergency was looked at.',
    'Une ouverture du dossier en urgence a été consultée.',
  ),
  'file.interview-exported': text(
    'An appointment was taken into a calendar.',
    'Un rendez-vous a été repris dans un agenda.',
  ),
  'file.information-read': text(
    'The questions and answers were read.',
    'Les questions et les réponses ont été lues.',
  ),
  'file.duplicates-read': text(
    'The list of possible duplicates was read.',
    'La liste des doublons possibles a été lue.',
  ),
  'file.duplicate-read': text('A possible duplicate was read.', 'Un doublon possible a été lu.'),
  'file.interview-read': text('An interview was read.', 'Une entrevue a été lue.'),
  'file.notes-read': text('The internal notes were read.', 'Les notes internes ont été lues.'),
  'file.referral-read': text(
    'The partner read where its referral stands.',
    'Le partenaire a lu où en est son dossier.',
  ),
  'file.notice-read': text('The notice of the decision was read.', 'L’avis de la décision a été lu.'),
  'file.timeline-read': text('This timeline was read.', 'Cette chronologie a été lue.'),
  'decision-log.name-revealed': text(
    'An auditor was told the name behind the decision.',
    'Un auditeur a été informé du nom visé par la décision.',
  ),
} as const satisfies Readonly<Record<FileEventName, Text>>;

/** What is said of an event that has no sentence: one that a newer release of the service wrote. */
export const UNKNOWN_EVENT = text(
  'Something happened that this release has no words for: its name is {action}.',
  'Un fait que cette version ne sait pas décrire est survenu : son nom est {action}.',
);
