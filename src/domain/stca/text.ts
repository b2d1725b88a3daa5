/**
 * One sentence or phrase in both official languages. French follows the federal house style: no-break space before a
 * colon and inside guillemets, none before a semicolon, question or exclamation mark.
 */
export interface Text {
  readonly en: string;
  readonly fr: string;
}

/** No-break space, for French punctuation. */
export const NBSP = '\u00a0';

/** A text made for one occasion. */
export function text(en: string, fr: string): Text {
  return { en, fr };
}

/** A text that never changes, written once when its module loads; what is built from it is built once too. */
export class Phrase implements Text {
  readonly #built = new Map<Text, Text>();

  constructor(
    readonly en: string,
    readonly fr: string,
  ) {}

  /** What `make` builds from this phrase and another constant text; kept under that text. */
  builtWith(other: Text, make: () => Text): Text {
    let built = this.#built.get(other);
    if (built === undefined) this.#built.set(other, (built = make()));
    return built;
  }
}

/** Makes a phrase. Only for texts without variable parts. */
export function phrase(en: string, fr: string): Phrase {
  return new Phrase(en, fr);
}

/** `label: phrase` in each language's punctuation. */
export function labelled(label: Text, phrase: Text): Text {
  return { en: `${label.en}: ${phrase.en}`, fr: `${label.fr}${NBSP}: ${phrase.fr}` };
}

/** Phrases side by side, parted by semicolons. One alone stays itself. */
export function listed(phrases: readonly Text[]): Text {
  const [first, ...rest] = phrases;
  if (first === undefined) return NOTHING;
  if (rest.length === 0) return first;
  let { en, fr } = first;
  for (const next of rest) {
    en += `; ${next.en}`;
    fr += `; ${next.fr}`;
  }
  return { en, fr };
}

const NOTHING: Text = { en: '', fr: '' };

/** A phrase made into a sentence: first letter capital, full stop at the end. */
export function sentence(phrase: Text): Text {
  return { en: asSentence(phrase.en), fr: asSentence(phrase.fr) };
}

/** Two texts one after the other. */
export function followedBy(first: Text, second: Text): Text {
  return { en: `${first.en} ${second.en}`, fr: `${first.fr} ${second.fr}` };
}

function asSentence(words: string): string {
  const first = words.charCodeAt(0);
  const isCapital = (first >= 65 && first <= 90) || (first >= 48 && first <= 57);
  return isCapital ? `${words}.` : `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}
