/** One step of a pattern: a class, an escape or a character, and how often it may come. */
const STEP = /(\[(?:[^\]\\]|\\.)+\]|\\[\s\S]|[^\\[\](){}|*+?.^$])(\?|\*|\+|\{(\d+)(?:,(\d*))?\})?/y;

/**
 * The length of the longest text an anchored pattern matches, in characters; undefined where the pattern sets none, or is
 * built of more than characters, classes and counts.
 */
export function longestMatch(pattern: string): number | undefined {
  if (!pattern.startsWith('^') || !pattern.endsWith('$')) return undefined;
  const body = pattern.slice(1, -1);
  let length = 0;
  STEP.lastIndex = 0;
  while (STEP.lastIndex < body.length) {
    const step = STEP.exec(body);
    if (step === null) return undefined;
    const [, , count, least, most] = step;
    if (count === '*' || count === '+' || most === '') return undefined;
    length += count === undefined || count === '?' ? 1 : Number(most ?? least);
  }
  return length;
}
