import Sequencer from '@jest/test-sequencer';

/** Those start processes of the service again and again: begun last, one of them would run on alone. */
const LONGEST = ['/test/start/intake-crash', '/test/start/start', '/test/start/'];

/** The order of test files: the longest first, also in a fresh clone, where jest does not know yet how long each takes. */
export default class LongestFirst extends Sequencer {
  async sort(tests) {
    const sorted = await super.sort(tests);
    const rank = ({ path }) => {
      const place = LONGEST.findIndex((part) => path.includes(part));
      return place === -1 ? LONGEST.length : place;
    };
    return [...sorted].sort((one, other) => rank(one) - rank(other));
  }
}
