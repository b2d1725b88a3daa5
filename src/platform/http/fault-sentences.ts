import { type Sentence } from '../language/language.js';

/** What each fault code says about the place its pointer names, and what to do. Params never carry what was sent. */
export const FAULT_SENTENCES: Readonly<Record<string, Sentence>> = {
  required: { en: 'This is required. Add it.', fr: 'Ceci est obligatoire. Ajoutez-le.' },
  'unknown-property': {
    en: 'This property is not known here. Remove it, or check its spelling.',
    fr: 'Cette propriété est inconnue ici. Retirez-la ou vérifiez son orthographe.',
  },
  'wrong-type': { en: 'This must be of type {expected}.', fr: 'Ceci doit être de type {expected}.' },
  'not-allowed': { en: 'This must be one of: {allowed}.', fr: 'Ceci doit être l’une des valeurs : {allowed}.' },
  'invalid-format': {
    en: 'This does not have the expected form: {expected}.',
    fr: 'Ceci n’a pas la forme attendue : {expected}.',
  },
  'invalid-date': {
    en: 'This is not a day that exists. Give it as YYYY-MM-DD.',
    fr: 'Ce jour n’existe pas. Donnez-le sous la forme AAAA-MM-JJ.',
  },
  'too-long': {
    en: 'This is too long: at most {limit} characters.',
    fr: 'Ceci est trop long : au plus {limit} caractères.',
  },
  'too-short': {
    en: 'This is too short: at least {limit} characters.',
    fr: 'Ceci est trop court : au moins {limit} caractères.',
  },
  'too-many': { en: 'There are too many entries: at most {limit}.', fr: 'Il y a trop d’éléments : au plus {limit}.' },
  'too-few': { en: 'There are too few entries: at least {limit}.', fr: 'Il y a trop peu d’éléments : au moins {limit}.' },
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
};
