import { type MatchKeyKind } from '../matching/keys.js';
import { phrase, type Phrase } from '../stca/text.js';

/** What it means that two people share a key of a kind, for an officer. It says nothing of what either is called. */
export const SHARED_KIND_PHRASES: Readonly<Record<MatchKeyKind, Phrase>> = {
  D: phrase(
    'Date of birth: the same, or with day and month exchanged.',
    'Date de naissance\u00a0: la même, ou jour et mois intervertis.',
  ),
  N: phrase(
    'Family and given name: alike in their consonants, in whichever order.',
    'Nom de famille et prénom\u00a0: consonnes semblables, dans un ordre ou l’autre.',
  ),
  C: phrase(
    'Family name: alike in its consonants; given name: forms of one name.',
    'Nom de famille\u00a0: consonnes semblables; prénom\u00a0: formes d’un même prénom.',
  ),
  Y: phrase(
    'Family name: alike in its consonants; year of birth: the same.',
    'Nom de famille\u00a0: consonnes semblables; année de naissance\u00a0: la même.',
  ),
  G: phrase(
    'Given name and patronymic: forms of the same names.',
    'Prénom et otchestvo, tiré du prénom du père\u00a0: formes des mêmes noms.',
  ),
  X: phrase(
    'Family name: alike but for one consonant; given name: forms of one name.',
    'Nom de famille\u00a0: semblable à une consonne près; prénom\u00a0: formes d’un même prénom.',
  ),
};
