import { type Sentence } from '../language/language.js';

interface ProblemKind {
  readonly status: number;
  readonly title: Sentence;
  readonly detail: Sentence;
}

/**
 * Every problem the plumbing can meet: its HTTP status, its title, and a sentence that says what, why and what to do.
 * The code is the stable end of the problem's `type`.
 */
export const PROBLEMS = {
  'malformed-json': {
    status: 400,
    title: { en: 'Not JSON', fr: 'JSON invalide' },
    detail: {
      en: 'The body is not valid JSON: reading it stopped at byte {position}. Correct it and send it again.',
      fr: 'Le corps n’est pas du JSON valide : la lecture s’est arrêtée à l’octet {position}. Corrigez-le et envoyez-le de nouveau.',
    },
  },
  'malformed-csv': {
    status: 400,
    title: { en: 'Not CSV', fr: 'CSV invalide' },
    detail: {
      en: 'The table cannot be read beyond line {line}: a quotation mark is missing or too many there. Write cells that hold a quotation mark, a line end or the delimiter in quotation marks, each mark inside doubled, and send it again. Nothing was stored.',
      fr: 'Le tableau ne peut être lu au-delà de la ligne {line} : un guillemet y manque ou y est de trop. Mettez entre guillemets les cellules qui contiennent un guillemet, une fin de ligne ou le séparateur, doublez chaque guillemet intérieur et envoyez le tout de nouveau. Rien n’a été enregistré.',
    },
  },
  'invalid-header': {
    status: 400,
    title: { en: 'Column not known', fr: 'Colonne inconnue' },
    detail: {
      en: 'The first row must name each column by a dotted path, and some do not: see “errors”. GET /v1/referral-batches/template.csv has every column. Nothing was stored.',
      fr: 'La première ligne doit nommer chaque colonne par un chemin à points, et certaines ne le font pas : voyez « errors ». GET /v1/referral-batches/template.csv contient toutes les colonnes. Rien n’a été enregistré.',
    },
  },
  'not-utf8': {
    status: 400,
    title: { en: 'Not UTF-8', fr: 'Pas en UTF-8' },
    detail: {
      en: 'The body stops being UTF-8 at byte {position}, so its names cannot be trusted. Save the whole file as UTF-8 and send it again. Nothing was stored.',
      fr: 'Le corps cesse d’être en UTF-8 à l’octet {position}; on ne peut donc pas se fier à ses noms. Enregistrez le fichier entier en UTF-8 et envoyez-le de nouveau. Rien n’a été enregistré.',
    },
  },
  'malformed-gzip': {
    status: 400,
    title: { en: 'Not gzip', fr: 'Pas du gzip' },
    detail: {
      en: 'The body says it is gzip and cannot be decompressed: it is cut short, altered, or something else. Send it again, or without Content-Encoding. Nothing was stored.',
      fr: 'Le corps se dit gzip et ne peut être décompressé : il est tronqué, altéré ou d’une autre nature. Envoyez-le de nouveau, ou sans Content-Encoding. Rien n’a été enregistré.',
    },
  },
  'empty-body': {
    status: 400,
    title: { en: 'Empty body', fr: 'Corps vide' },
    detail: {
      en: 'The request has no body, and this operation needs one. See the example at /docs.',
      fr: 'La requête n’a pas de corps, et cette opération en exige un. Voyez l’exemple à /docs.',
    },
  },
  'invalid-request': {
    status: 400,
    title: { en: 'Invalid request', fr: 'Requête invalide' },
    detail: {
      en: 'The request was not accepted: see “errors” for each fault and where it is. Nothing was stored.',
      fr: 'La requête n’a pas été acceptée : voyez « errors » pour chaque faute et son emplacement. Rien n’a été enregistré.',
    },
  },
  'missing-idempotency-key': {
    status: 400,
    title: { en: 'Idempotency-Key is missing', fr: 'Idempotency-Key manquant' },
    detail: {
      en: 'This operation needs an Idempotency-Key header of 1 to 255 visible characters: choose a new one for each batch and repeat it when you retry.',
      fr: 'Cette opération exige un en-tête Idempotency-Key de 1 à 255 caractères visibles : choisissez-en un nouveau pour chaque lot et répétez-le à chaque nouvelle tentative.',
    },
  },
  'not-authenticated': {
    status: 401,
    title: { en: 'Not authenticated', fr: 'Non authentifié' },
    detail: {
      en: 'No valid credentials were sent. Send an API key in X-API-Key (partners) or a bearer token in Authorization (staff).',
      fr: 'Aucun justificatif valide n’a été envoyé. Envoyez une clé d’API dans X-API-Key (partenaires) ou un jeton porteur dans Authorization (personnel).',
    },
  },
  'sign-in-insufficient': {
    status: 401,
    title: { en: 'A fresh sign-in is needed', fr: 'Nouvelle connexion requise' },
    detail: {
      en: 'Your token is good, but this operation needs a sign-in with a second factor no longer than {minutes} minutes ago. Sign in again at your identity provider, with the second factor, and repeat with the new token.',
      fr: 'Votre jeton est valide, mais cette opération exige une connexion avec un second facteur datant d’au plus {minutes} minutes. Connectez-vous de nouveau auprès de votre fournisseur d’identité, avec le second facteur, et recommencez avec le nouveau jeton.',
    },
  },
  forbidden: {
    status: 403,
    title: { en: 'Not permitted', fr: 'Non autorisé' },
    detail: {
      en: 'You are signed in as {role}, and this operation is not among that role’s duties. The refusal was logged.',
      fr: 'Vous êtes connecté à titre de {role}, et cette opération ne fait pas partie des fonctions de ce rôle. Le refus a été consigné.',
    },
  },
  'scope-missing': {
    status: 403,
    title: { en: 'The key lacks a scope', fr: 'Portée manquante' },
    detail: {
      en: 'This API key does not have the scope {scope}. Ask the desk’s manager for a key that has it. The refusal was logged.',
      fr: 'Cette clé d’API n’a pas la portée {scope}. Demandez au gestionnaire une clé qui la possède. Le refus a été consigné.',
    },
  },
  'partner-suspended': {
    status: 403,
    title: { en: 'Partner not approved', fr: 'Partenaire non approuvé' },
    detail: {
      en: 'This organisation may not use the service at present. Its contact at the desk can say why.',
      fr: 'Cet organisme ne peut pas utiliser le service actuellement. Sa personne-ressource au bureau peut en donner la raison.',
    },
  },
  'tree-size-unknown': {
    status: 422,
    title: { en: 'No tree of that size', fr: 'Aucun arbre de cette taille' },
    detail: {
      en: 'The log’s newest checkpoint is of size {size}, and you asked for a larger tree. Ask for a size up to {size}, or again after the next checkpoint.',
      fr: 'Le plus récent point de contrôle du journal est de taille {size}, et vous avez demandé un arbre plus grand. Demandez une taille d’au plus {size}, ou recommencez après le prochain point de contrôle.',
    },
  },
  'not-in-tree': {
    status: 409,
    title: { en: 'Not in that tree yet', fr: 'Pas encore dans cet arbre' },
    detail: {
      en: 'The event came after the tree of size {size}. Ask with a larger size, or without one; an event has its place within two seconds.',
      fr: 'L’événement est postérieur à l’arbre de taille {size}. Demandez une taille plus grande, ou n’en donnez aucune; un événement reçoit sa place en moins de deux secondes.',
    },
  },
  'log-not-signed-yet': {
    status: 503,
    title: { en: 'The log is not signed that far yet', fr: 'Le journal n’est pas encore signé jusque-là' },
    detail: {
      en: 'What you ask for needs a checkpoint of the audit log that is not signed yet: the log is new, or a redaction waits for its place in it. Checkpoints are signed within two seconds. Ask again in as many seconds as Retry-After says; if it stays, tell the desk the request id. Nothing was stored.',
      fr: 'Votre demande exige un point de contrôle du journal d’audit qui n’est pas encore signé : le journal est neuf, ou un caviardage y attend sa place. Les points de contrôle sont signés en moins de deux secondes. Redemandez après le nombre de secondes indiqué par Retry-After; si cela persiste, communiquez l’identifiant de la requête au bureau. Rien n’a été enregistré.',
    },
  },
  'receipt-not-ready': {
    status: 409,
    title: { en: 'No receipt yet', fr: 'Pas encore de reçu' },
    detail: {
      en: 'The batch is not worked on to its end, or the next checkpoint of the audit log, which will hold it, is not signed yet. Ask again in as many seconds as Retry-After says.',
      fr: 'Le lot n’est pas traité jusqu’au bout, ou le prochain point de contrôle du journal d’audit, qui le contiendra, n’est pas encore signé. Redemandez après le nombre de secondes indiqué par Retry-After.',
    },
  },
  'not-found': {
    status: 404,
    title: { en: 'Not found', fr: 'Introuvable' },
    detail: {
      en: 'There is nothing here under that name that you may see. Check the address and the number.',
      fr: 'Rien ici ne porte ce nom que vous puissiez voir. Vérifiez l’adresse et le numéro.',
    },
  },
  'method-not-allowed': {
    status: 405,
    title: { en: 'Method not allowed', fr: 'Méthode non permise' },
    detail: {
      en: 'This address does not take that method. It takes: {allow}.',
      fr: 'Cette adresse n’accepte pas cette méthode. Elle accepte : {allow}.',
    },
  },
  'key-in-use': {
    status: 409,
    title: { en: 'Still being handled', fr: 'Encore en traitement' },
    detail: {
      en: 'A request with this Idempotency-Key is still running. Ask again in a moment with the same key and body.',
      fr: 'Une requête portant cette Idempotency-Key est encore en cours. Réessayez dans un instant avec la même clé et le même corps.',
    },
  },
  'too-slow': {
    status: 408,
    title: { en: 'Sent too slowly', fr: 'Envoi trop lent' },
    detail: {
      en: 'The request did not arrive in time, and the connection was closed. Look at your connection and send it again, in smaller parts if it is large. Nothing was stored.',
      fr: 'La requête n’est pas arrivée à temps et la connexion a été fermée. Vérifiez votre connexion et envoyez-la de nouveau, en parties plus petites si elle est volumineuse. Rien n’a été enregistré.',
    },
  },
  gone: {
    status: 410,
    title: { en: 'Destroyed', fr: 'Détruit' },
    detail: {
      en: 'What was here was destroyed under the law on keeping records and cannot be brought back. That it was, when, and by which order stands in the audit log.',
      fr: 'Ce qui se trouvait ici a été détruit en vertu du droit sur la conservation des documents et ne peut être rétabli. Le fait, la date et l’ordre figurent au journal d’audit.',
    },
  },
  'stale-version': {
    status: 412,
    title: { en: 'It has changed meanwhile', fr: 'Modifié entre-temps' },
    detail: {
      en: 'The version in If-Match is not the present one: somebody changed this since you read it. Read it again, look at what changed, and repeat with the new ETag.',
      fr: 'La version dans If-Match n’est pas la version actuelle : quelqu’un a modifié ceci depuis votre lecture. Relisez, voyez ce qui a changé et recommencez avec le nouvel ETag.',
    },
  },
  'too-large': {
    status: 413,
    title: { en: 'Too large', fr: 'Trop volumineux' },
    detail: {
      en: 'The body is larger than {limit} bytes. Send it in smaller parts.',
      fr: 'Le corps dépasse {limit} octets. Envoyez-le en parties plus petites.',
    },
  },
  'expands-too-much': {
    status: 413,
    title: { en: 'Too large when decompressed', fr: 'Trop volumineux une fois décompressé' },
    detail: {
      en: 'Decompressed, the body is larger than {limit} bytes or than {ratio} times its size. Send it in smaller parts, or without compression. Nothing was stored.',
      fr: 'Une fois décompressé, le corps dépasse {limit} octets ou {ratio} fois sa taille. Envoyez-le en parties plus petites ou sans compression. Rien n’a été enregistré.',
    },
  },
  'address-too-long': {
    status: 414,
    title: { en: 'Address too long', fr: 'Adresse trop longue' },
    detail: {
      en: 'The address or one of its parts is too long. Check it.',
      fr: 'L’adresse ou l’une de ses parties est trop longue. Vérifiez-la.',
    },
  },
  'unsupported-media-type': {
    status: 415,
    title: { en: 'Content type not taken', fr: 'Type de contenu non accepté' },
    detail: {
      en: 'This operation takes {accept}. Set Content-Type accordingly.',
      fr: 'Cette opération accepte {accept}. Réglez Content-Type en conséquence.',
    },
  },
  'not-acceptable': {
    status: 406,
    title: { en: 'Not given in that form', fr: 'Forme non offerte' },
    detail: {
      en: 'Accept names no form in which this is given: {accept}. Ask for one of these, or leave Accept out.',
      fr: 'Accept ne nomme aucune forme offerte ici : {accept}. Demandez l’une de celles-ci ou omettez Accept.',
    },
  },
  'key-reused': {
    status: 422,
    title: {
      en: 'Idempotency-Key used for another body',
      fr: 'Idempotency-Key utilisée pour un autre corps',
    },
    detail: {
      en: 'This Idempotency-Key was already used with another body or mode. Choose a new key for a new batch.',
      fr: 'Cette Idempotency-Key a déjà servi avec un autre corps ou mode. Choisissez une nouvelle clé pour un nouveau lot.',
    },
  },
  'batch-refused': {
    status: 422,
    title: { en: 'Batch refused whole', fr: 'Lot refusé en entier' },
    detail: {
      en: 'In mode atomic every row must be sound, and {refused} of {received} are not: see “rows” for each with its errors. Nothing was stored; correct them and send the batch again.',
      fr: 'En mode atomic, chaque ligne doit être sans faute, et {refused} sur {received} ne le sont pas : voyez « rows » pour chacune et ses fautes. Rien n’a été enregistré; corrigez-les et envoyez le lot de nouveau.',
    },
  },
  'too-many-waiting': {
    status: 429,
    title: { en: 'Too much waits already', fr: 'Trop de lots en attente' },
    detail: {
      en: 'As many batches of your organisation wait to be worked on as may. Nothing was stored: send this one again, with the same key, once some of them have ended, or without Prefer: respond-async.',
      fr: 'Votre organisme a déjà autant de lots en attente de traitement qu’il est permis. Rien n’a été enregistré : envoyez celui-ci de nouveau, avec la même clé, une fois certains d’entre eux terminés, ou sans Prefer : respond-async.',
    },
  },
  'too-many-rows': {
    status: 422,
    title: { en: 'Too many rows', fr: 'Trop de lignes' },
    detail: {
      en: 'A batch holds at most {limit} referrals. Split it; each part needs its own Idempotency-Key.',
      fr: 'Un lot contient au plus {limit} recommandations. Divisez-le; chaque partie exige sa propre Idempotency-Key.',
    },
  },
  'missing-if-match': {
    status: 428,
    title: { en: 'If-Match is missing', fr: 'If-Match manquant' },
    detail: {
      en: 'This change needs an If-Match header with the ETag you read it under, so that nobody’s work is overwritten. Read it and repeat with its ETag.',
      fr: 'Cette modification exige un en-tête If-Match portant l’ETag de votre lecture, pour que le travail de personne ne soit écrasé. Lisez et recommencez avec cet ETag.',
    },
  },
  'quota-exceeded': {
    status: 429,
    title: { en: 'Too many requests', fr: 'Trop de requêtes' },
    detail: {
      en: 'The limit “{policy}” lets {quota} requests through in {window} seconds, and there were more. Wait as long as Retry-After says and go on more slowly; GET /v1/me shows your limits. Nothing was stored.',
      fr: 'La limite « {policy} » laisse passer {quota} requêtes en {window} secondes, et il y en a eu davantage. Attendez le temps indiqué par Retry-After et continuez plus lentement; GET /v1/me montre vos limites. Rien n’a été enregistré.',
    },
  },
  'too-many-at-once': {
    status: 429,
    title: { en: 'Too many at once', fr: 'Trop de requêtes simultanées' },
    detail: {
      en: 'Of one organisation, {limit} requests of this kind are handled at once, and too many of yours wait already. Send the next one when an earlier one is answered. Nothing was stored.',
      fr: 'Pour un même organisme, {limit} requêtes de ce genre sont traitées à la fois, et trop des vôtres attendent déjà. Envoyez la prochaine lorsqu’une précédente aura reçu sa réponse. Rien n’a été enregistré.',
    },
  },
  'headers-too-large': {
    status: 431,
    title: { en: 'Headers too large', fr: 'En-têtes trop volumineux' },
    detail: {
      en: 'The request’s headers are too large. Send fewer or shorter ones.',
      fr: 'Les en-têtes de la requête sont trop volumineux. Envoyez-en moins ou de plus courts.',
    },
  },
  'bad-request': {
    status: 400,
    title: { en: 'Bad request', fr: 'Mauvaise requête' },
    detail: {
      en: 'The request could not be read. Check its address, headers and length.',
      fr: 'La requête n’a pas pu être lue. Vérifiez son adresse, ses en-têtes et sa longueur.',
    },
  },
  'internal-error': {
    status: 500,
    title: { en: 'Our fault', fr: 'Erreur de notre part' },
    detail: {
      en: 'Something failed on our side and nothing was changed. Try again; if it stays, tell the desk the request id.',
      fr: 'Une défaillance s’est produite de notre côté et rien n’a été modifié. Réessayez; si elle persiste, communiquez l’identifiant de la requête au bureau.',
    },
  },
  'identity-provider-unavailable': {
    status: 503,
    title: { en: 'Sign-in cannot be checked', fr: 'Connexion invérifiable' },
    detail: {
      en: 'The identity provider, which alone can say whether this token is good, cannot be reached at present. Nothing was changed. Try again in a minute.',
      fr: 'Le fournisseur d’identité, qui seul peut dire si ce jeton est valide, est injoignable pour le moment. Rien n’a été modifié. Réessayez dans une minute.',
    },
  },
  unavailable: {
    status: 503,
    title: { en: 'Not available at present', fr: 'Indisponible pour le moment' },
    detail: {
      en: 'The service cannot reach its database at present and nothing was changed. Try again in a few seconds.',
      fr: 'Le service ne peut pas joindre sa base de données pour le moment et rien n’a été modifié. Réessayez dans quelques secondes.',
    },
  },
} as const satisfies Record<string, ProblemKind>;

export type ProblemCode = keyof typeof PROBLEMS;

/** The stable `type` of a problem (RFC 9457, section 3.1.1). */
export function problemType(code: string): string {
  return `urn:referral-desk:problem:${code}`;
}
