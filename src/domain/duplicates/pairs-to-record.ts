import { type FoundPair, type PersonOfFile } from './found-pair.js';

/**
 * Found pairs as they are recorded: each pair of people once, however often and from whichever side it was found, the
 * smaller file number first, and in one order, so that two transactions lock pairs they share one after the other. Two
 * people of one file are no pair: a family is not its own duplicate.
 */
export function pairsToRecord(found: readonly FoundPair[]): readonly FoundPair[] {
  const pairs = new Map<string, FoundPair>();
  for (const pair of found) {
    if (pair.one.fileNumber === pair.other.fileNumber) continue;
    const [one, other] =
      pair.one.fileNumber < pair.other.fileNumber ? [pair.one, pair.other] : [pair.other, pair.one];
    pairs.set(`${nameOf(one)}|${nameOf(other)}`, { ...pair, one, other });
  }
  return [...pairs.keys()].sort().map((key) => pairs.get(key) as FoundPair);
}

function nameOf({ fileNumber, personIndex }: PersonOfFile): string {
  return `${fileNumber}|${String(personIndex).padStart(2, '0')}`;
}
