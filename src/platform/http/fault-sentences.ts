import { FAMILY_FAULT_SENTENCES } from '../../domain/family/fault-sentences.js';
import { STCA_FAULT_SENTENCES } from '../../domain/stca/fault-sentences.js';
import { type Sentence } from '../language/language.js';

/** What each fault code says about the place its pointer names, and what to do. Params never carry what was sent. */
export const FAULT_SENTENCES: Readonly<Record<string, Sentence>> = {
  ...STCA_FAULT_SENTENCES,
  ...FAMILY_FAULT_SENTENCES,
  required: { en: 'This is required. Add it.', fr: 'Ceci est obligatoire. Ajoutez-le.' },
  'unknown-property': {
    en: 'This property is not known here. Remove it, or check its spelling.',
    fr: 'Cette propriété est inconnue ici. Retirez-la ou vérifiez son orthographe.',
  },
  'wrong-type': { en: 'This must be of type {expected}.', fr: 'Ceci doit être de type {expected}.' },
  'not-allowed': {
    en: 'This must be one of: {allowed}.',
    fr: 'Ceci doit être l’une des valeurs : {allowed}.',
  },
  'invalid-format': {
    en: 'This does not have the expected form: {expected}.',
    fr: 'Ceci n’a pas la forme attendue : {expected}.',
  },
  'invalid-date': {
    en: 'This is not a day that exists. Give it as YYYY-MM-DD.',
    fr: 'Ce jour n’existe pas. Donnez-le sous la forme AAAA-MM-JJ.',
  },
  'from-after-to': {
    en: 'This is after “to”. Exchange the two, or correct one of them.',
    fr: 'Ceci vient après « to ». Inversez les deux ou corrigez l’un d’eux.',
  },
  'too-long': {
    en: 'This is too long: at most {limit} characters.',
    fr: 'Ceci est trop long : au plus {limit} caractères.',
  },
  'too-short': {
    en: 'This is too short: at least {limit} characters.',
    fr: 'Ceci est trop court : au moins {limit} caractères.',
  },
  'too-many': {
    en: 'There are too many entries: at most {limit}.',
    fr: 'Il y a trop d’éléments : au plus {limit}.',
  },
  'row-too-large': {
    en: 'This row is larger than {limit} bytes, so it was not read. Shorten its texts.',
    fr: 'Cette ligne dépasse {limit} octets et n’a donc pas été lue. Abrégez ses textes.',
  },
  'too-few': {
    en: 'There are too few entries: at least {limit}.',
    fr: 'Il y a trop peu d’éléments : au moins {limit}.',
  },
  'out-of-range': {
    en: 'This is outside the permitted range: {expected}.',
    fr: 'Ceci est hors de l’intervalle permis : {expected}.',
  },
  'duplicate-property': {
    en: 'This property is there twice. Keep one.',
    fr: 'Cette propriété figure deux fois. Gardez-en une.',
  },
  'forbidden-property': {
    en: 'A property of this name is never taken. Remove it.',
    fr: 'Une propriété de ce nom n’est jamais acceptée. Retirez-la.',
  },
  'too-deep': {
    en: 'This is nested too deeply: at most {limit} levels.',
    fr: 'L’imbrication est trop profonde : au plus {limit} niveaux.',
  },
  'unsafe-number': {
    en: 'This number is too large to be read exactly. Send it as text.',
    fr: 'Ce nombre est trop grand pour être lu exactement. Envoyez-le sous forme de texte.',
  },
  'invalid-text': {
    en: 'This text holds a character that cannot be stored (NUL, or half of a surrogate pair). Remove it.',
    fr: 'Ce texte contient un caractère qui ne peut être enregistré (NUL ou demi-paire de substitution). Retirez-le.',
  },
  'invalid-cursor': {
    en: 'This cursor was not made for you and this list, or was altered. Start again without it.',
    fr: 'Ce curseur n’a pas été créé pour vous et cette liste, ou a été modifié. Recommencez sans lui.',
  },
  'not-in-stream': {
    en: 'A stream has everything, so it takes no page. Leave this out, or ask for application/json in Accept.',
    fr: 'Un flux contient tout et ne se divise pas en pages. Omettez ceci ou demandez application/json dans Accept.',
  },
  'before-from': {
    en: 'This is before “from”. Exchange the two, or correct one of them.',
    fr: 'Ceci précède « from ». Inversez les deux ou corrigez l’un d’eux.',
  },
  'consent-missing': {
    en: 'The consent does not cover sharing with Canada (share-with-canada), so nothing of this referral was kept. Send it again once the person has agreed.',
    fr: 'Le consentement ne couvre pas la communication au Canada (share-with-canada); rien de cette recommandation n’a donc été conservé. Envoyez-la de nouveau lorsque la personne aura consenti.',
  },
  'in-future': {
    en: 'This day must have come already, and it is after the day of receipt (UTC). Correct it.',
    fr: 'Ce jour devrait être déjà venu, et il est postérieur au jour de réception (UTC). Corrigez-le.',
  },
  'not-after-birth': {
    en: 'This day must come after the birth of the principal applicant, and it does not. Correct one of the two; a child born in the United States did not enter: leave this out.',
    fr: 'Ce jour doit suivre la naissance du demandeur principal, et ce n’est pas le cas. Corrigez l’un des deux; un enfant né aux États-Unis n’y est pas entré : omettez ce jour.',
  },
  'before-birth': {
    en: 'This day is before the birth of the person it is about. Correct one of the two.',
    fr: 'Ce jour précède la naissance de la personne concernée. Corrigez l’un des deux.',
  },
  'before-entry': {
    en: 'This day is before the entry into the United States. Correct one of the two; where an earlier removal order was reinstated after the entry, give the day of the reinstatement.',
    fr: 'Ce jour précède l’entrée aux États-Unis. Corrigez l’un des deux; si une mesure de renvoi antérieure a été rétablie après l’entrée, donnez le jour du rétablissement.',
  },
  'before-claim': {
    en: 'The asylum claim cannot be decided before the day it was filed. Correct one of the two.',
    fr: 'La demande d’asile ne peut être tranchée avant le jour de son dépôt. Corrigez l’un des deux.',
  },
  'before-removal-order': {
    en: 'The removal cannot be scheduled for a day before the removal was ordered. Correct one of the two.',
    fr: 'Le renvoi ne peut être prévu pour un jour antérieur à la mesure de renvoi. Corrigez l’un des deux.',
  },
  'before-beginning': {
    en: 'This activity cannot end before the day it began. Correct one of the two.',
    fr: 'Cette activité ne peut prendre fin avant le jour où elle a commencé. Corrigez l’un des deux.',
  },
  'out-of-area': {
    en: 'This place is outside of the area that your agreement serves (IRPR 143). Refer the person through an organisation that serves it, or ask your contact at the desk for a wider area.',
    fr: 'Ce lieu est hors du secteur que dessert votre entente (RIPR 143). Faites recommander la personne par un organisme qui le dessert, ou demandez un secteur plus large à votre personne-ressource.',
  },
  'attestation-too-old': {
    en: 'This case was verified longer ago than your agreement allows: at most {limit} days before the day of receipt (UTC). Verify it again, and send it with the new day.',
    fr: 'Ce cas a été vérifié il y a plus longtemps que votre entente ne le permet : au plus {limit} jours avant le jour de réception (UTC). Vérifiez-le de nouveau et envoyez-le avec la nouvelle date.',
  },
  'no-places-left': {
    en: 'Places this referral needs, one for each person: {needed}. Places your agreement has left this year, for the rows from here on: {left} (IRPR 143). Rows of fewer persons may still fit; GET /v1/me tells when the year ends. Ask your contact at the desk for more places.',
    fr: 'Places qu’il faut à cette recommandation, une par personne : {needed}. Places qui restent à votre entente cette année, à partir de cette ligne : {left} (RIPR 143). Des lignes visant moins de personnes peuvent encore convenir; GET /v1/me indique quand finit l’année. Demandez d’autres places à votre personne-ressource.',
  },
  'reference-in-use': {
    en: 'You have given this reference to another referral, or to an earlier row of this batch. Give each case its own.',
    fr: 'Vous avez donné cette référence à une autre recommandation ou à une ligne antérieure de ce lot. Donnez à chaque cas la sienne.',
  },
  'unknown-column': {
    en: 'Column {column} names nothing a referral has. The nearest path is {nearest}: correct the name, or remove the column.',
    fr: 'La colonne {column} ne nomme rien de ce que contient une recommandation. Le chemin le plus proche est {nearest} : corrigez le nom ou retirez la colonne.',
  },
  'duplicate-column': {
    en: 'Column {column} has the name of an earlier one. Keep one of the two.',
    fr: 'La colonne {column} porte le nom d’une colonne précédente. Gardez-en une.',
  },
  'nameless-column': {
    en: 'Column {column} has no name. Name it by its path, or remove it.',
    fr: 'La colonne {column} n’a pas de nom. Nommez-la par son chemin ou retirez-la.',
  },
  'too-many-cells': {
    en: 'This row has {count} cells and the header {limit} columns, so no cell can be told to be of its column. Put cells that hold the delimiter in quotation marks.',
    fr: 'Cette ligne a {count} cellules et l’en-tête {limit} colonnes; aucune cellule ne peut donc être rattachée à sa colonne. Mettez entre guillemets les cellules qui contiennent le séparateur.',
  },
  'entry-left-out': {
    en: 'This entry is empty and a later one of the list is not. Fill the entries in order, from 0.',
    fr: 'Cet élément est vide alors qu’un élément suivant de la liste ne l’est pas. Remplissez les éléments dans l’ordre, à partir de 0.',
  },
  'empty-and-filled': {
    en: 'This is said to be empty, and entries of it are filled. Remove one or the other.',
    fr: 'Ceci est déclaré vide alors que certains de ses éléments sont remplis. Retirez l’un ou l’autre.',
  },
  'malformed-row': {
    en: 'This line is not valid JSON: reading it stopped at byte {position} of the line. Correct it and send the row again.',
    fr: 'Cette ligne n’est pas du JSON valide : la lecture s’est arrêtée à l’octet {position} de la ligne. Corrigez-la et envoyez-la de nouveau.',
  },
  'not-a-pointer': {
    en: 'This is not a JSON Pointer (RFC 6901). Write it like /relatives/0/statuses.',
    fr: 'Ceci n’est pas un pointeur JSON (RFC 6901). Écrivez-le comme /relatives/0/statuses.',
  },
  'provision-not-known': {
    en: 'This provision is not one a decision can stand on here. Cite it as {where} does, or a section of a pathway: IRPA 24, 25 or 25.2, IRPR 138 to 147.',
    fr: 'Une décision ne peut reposer ici sur cette disposition. Citez-la comme le fait {where}, ou citez un article d’une voie : LIPR 24, 25 ou 25.2 (IRPA), RIPR 138 à 147 (IRPR).',
  },
  'not-amendable': {
    en: 'The service sets this itself. Leave it out.',
    fr: 'Le service détermine lui-même cette valeur. Omettez-la.',
  },
  'disclosure-not-there': {
    en: 'This event has no disclosure with this digest any more, or never had. Leave it out.',
    fr: 'Cet événement n’a plus, ou n’a jamais eu, de divulgation portant cette empreinte. Omettez-la.',
  },
  'disclosure-stays': {
    en: 'This discloses the state of a subject or what a redaction took out: codes only, by which the log is checked. It stays; leave it out.',
    fr: 'Cette divulgation dit l’état d’un objet ou ce qu’un caviardage a retiré : des codes seulement, qui servent à vérifier le journal. Elle reste; omettez-la.',
  },
  'fact-not-there': {
    en: 'The facts have nothing at this place. Read the file’s facts and point into them.',
    fr: 'Les faits n’ont rien à cet endroit. Lisez les faits du dossier et pointez dans ceux-ci.',
  },
  'list-not-known': {
    en: 'This list is not known, and a list that is given is complete. Give the whole list as the value instead of adding to it.',
    fr: 'Cette liste n’est pas connue, et une liste donnée est complète. Donnez la liste entière comme valeur au lieu d’y ajouter.',
  },
  'fact-unchanged': {
    en: 'The fact has this value already. Leave the change out.',
    fr: 'Le fait a déjà cette valeur. Omettez cette modification.',
  },
  'day-past': {
    en: 'This day is past (UTC). Give today or a later day.',
    fr: 'Ce jour est passé (UTC). Donnez le jour même ou un jour ultérieur.',
  },
  'question-not-open': {
    en: 'No question of this id waits for an answer here. Read the open questions of the referral and use their ids.',
    fr: 'Aucune question portant cet identifiant n’attend de réponse ici. Lisez les questions en attente de la recommandation et utilisez leurs identifiants.',
  },
  'question-answered-twice': {
    en: 'This question is answered further up. Keep one of the two.',
    fr: 'Cette question a déjà sa réponse plus haut. Gardez l’une des deux.',
  },
  'question-unanswered': {
    en: 'The open question {question} has neither an answer nor a reason why there is none. Add one or the other.',
    fr: 'La question en attente {question} n’a ni réponse ni raison de l’absence de réponse. Ajoutez l’une ou l’autre.',
  },
  'question-not-of-fact': {
    en: 'This question is about no fact, so no value can be given to it. Answer it in words (“answer”).',
    fr: 'Cette question ne porte sur aucun fait; aucune valeur ne peut donc lui être donnée. Répondez-y en mots (« answer »).',
  },
  'answer-or-reason': {
    en: 'Give an answer in words, a value or both; or give the reason why you cannot, alone.',
    fr: 'Donnez une réponse en mots, une valeur ou les deux; ou donnez seulement la raison pour laquelle vous ne le pouvez pas.',
  },
  'not-with-this-reason': {
    en: 'This belongs to another reason. Leave it out, or give the reason it belongs to.',
    fr: 'Ceci relève d’un autre motif. Omettez-le, ou indiquez le motif dont il relève.',
  },
  'refused-with-batch': {
    en: 'This row was not taken in, because the batch was refused whole: see its “refusal”. Send the row again once that is put right.',
    fr: 'Cette ligne n’a pas été prise en compte, car le lot a été refusé en entier : voyez son « refusal ». Renvoyez la ligne une fois cela corrigé.',
  },
  'more-faults': {
    en: 'There are {count} more faults than are told here. Correct these and send it again to see the others.',
    fr: 'Il y a {count} fautes de plus que celles indiquées ici. Corrigez celles-ci et renvoyez le tout pour voir les autres.',
  },
};
