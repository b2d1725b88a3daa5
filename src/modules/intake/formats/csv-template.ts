import { LANGUAGES, type Language, say, type Sentence } from '../../../platform/language/language.js';
import { EXAMPLE_OF_PATTERN } from '../referral.schema.js';
import { type Column, VALUE_COLUMNS } from './row-columns.js';
import { writeCsv } from './write-csv.js';

type Told = readonly [sentence: Sentence, params?: Readonly<Record<string, string | number>>];

const HOW: Sentence = {
  en: 'One referral in each row below the header, an empty cell where there is nothing to say. Rows before the header that begin with # are not read. Columns can be left out and put in any order. To say that a list is empty and nothing is unknown, add a column of its path without a number, such as stca.relatives, and write [] in it.',
  fr: 'Une recommandation par ligne sous l’en-tête, une cellule vide là où il n’y a rien à dire. Les lignes avant l’en-tête qui commencent par # ne sont pas lues. Les colonnes peuvent être omises et placées dans n’importe quel ordre. Pour dire qu’une liste est vide et que rien n’est inconnu, ajoutez une colonne portant son chemin sans numéro, comme stca.relatives, et écrivez-y [].',
};
const ONE_OF: Sentence = { en: 'One of: {allowed}.', fr: 'L’une des valeurs : {allowed}.' };
const YES_OR_NO: Sentence = { en: 'true or false.', fr: 'true ou false (ou vrai, faux).' };
const DAY: Sentence = { en: 'Day, YYYY-MM-DD.', fr: 'Jour, AAAA-MM-JJ.' };
const FORM: Sentence = { en: 'For example {example}.', fr: 'Par exemple {example}.' };
const UP_TO: Sentence = {
  en: 'Text of up to {limit} characters.',
  fr: 'Texte de {limit} caractères au plus.',
};
const ANY: Sentence = { en: 'Text.', fr: 'Texte.' };
const ALWAYS: Sentence = { en: 'Required.', fr: 'Obligatoire.' };
const WITH_PARENT: Sentence = {
  en: 'Required where anything of {parent} is filled.',
  fr: 'Obligatoire dès qu’une cellule de {parent} est remplie.',
};
const ENTRIES: Sentence = {
  en: 'More entries: 1, 2 … instead of the last 0, up to {last}.',
  fr: 'Autres éléments : 1, 2 … à la place du dernier 0, jusqu’à {last}.',
};

/** Every sentence of the template; a test compares the languages. */
export const TEMPLATE_SENTENCES: Readonly<Record<string, Sentence>> = {
  HOW,
  ONE_OF,
  YES_OR_NO,
  DAY,
  FORM,
  UP_TO,
  ANY,
  ALWAYS,
  WITH_PARENT,
  ENTRIES,
};

/**
 * The table a partner fills in: notes on the whole and on each column, in both languages, in rows that begin with `#`, and
 * then the header with every path a referral can have, of each list the first entry. The reader skips the notes.
 */
export function csvTemplate(delimiter: ',' | ';'): string {
  const [first, ...others] = VALUE_COLUMNS;
  const blank = others.map(() => '');
  const notes = LANGUAGES.map((language) => [`# ${say(HOW, language)}`, ...blank]);
  const columns = LANGUAGES.map((language) => [
    `# ${first === undefined ? '' : noteOn(first, language)}`,
    ...others.map((column) => noteOn(column, language)),
  ]);
  return writeCsv([...notes, ...columns, VALUE_COLUMNS.map(({ path }) => path)], { delimiter, marked: true });
}

function noteOn(column: Column, language: Language): string {
  return [formOf(column), ...needOf(column), ...entriesOf(column)]
    .map(([sentence, params]) => say(sentence, language, params))
    .join(' ');
}

function formOf({ kind, schema }: Column): Told {
  const { enum: values, format, pattern, maxLength } = schema as Readonly<Record<string, unknown>>;
  if (kind === 'boolean') return [YES_OR_NO];
  if (Array.isArray(values))
    return [ONE_OF, { allowed: values.filter((value) => value !== null).join(', ') }];
  if (format === 'date') return [DAY];
  const example = EXAMPLE_OF_PATTERN[String(pattern ?? format)];
  if (example !== undefined) return [FORM, { example }];
  return typeof maxLength === 'number' ? [UP_TO, { limit: maxLength }] : [ANY];
}

function needOf({ needed, path }: Column): Told[] {
  if (needed === 'always') return [[ALWAYS]];
  const parent = path.replace(/\.[^.]+$/, '');
  return needed === 'with-its-parent' ? [[WITH_PARENT, { parent }]] : [];
}

function entriesOf({ lastEntry }: Column): Told[] {
  return lastEntry === undefined ? [] : [[ENTRIES, { last: lastEntry }]];
}
