import { editDistance, LETTER } from './edit-distance.js';
import { type Skeleton } from './skeleton.js';

/** How near two words are: the same, another spelling, one slip of the pen, alike, or different. */
export type Nearness = 'same' | 'variant' | 'slip' | 'similar' | 'different';

const VARIANT = 50;
const SLIP = 100;
const SIMILAR = 200;
/** A slip changes at most this share of a word, and words that are alike differ in no more. */
const SHARE_OF_SLIP = 0.3;

export interface Readable {
  readonly readings: readonly Skeleton[];
  /** The reading under the person's own spelling system. */
  readonly own: Skeleton;
}

/**
 * The nearness of two words over all their readings. In one spelling system (`sameHand`) only the reading under it counts
 * and sounds are not folded. The same both ways round.
 */
export function nearnessOf(one: Readable, other: Readable, sameHand: boolean): Nearness {
  if (!sameHand) {
    return sharesReading(one.readings, other.readings)
      ? 'same'
      : grade(leastDistance(one.readings, other.readings));
  }
  if (one.own === other.own) return 'same';
  return grade([editDistance(one.own, other.own, false), Math.max(one.own.length, other.own.length)]);
}

function grade([distance, length]: readonly [distance: number, length: number]): Nearness {
  if (distance === 0) return 'same';
  const share = distance / (LETTER * length);
  if (share > SHARE_OF_SLIP) return 'different';
  if (distance <= VARIANT) return 'variant';
  if (distance <= SLIP) return 'slip';
  return distance <= SIMILAR ? 'similar' : 'different';
}

/** The least cost between any two readings, and the longer length of those two. */
function leastDistance(
  ones: readonly Skeleton[],
  others: readonly Skeleton[],
): readonly [distance: number, length: number] {
  let least = Number.POSITIVE_INFINITY;
  let length = 1;
  for (const one of ones) {
    for (const other of others) {
      const longer = Math.max(one.length, other.length);
      // Each letter more or less costs 30 at least.
      if (Math.abs(one.length - other.length) * 30 > SIMILAR) continue;
      const distance = editDistance(one, other, true);
      if (distance < least || (distance === least && longer > length)) {
        least = distance;
        length = longer;
      }
    }
  }
  return [least, length];
}

function sharesReading(ones: readonly Skeleton[], others: readonly Skeleton[]): boolean {
  for (const one of ones) if (others.includes(one)) return true;
  return false;
}
