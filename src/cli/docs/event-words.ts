import { type Text, text } from '../../domain/stca/text.js';

/** What each event of the audit log says that is no part of a file's timeline. Those of files have their sentences there. */
export const EVENT_WORDS: Readonly<Record<string, Text>> = {
  'access.credentials-refused': text(
    'Credentials that are not good were refused; a count of each kind, at most one event a minute.',
    'Des justificatifs non valides ont été refusés; un décompte par type, au plus un événement par minute.',
  ),
  'access.denied': text(
    'Somebody asked for what is not among their duties and was refused.',
    'Une personne a demandé ce qui ne relève pas de ses fonctions et a essuyé un refus.',
  ),
  'api-key.issued': text('An API key was issued.', 'Une clé d’API a été délivrée.'),
  'api-key.leak-reported': text(
    'A key was reported as leaked; it is revoked if it still worked.',
    'Une clé a été signalée comme divulguée; elle est révoquée si elle fonctionnait encore.',
  ),
  'api-key.revoked': text('An API key was revoked.', 'Une clé d’API a été révoquée.'),
  'api-key.revoked-again': text(
    'A key that had ended already was revoked once more.',
    'Une clé qui avait déjà pris fin a été révoquée de nouveau.',
  ),
  'api-key.rotated': text(
    'A key was given a successor; both work for a while.',
    'Une clé a reçu une remplaçante; les deux fonctionnent pendant un temps.',
  ),
  'audit-log.exported': text(
    'A copy of the log was taken away; purpose, recipient and basis are disclosed.',
    'Une copie du journal a été emportée; la fin, le destinataire et le fondement sont divulgués.',
  ),
  'audit-log.read': text(
    'Entries of the audit log were read.',
    'Des entrées du journal d’audit ont été lues.',
  ),
  'audit.redaction': text(
    'Disclosures of an event were taken out of the log; which, and on which basis, is disclosed.',
    'Des divulgations d’un événement ont été retirées du journal; lesquelles et sur quel fondement est divulgué.',
  ),
  'batch.refused': text(
    'A batch that waited was refused as a whole; none of its content is kept.',
    'Un lot en attente a été refusé en entier; rien de son contenu n’est conservé.',
  ),
  'batch.rows-read': text(
    'A partner read what became of the rows of its batch.',
    'Un partenaire a lu ce qu’il est advenu des lignes de son lot.',
  ),
  'batch.resumed': text(
    'Work on a batch went on after a process had ended.',
    'Le traitement d’un lot a repris après l’arrêt d’un processus.',
  ),
  'decision-log.read': text(
    'The decision log was pulled; what it was narrowed to is disclosed.',
    'Le registre des décisions a été consulté; les critères sont divulgués.',
  ),
  'duplicate.confirmed': text(
    'A pair of people was confirmed as belonging together.',
    'Il a été confirmé que deux personnes vont ensemble.',
  ),
  'duplicate.dismissed': text(
    'A pair of people was found not to be the same.',
    'Il a été constaté que deux personnes ne sont pas la même.',
  ),
  'duplicate.reopened': text(
    'The question of a pair was opened again.',
    'La question d’une paire a été rouverte.',
  ),
  'file-note.written': text('An internal note was written.', 'Une note interne a été rédigée.'),
  'files.listed': text(
    'The worklist was read; what it was narrowed to is disclosed.',
    'La liste de travail a été lue; les critères sont divulgués.',
  ),
  'glass-break.made': text(
    'Somebody opened a file in an emergency that is not theirs.',
    'Une personne a ouvert en urgence un dossier qui ne lui est pas attribué.',
  ),
  'glass-break.reviewed': text(
    'A manager reviewed an opening in an emergency.',
    'Un gestionnaire a examiné une ouverture en urgence.',
  ),
  'identities.taken-up': text(
    'The first partners, keys and accounts were taken up.',
    'Les premiers partenaires, clés et comptes ont été inscrits.',
  ),
  'interpreter.changed': text(
    'An interpreter’s entry was changed.',
    'La fiche d’un interprète a été modifiée.',
  ),
  'interpreter.taken-up': text('An interpreter was taken up.', 'Un interprète a été inscrit.'),
  'interviews.listed': text('The list of appointments was read.', 'La liste des rendez-vous a été lue.'),
  'key-rotation.finished': text(
    'A rotation ended: every data key is under the new key.',
    'Un renouvellement est terminé; chaque clé de données relève de la nouvelle clé.',
  ),
  'key-rotation.progressed': text(
    'A stretch of data keys came under the new key.',
    'Une série de clés de données est passée sous la nouvelle clé.',
  ),
  'key-rotation.requested': text(
    'A rotation of the key-encryption key was asked for.',
    'Un renouvellement de la clé de chiffrement des clés a été demandé.',
  ),
  'key-rotation.resumed': text(
    'A rotation went on after a process had ended.',
    'Un renouvellement a repris après l’arrêt d’un processus.',
  ),
  'key.introduced': text(
    'A version of a key is in use from here on.',
    'Une version de clé est en usage à partir de là.',
  ),
  'key.retired': text(
    'Earlier versions of a key are needed by nothing any more.',
    'Les versions antérieures d’une clé ne sont plus nécessaires à rien.',
  ),
  'keys.taken-up': text(
    'The keys of an empty database were taken up.',
    'Les clés d’une base de données vide ont été inscrites.',
  ),
  'law-notice.added': text(
    'A notice of the Canada Gazette was recorded.',
    'Un avis de la Gazette du Canada a été consigné.',
  ),
  'matching.extended': text(
    'Files from before were made findable for the search of duplicates.',
    'Des dossiers antérieurs ont été rendus repérables pour la recherche de doublons.',
  ),
  'matching.searched-again': text(
    'Files were searched for duplicates again.',
    'Des doublons ont été recherchés de nouveau.',
  ),
  'partner.agreement-confirmed': text(
    'Another manager confirmed a version of an agreement.',
    'Un autre gestionnaire a confirmé une version d’un accord.',
  ),
  'partner.agreement-recorded': text(
    'A version of an agreement was recorded.',
    'Une version d’un accord a été consignée.',
  ),
  'partner.agreements-read': text(
    'The agreements of a partner were read.',
    'Les accords d’un partenaire ont été lus.',
  ),
  'partner.approved': text('A partner was let in.', 'Un partenaire a été admis.'),
  'partner.history-read': text(
    'The history of a partner was read.',
    'L’historique d’un partenaire a été lu.',
  ),
  'partner.read': text('A partner was read.', 'La fiche d’un partenaire a été lue.'),
  'partner.reinstated': text(
    'A partner’s suspension was lifted.',
    'La suspension d’un partenaire a été levée.',
  ),
  'partner.revoked': text('A partner was let go for good.', 'Un partenaire a été écarté définitivement.'),
  'partner.suspended': text(
    'A partner was suspended, and every key of it at once.',
    'Un partenaire a été suspendu, ainsi que toutes ses clés.',
  ),
  'partner.taken-up': text('A partner was taken up.', 'Un partenaire a été inscrit.'),
  'partner.vetted': text(
    'Findings of a vetting were recorded.',
    'Les constats d’une vérification ont été consignés.',
  ),
  'recheck.finished': text(
    'A check of all open files under the law of a day ended.',
    'La vérification de tous les dossiers ouverts selon le droit d’un jour est terminée.',
  ),
  'recheck.progressed': text(
    'A stretch of open files was checked again.',
    'Une série de dossiers ouverts a été revérifiée.',
  ),
  'recheck.read': text('The outcome of a re-check was read.', 'Le résultat d’une revérification a été lu.'),
  'recheck.requested': text('A re-check was asked for.', 'Une revérification a été demandée.'),
  'recheck.resumed': text(
    'A re-check went on after a process had ended.',
    'Une revérification a repris après l’arrêt d’un processus.',
  ),
  'staff.account-deactivated': text('An account was closed.', 'Un compte a été fermé.'),
  'staff.account-opened': text('An account was opened.', 'Un compte a été ouvert.'),
  'staff.account-reactivated': text('An account was opened again.', 'Un compte a été rouvert.'),
  'staff.role-changed': text('An account was given another role.', 'Un compte a reçu un autre rôle.'),
};
