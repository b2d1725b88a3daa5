import { columnOf, VALUE_COLUMNS } from './row-columns.js';

/** Longest name that is compared; a longer one is no mistyped path. */
const LONGEST = 120;
/** What each left-out step at the beginning of a path counts, in letters: `familyName` means the first that ends so. */
const STEP = 0.25;

const KNOWN = VALUE_COLUMNS.map(({ path }) => {
  const steps = path.split('.');
  return { path, ends: steps.map((_, at) => steps.slice(at).join('.').toLowerCase()) };
});

/**
 * The known column path nearest to a name that is none, letter case and other ways of writing entries (`[0]`, `/0/`) not
 * counted; with the numbers of list entries that were given, where the path has as many and its lists so many entries.
 */
export function nearestPath(name: string): string {
  const plain = name
    .slice(0, LONGEST)
    .replace(/\[(\d*)\]/g, '.$1')
    .replaceAll('/', '.')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  const numbers = plain.match(/(?<=\.)\d+(?=\.|$)/g) ?? [];
  const given = plain.toLowerCase().replace(/(?<=\.)\d+(?=\.|$)/g, '0');
  let nearest = '';
  let best = Infinity;
  for (const { path, ends } of KNOWN) {
    for (const [left, end] of ends.entries()) {
      const handicap = left * STEP;
      if (Math.abs(end.length - given.length) + handicap >= best) continue;
      const distance = editDistance(given, end) + handicap;
      if (distance < best) [best, nearest] = [distance, path];
    }
  }
  return withNumbers(nearest, numbers);
}

function withNumbers(path: string, numbers: readonly string[]): string {
  const places = path.match(/\.0(?=\.|$)/g) ?? [];
  if (places.length !== numbers.length) return path;
  let next = 0;
  const numbered = path.replace(/\.0(?=\.|$)/g, () => `.${Number(numbers[next++])}`);
  return columnOf(numbered) === undefined ? path : numbered;
}

/** Letters to add, take off or change to make one text of the other (Levenshtein). */
function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, i) => i);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const change = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
