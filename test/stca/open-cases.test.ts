import { readFileSync } from 'node:fs';
import { type StcaFacts } from '../../src/domain/stca/facts.js';
import { citesOf, resultOf } from './support/known-facts.js';

interface WorkedCase {
  readonly id: string;
  readonly title: string;
  readonly facts: StcaFacts;
  readonly expect: {
    readonly conclusion: string;
    readonly met: readonly string[];
    readonly engaged: readonly string[];
    readonly undetermined?: readonly string[];
    readonly barsUndetermined?: readonly string[];
  };
}

const CASES = readFileSync(new URL('./cases-open.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line) => JSON.parse(line) as WorkedCase);

describe('cases worked out from the texts by hand', () => {
  it('are all here', () => {
    expect(CASES).toHaveLength(53);
  });

  it.each(CASES.map((one) => [`${one.id} ${one.title}`, one] as const))(
    '%s',
    (_title, { facts, expect: expected }) => {
      const { conclusion, exceptions, otherBars } = resultOf(facts);
      expect({
        conclusion,
        met: citesOf(exceptions, 'met'),
        engaged: citesOf(otherBars, 'engaged'),
        barsUndetermined: citesOf(otherBars, 'undetermined'),
      }).toEqual({
        conclusion: expected.conclusion,
        met: expected.met,
        engaged: expected.engaged,
        barsUndetermined: expected.barsUndetermined ?? [],
      });
      if (expected.undetermined !== undefined) {
        expect(citesOf(exceptions, 'undetermined')).toEqual(expected.undetermined);
      }
    },
  );
});
