import { phrase, type Phrase } from '../stca/text.js';

export type TermField = 'family' | 'given' | 'name' | 'patronymic' | 'dob' | 'sex' | 'birthCity';

/** What one field contributed to a score, in words for an officer. It never holds what the field says. */
export interface Term {
  readonly field: TermField;
  readonly code: string;
  /** log2 units; 0 when the field is missing on a side. */
  readonly weight: number;
  readonly en: string;
  readonly fr: string;
}

/** What each code of each field says. */
export const TERM_PHRASES: Readonly<Record<TermField, Readonly<Record<string, Phrase>>>> = {
  family: {
    same: phrase(
      'Family name: the same after transliteration. A rare name weighs more than a common one.',
      'Nom de famille\u00a0: le même après translittération. Un nom rare pèse plus qu’un nom courant.',
    ),
    variant: phrase(
      'Family name: another spelling of the same name.',
      'Nom de famille\u00a0: une autre graphie du même nom.',
    ),
    slip: phrase(
      'Family name: one letter apart, across two spelling systems.',
      'Nom de famille\u00a0: une lettre d’écart, entre deux systèmes d’écriture.',
    ),
    'slip-same-hand': phrase(
      'Family name: one letter apart in the same spelling system, so it may be another name.',
      'Nom de famille\u00a0: une lettre d’écart dans le même système d’écriture, ce peut donc être un autre nom.',
    ),
    'part-of-double': phrase(
      'Family name: a part of a double name is shared.',
      'Nom de famille\u00a0: une partie d’un nom double est commune.',
    ),
    similar: phrase(
      'Family name: alike, more than one letter apart.',
      'Nom de famille\u00a0: ressemblant, plus d’une lettre d’écart.',
    ),
    different: phrase('Family name: different.', 'Nom de famille\u00a0: différent.'),
    changed: phrase(
      'Family name: different; all else agrees, so it may have changed at marriage.',
      'Nom de famille\u00a0: différent; tout le reste concorde, il a donc pu changer par mariage.',
    ),
    missing: phrase(
      'Family name: known on one side at most.',
      'Nom de famille\u00a0: connu d’un côté au plus.',
    ),
  },
  given: {
    same: phrase(
      'Given name: the same after transliteration.',
      'Prénom\u00a0: le même après translittération.',
    ),
    'known-variant': phrase(
      'Given name: a known variant, diminutive or foreign form.',
      'Prénom\u00a0: une variante connue, un diminutif ou une forme étrangère.',
    ),
    variant: phrase(
      'Given name: another spelling of the same name.',
      'Prénom\u00a0: une autre graphie du même prénom.',
    ),
    slip: phrase('Given name: one letter apart.', 'Prénom\u00a0: une lettre d’écart.'),
    initial: phrase('Given name: the initial agrees.', 'Prénom\u00a0: l’initiale concorde.'),
    similar: phrase(
      'Given name: alike, more than one letter apart.',
      'Prénom\u00a0: ressemblant, plus d’une lettre d’écart.',
    ),
    different: phrase('Given name: different.', 'Prénom\u00a0: différent.'),
    'different-same-birth': phrase(
      'Given name: different under one family name and one date of birth, as twins have.',
      'Prénom\u00a0: différent sous un même nom et une même date de naissance, comme chez des jumeaux.',
    ),
    missing: phrase('Given name: known on one side at most.', 'Prénom\u00a0: connu d’un côté au plus.'),
  },
  name: {
    'fields-exchanged': phrase(
      'Name: family and given name stand in each other’s field.',
      'Nom\u00a0: nom de famille et prénom sont intervertis.',
    ),
  },
  patronymic: {
    same: phrase('Patronymic: the same.', 'Otchestvo, tiré du prénom du père\u00a0: le même.'),
    similar: phrase(
      'Patronymic: one letter apart.',
      'Otchestvo, tiré du prénom du père\u00a0: une lettre d’écart.',
    ),
    initial: phrase(
      'Patronymic: the initial agrees.',
      'Otchestvo, tiré du prénom du père\u00a0: l’initiale concorde.',
    ),
    different: phrase('Patronymic: different.', 'Otchestvo, tiré du prénom du père\u00a0: différent.'),
    missing: phrase(
      'Patronymic: known on one side at most.',
      'Otchestvo, tiré du prénom du père\u00a0: connu d’un côté au plus.',
    ),
  },
  dob: {
    equal: phrase('Date of birth: the same.', 'Date de naissance\u00a0: la même.'),
    'both-first-of-january': phrase(
      'Date of birth: the same 1 January, which registries put for an unknown day.',
      'Date de naissance\u00a0: le même 1er janvier, que les registres mettent pour un jour inconnu.',
    ),
    'day-month-exchanged': phrase(
      'Date of birth: day and month exchanged.',
      'Date de naissance\u00a0: jour et mois intervertis.',
    ),
    'one-digit': phrase(
      'Date of birth: one digit apart, or two neighbours exchanged.',
      'Date de naissance\u00a0: un chiffre d’écart, ou deux chiffres voisins intervertis.',
    ),
    'one-year-apart': phrase(
      'Date of birth: the same day, one year apart.',
      'Date de naissance\u00a0: le même jour, à un an d’écart.',
    ),
    'first-of-january': phrase(
      'Date of birth: the same year, 1 January on one side, which registries put for an unknown day.',
      'Date de naissance\u00a0: la même année, le 1er janvier d’un côté, que les registres mettent pour un jour inconnu.',
    ),
    'same-year-partly': phrase(
      'Date of birth: the same year, and the day or the month.',
      'Date de naissance\u00a0: la même année, et le jour ou le mois.',
    ),
    'same-year': phrase(
      'Date of birth: the same year, another day and month.',
      'Date de naissance\u00a0: la même année, un autre jour et un autre mois.',
    ),
    different: phrase('Date of birth: different.', 'Date de naissance\u00a0: différente.'),
    missing: phrase(
      'Date of birth: known on one side at most.',
      'Date de naissance\u00a0: connue d’un côté au plus.',
    ),
  },
  sex: {
    same: phrase('Sex: the same.', 'Sexe\u00a0: le même.'),
    different: phrase('Sex: different.', 'Sexe\u00a0: différent.'),
    missing: phrase('Sex: known on one side at most.', 'Sexe\u00a0: connu d’un côté au plus.'),
  },
  birthCity: {
    same: phrase('Place of birth: the same place.', 'Lieu de naissance\u00a0: le même.'),
    different: phrase('Place of birth: different.', 'Lieu de naissance\u00a0: différent.'),
    missing: phrase(
      'Place of birth: known on one side at most.',
      'Lieu de naissance\u00a0: connu d’un côté au plus.',
    ),
  },
};

const NO_WORDS = phrase('', '');

/** A term with its words. */
export function termOf(field: TermField, code: string, weight: number): Term {
  const { en, fr } = TERM_PHRASES[field][code] ?? NO_WORDS;
  return { field, code, weight: Math.round(weight * 100) / 100, en, fr };
}
