/** The two official languages; every text a person reads exists in both (Official Languages Act). */
export const LANGUAGES = ['en', 'fr'] as const;
export type Language = (typeof LANGUAGES)[number];

/** One sentence in both languages, with `{placeholders}`. */
export type Sentence = Readonly<Record<Language, string>>;

/** Fills the placeholders of a sentence. A placeholder without a value stays visible, so that a test finds it. */
export function say(
  sentence: Sentence,
  language: Language,
  params: Readonly<Record<string, string | number>> = {},
): string {
  const text = sentence[language].replace(/\{(\w+)\}/g, (whole, name: string) =>
    String(params[name] ?? whole),
  );
  return language === 'fr' ? frenchSpaces(text) : text;
}

/** Sets French as the federal government does: no-break spaces within « » and before a colon. */
export function frenchSpaces(text: string): string {
  return text.replace(/« /g, '«\u00a0').replace(/ ([»:])/g, '\u00a0$1');
}

/**
 * The language an `Accept-Language` header asks for (RFC 9110, section 12.5.4): the better rated of English and French,
 * the first named when rated alike, English when neither is named.
 */
export function negotiateLanguage(header: string | undefined): Language {
  let best: Language = 'en';
  let bestQuality = 0;
  for (const part of (header ?? '').slice(0, 500).split(',')) {
    const [range = '', ...parameters] = part.trim().toLowerCase().split(';');
    const quality = Number(
      parameters
        .map((one) => one.trim())
        .find((one) => one.startsWith('q='))
        ?.slice(2) ?? 1,
    );
    const language = LANGUAGES.find((one) => range === one || range.startsWith(`${one}-`));
    if (language !== undefined && quality > bestQuality) {
      best = language;
      bestQuality = quality;
    }
  }
  return best;
}
