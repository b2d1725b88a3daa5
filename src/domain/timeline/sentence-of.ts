import { type Text, text } from '../stca/text.js';
import { FILE_EVENT_SENTENCES, UNKNOWN_EVENT } from './sentences.js';
import { CLOSING_WORDS, CONCLUSION_WORDS, NO_OFFICER, OUTCOME_WORDS, URGENCY_WORDS } from './words.js';

/** The file as an event left it, as the audit log discloses it; empty for an event that changed nothing. */
export type StateAfter = Readonly<Record<string, unknown>>;

/** A sentence of an event in both languages, its placeholders filled from the file as the event left it. */
export function sentenceOf(action: string, after: StateAfter): Text {
  const sentence = (FILE_EVENT_SENTENCES as Readonly<Record<string, Text>>)[action] ?? UNKNOWN_EVENT;
  const words: Readonly<Record<string, Text>> = {
    action: text(action, action),
    outcome: wordsOf(OUTCOME_WORDS, after['outcome']),
    closingReason: wordsOf(CLOSING_WORDS, after['closingReason']),
    conclusion: wordsOf(CONCLUSION_WORDS, after['conclusion']),
    urgency: wordsOf(URGENCY_WORDS, after['urgency']),
    officer: typeof after['officerId'] === 'string' ? code(after['officerId']) : NO_OFFICER,
  };
  return { en: filled(sentence, words, 'en'), fr: filled(sentence, words, 'fr') };
}

function filled(sentence: Text, words: Readonly<Record<string, Text>>, language: keyof Text): string {
  return sentence[language].replace(/\{(\w+)\}/g, (whole, name: string) => words[name]?.[language] ?? whole);
}

/** The words for a code; the code itself where there are none, as for one of a newer release. */
function wordsOf(words: Readonly<Record<string, Text>>, value: unknown): Text {
  return words[String(value)] ?? code(String(value));
}

function code(value: string): Text {
  return text(value, value);
}
