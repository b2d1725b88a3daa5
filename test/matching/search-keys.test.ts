import fc from 'fast-check';
import { compare } from '../../src/domain/matching/compare.js';
import { type MatchPerson } from '../../src/domain/matching/person.js';
import { FAMILIES, MEN, WRITINGS, written } from './support/people.js';
import { finds } from './support/search.js';

const meet = (one: MatchPerson, other: MatchPerson): readonly boolean[] => [
  finds(one, other),
  finds(other, one),
];
const BORN = { family: 'Verkhoturov', given: 'Gleb', dob: '1984-03-12' };

describe('two people meet in the search', () => {
  it('when one name stands in any two writings, whether or not either birth is known', () => {
    const lost = WRITINGS.flatMap((one) =>
      WRITINGS.flatMap((other) =>
        FAMILIES.flatMap((family, index) => {
          const name = { family, given: MEN[index % MEN.length] ?? '' };
          const [a, b] = [written(one.write, name), written(other.write, name)];
          const births = [{}, { dob: '1984-03-12' }];
          const missed = births.flatMap((born) =>
            births.filter((known) => !finds({ ...a, ...born }, { ...b, ...known })),
          );
          return missed.length === 0 ? [] : [[a.family, b.family, a.given, b.given]];
        }),
      ),
    );
    expect(lost).toEqual([]);
  });

  it.each([
    ['the same day', '1984-03-12', true],
    ['day and month exchanged', '1984-12-03', true],
    ['another day of the month', '1984-03-13', true],
    ['another month', '1984-04-12', true],
    ['another year, the same day and month', '1985-03-12', true],
    ['the year alone, with a 1 January', '1984-01-01', true],
    ['the year alone', '1984-05-13', false],
    ['a 1 January of another year', '1985-01-01', false],
    ['nothing of the day', '1961-07-30', false],
  ])('of one name whose births share %s: %s', (_what, dob, isMet) => {
    expect(meet(BORN, { ...BORN, dob })).toEqual([isMet, isMet]);
  });

  it('when birth and given name agree, whatever became of the family name; and when birth and family name do', () => {
    expect(meet(BORN, { ...BORN, family: 'Golitsyn' })).toEqual([true, true]);
    expect(meet(BORN, { ...BORN, given: 'Makar' })).toEqual([true, true]);
    expect(meet(BORN, { ...BORN, family: 'Golitsyn', given: 'Makar' })).toEqual([false, false]);
  });

  it('whichever of the two asks; and whoever is alike enough for a flag is found by one slip of the birth', () => {
    const person = fc.record({
      family: fc.constantFrom(...FAMILIES),
      given: fc.constantFrom(...MEN),
      dob: fc.option(
        fc
          .tuple(
            fc.integer({ min: 1950, max: 1955 }),
            fc.integer({ min: 1, max: 12 }),
            fc.integer({ min: 1, max: 28 }),
          )
          .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join('-')),
        { nil: undefined },
      ),
    });
    fc.assert(
      fc.property(person, person, (a, b) => {
        const one: MatchPerson = { family: a.family, given: a.given, ...(a.dob && { dob: a.dob }) };
        const other: MatchPerson = { family: b.family, given: b.given, ...(b.dob && { dob: b.dob }) };
        const [there, back] = meet(one, other);
        expect(there).toBe(back);
        if (compare(one, other).outcome !== 'none') expect(there).toBe(true);
      }),
      { numRuns: 3_000 },
    );
  });
});
