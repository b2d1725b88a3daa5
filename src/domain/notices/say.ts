import { type Text } from '../stca/text.js';
import { type NoticeLanguage } from './notice-document.js';

/** Says some words in the language of a notice, with what `{…}` in them stands for. */
export type Say = (words: Text, params?: Readonly<Record<string, string>>) => string;

/** How words are said in a language. What has no value stays as it stands. */
export function sayIn(language: NoticeLanguage): Say {
  return (words, params = {}) =>
    words[language].replace(/\{(\w+)\}/g, (whole, name: string) => params[name] ?? whole);
}
