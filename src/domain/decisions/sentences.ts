/** Words of the shortest sentence that says something: below are phrases that any two decisions have in common. */
const SHORTEST = 8;

const SENTENCES = new Intl.Segmenter('en', { granularity: 'sentence' });

/**
 * The distinct sentences of a text, each as it is compared: words alone, in lower case, every number made a nought. So neither
 * another date nor another comma hides that a text was used before. Sentences of fewer than eight words are left out.
 */
export function sentencesOf(text: string): readonly string[] {
  // In capitals: before a small letter no sentence is seen to end, so a text written all small would be one.
  const capitals = text.normalize('NFKC').toUpperCase();
  const sentences = Array.from(SENTENCES.segment(capitals), ({ segment }) =>
    segment
      .toLowerCase()
      .replace(/\p{N}+/gu, '0')
      .replace(/[^\p{L}\p{M}0]+/gu, ' ')
      .trim(),
  );
  return [...new Set(sentences)].filter((sentence) => sentence.split(' ').length >= SHORTEST);
}
