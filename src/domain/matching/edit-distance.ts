/** Costs in hundredths of a letter, so that sums are exact whichever way round two names are compared. */
export const LETTER = 100;
const CONSONANT_LOST = 90;
const VOWEL_LOST = 60;
/** й and i beside another vowel are written or left out by taste: Mariia, Maria. */
const I_LOST = 30;
const SWAPPED = 70;
const VOWEL_FOR_VOWEL = 80;

/** What sounds alike, or is written alike in different systems. Design of record: section 3.4 of the matching design. */
const ALIKE: readonly (readonly [letters: string, cost: number])[] = [
  ['SW', 10],
  ['SZ', 30],
  ['sz', 35],
  ['ei', 35],
  ['eo', 35],
  ['ao', 40],
  ['ou', 40],
  ['ea', 40],
  ['Cs', 40],
  ['QS', 40],
  ['QW', 40],
  ['Zz', 40],
  ['Ss', 40],
  ['Xg', 40],
  ['CQ', 45],
  ['dt', 50],
  ['kX', 50],
  ['gk', 50],
  ['bp', 50],
  ['vf', 35],
];

const SIZE = 64;
const VOWELS = 'aeiou';
const lost = new Uint8Array(SIZE).fill(CONSONANT_LOST);
const plain = new Uint8Array(SIZE * SIZE).fill(LETTER);
for (const vowel of VOWELS) {
  lost[codeOf(vowel)] = vowel === 'i' ? I_LOST : VOWEL_LOST;
  for (const other of VOWELS) plain[codeOf(vowel) * SIZE + codeOf(other)] = VOWEL_FOR_VOWEL;
}
const folding = plain.slice();
for (const [[one = '', other = ''], cost] of ALIKE.map(([letters, cost]) => [[...letters], cost] as const)) {
  folding[codeOf(one) * SIZE + codeOf(other)] = cost;
  folding[codeOf(other) * SIZE + codeOf(one)] = cost;
}

/** Rows that are used again at each call: nothing of a name outlives the next comparison of two others. */
const LONGEST = 64;
const rows = [
  new Uint16Array(LONGEST + 1),
  new Uint16Array(LONGEST + 1),
  new Uint16Array(LONGEST + 1),
] as const;

/**
 * The least cost of making one skeleton the other, in hundredths: letters lost, exchanged with their neighbour, or put for
 * one another. `folded`: sounds alike cost little, for names in different spelling systems; else a letter is a letter.
 * The same both ways round.
 */
export function editDistance(one: string, other: string, folded: boolean): number {
  if (one === other) return 0;
  const costs = folded ? folding : plain;
  const width = Math.min(other.length, LONGEST);
  const height = Math.min(one.length, LONGEST);
  let [before, last, row]: readonly Uint16Array[] = rows as readonly Uint16Array[];
  if (before === undefined || last === undefined || row === undefined) return 0;
  last[0] = 0;
  for (let column = 1; column <= width; column++) {
    last[column] = last[column - 1]! + lost[codeAt(other, column - 1)]!;
  }
  for (let line = 1; line <= height; line++) {
    const letter = codeAt(one, line - 1);
    row[0] = last[0]! + lost[letter]!;
    for (let column = 1; column <= width; column++) {
      const facing = codeAt(other, column - 1);
      const same = one.charCodeAt(line - 1) === other.charCodeAt(column - 1);
      let best = last[column - 1]! + (same ? 0 : costs[letter * SIZE + facing]!);
      best = Math.min(best, last[column]! + lost[letter]!, row[column - 1]! + lost[facing]!);
      if (!same && line > 1 && column > 1 && isExchange(one, line, other, column)) {
        best = Math.min(best, before[column - 2]! + SWAPPED);
      }
      row[column] = best;
    }
    [before, last, row] = [last, row, before];
  }
  return last[width]!;
}

function isExchange(one: string, line: number, other: string, column: number): boolean {
  return (
    one.charCodeAt(line - 1) === other.charCodeAt(column - 2) &&
    one.charCodeAt(line - 2) === other.charCodeAt(column - 1)
  );
}

/** Letters of the skeleton each have a place of their own in the tables; every other letter has place 0. */
function codeAt(text: string, index: number): number {
  const code = text.charCodeAt(index);
  return code < 128 ? code & 63 : 0;
}

function codeOf(letter: string): number {
  return codeAt(letter, 0);
}
