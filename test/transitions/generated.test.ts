import { readFileSync } from 'node:fs';
import { GENERATED } from '../../src/cli/docs/generated.js';
import { FILE_STATES, type FileState } from '../../src/domain/case-file/states.js';
import { FILE_ACTIONS, type Transition, TRANSITIONS } from '../../src/domain/case-file/transitions.js';

describe('what is generated from the tables and catalogues of the code', () => {
  it.each(Object.entries(GENERATED))('%s is committed as it is (npm run docs writes it)', (path, make) => {
    expect(make()).toBe(readFileSync(path, 'utf8'));
  });

  it('reaches every state from the first one, and from every state another', () => {
    const reached = new Set<FileState>(['received']);
    for (const state of reached) {
      const ways = FILE_ACTIONS.map((action): Transition => TRANSITIONS[action]).filter(
        ({ from, to }) => from.includes(state) && to !== 'unchanged' && to !== state,
      );
      expect(ways).not.toEqual([]);
      for (const { to } of ways) if (to !== 'unchanged') reached.add(to);
    }
    expect([...reached].sort()).toEqual([...FILE_STATES].sort());
  });
});
