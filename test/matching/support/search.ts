import { type MatchPerson } from '../../../src/domain/matching/person.js';
import { profileOf } from '../../../src/domain/matching/profile.js';
import { searchKeysOf } from '../../../src/domain/matching/search-keys.js';

/** Whether one who asks finds another who is kept. */
export function finds(asking: MatchPerson, kept: MatchPerson): boolean {
  const { both, asked } = searchKeysOf([profileOf(asking)]);
  const { both: shared, kept: own } = searchKeysOf([profileOf(kept)]);
  const known = new Set([...shared, ...own]);
  return [...both, ...asked].some((key) => known.has(key));
}
