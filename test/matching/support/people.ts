import { compare, type Comparison } from '../../../src/domain/matching/compare.js';
import { type MatchPerson } from '../../../src/domain/matching/person.js';
import { type Term } from '../../../src/domain/matching/terms.js';
import { ROMANISATIONS } from './romanisations.js';

/** Family names of men whose letters are those that romanisations differ on, and some that are plain. */
export const FAMILIES = (
  'жуков шишкин щукин чехов цветков хохлов юшков яшин ершов ёлкин журавлёв подъячев гусев горшков мещеряков ' +
  'яблоков зайцев вершинин луценко грищенко быховский троицкий черных дьячков ульянов соловьёв кузьмин юдин щеглов ' +
  'савицкий новицкий ященко хрущов грачёв тихомиров емельянов евдокимов куприянов майоров советский счастливцев эльмурзаев хайруллин ' +
  'гаджиев доржиев ксенофонтов алексин гефтер игельник толстой лыков рябинин шуйский цаплин жижиленко объедков'
).split(' ');

export const MEN = (
  'александр алексей андрей артём вячеслав геннадий георгий григорий дмитрий евгений егор игорь илья кирилл ' +
  'максим михаил никита николай павел пётр сергей станислав фёдор юрий яков ярослав айрат магомед зорикто'
).split(' ');

export const WOMEN = (
  'алёна анастасия виктория галина дарья евгения екатерина елена елизавета ирина ксения лидия лилия любовь ' +
  'людмила мария наталья ольга софья татьяна ульяна юлия яна гульнара'
).split(' ');

/** The word as it stands, and in every romanisation. */
export const WRITINGS: readonly { readonly name: string; readonly write: (word: string) => string }[] = [
  { name: 'Cyrillic', write: (word) => word },
  ...ROMANISATIONS,
];

/** A name in one writing, with capitals as in a document. */
export function written(
  write: (word: string) => string,
  words: Readonly<Record<'family' | 'given', string>>,
): MatchPerson {
  return { family: capital(write(words.family)), given: capital(write(words.given)) };
}

/** The feminine form of a family name. */
export function feminine(family: string): string {
  if (family.endsWith('ий')) return `${family.slice(0, -2)}ая`;
  return /(?:ов|ев|ёв|ин)$/.test(family) ? `${family}а` : family;
}

/** The code and weight of one field's term; undefined when that field has none. */
export function termOf(
  comparison: Comparison,
  field: Term['field'],
): readonly [code: string, weight: number] | undefined {
  const term = comparison.terms.find((one) => one.field === field);
  return term && [term.code, term.weight];
}

/** The code of one field's term between two people. */
export function codeOf(field: Term['field'], one: MatchPerson, other: MatchPerson): string | undefined {
  return termOf(compare(one, other), field)?.[0];
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
