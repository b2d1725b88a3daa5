import fc from 'fast-check';
import { compare, type Comparison } from '../../src/domain/matching/compare.js';
import { keysOf, sharedKinds } from '../../src/domain/matching/keys.js';
import { type MatchPerson } from '../../src/domain/matching/person.js';
import { FAMILIES, feminine, MEN, WOMEN, WRITINGS } from './support/people.js';

const RUNS = { numRuns: 250 };

const word = fc.constantFrom(...FAMILIES, ...FAMILIES.map(feminine), ...MEN, ...WOMEN);
const writing = fc.constantFrom(...WRITINGS);
const written = fc.tuple(word, writing).map(([name, { write }]) => write(name));
/** A name as documents have it, two of them, one of its letters, or anything that can be typed. */
const name = fc.oneof(
  { weight: 6, arbitrary: written },
  {
    weight: 2,
    arbitrary: fc.tuple(written, fc.constantFrom(' ', '-'), written).map((parts) => parts.join('')),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
);
const dob = fc
  .tuple(
    fc.integer({ min: 1980, max: 1983 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 12 }),
  )
  .map(([year, month, day]) => `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);
const person: fc.Arbitrary<MatchPerson> = fc.record(
  {
    family: name,
    given: name,
    patronymic: fc.oneof(name, fc.constantFrom('Ильич', 'Sergeevich', 'Iljitsch', 'С.', 'Mamed ogly')),
    dob,
    sex: fc.constantFrom('f', 'm'),
    birthCity: fc.constantFrom('Москва', 'Moscow', 'Omsk', 'г. Омск'),
  },
  { requiredKeys: [] },
);

const verdict = ({ score, outcome }: Comparison): unknown => [score, outcome];

describe('for any two people', () => {
  it('score, outcome and shared keys are the same both ways round', () => {
    fc.assert(
      fc.property(person, person, (one, other) => {
        expect(verdict(compare(one, other))).toEqual(verdict(compare(other, one)));
        expect(sharedKinds(keysOf(one), keysOf(other))).toEqual(sharedKinds(keysOf(other), keysOf(one)));
      }),
      RUNS,
    );
  });

  it('the terms sum to the score, and the outcome keeps to its thresholds', () => {
    fc.assert(
      fc.property(person, person, (one, other) => {
        const { score, outcome, terms } = compare(one, other);
        expect(terms.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(score, 6);
        if (outcome === 'likely-duplicate') expect(score).toBeGreaterThanOrEqual(12);
        if (outcome === 'possible-duplicate') expect(score).toBeGreaterThanOrEqual(8);
        if (outcome === 'none') expect(score).toBeLessThan(8);
      }),
      RUNS,
    );
  });

  it('a field that is not known scores no more than the same field agreeing', () => {
    fc.assert(
      fc.property(
        person,
        person,
        fc.constantFrom('dob', 'sex', 'birthCity' as const),
        (one, other, field) => {
          const { [field]: _unknown, ...without } = one;
          fc.pre(other[field] !== undefined);
          const agreeing = { ...without, [field]: other[field] };
          const [unknown, known] = [compare(without, other), compare(agreeing, other)];
          // Twins are told apart by the day that they share.
          if (known.outcome !== 'possible-relative') expect(unknown.score).toBeLessThanOrEqual(known.score);
        },
      ),
      RUNS,
    );
  });

  it('a person of whom nothing is known is nobody’s duplicate', () => {
    fc.assert(
      fc.property(person, (one) => compare(one, {}).outcome === 'none'),
      RUNS,
    );
  });

  it('a person’s own record is a duplicate and shares every key, when family and given name are known', () => {
    fc.assert(
      fc.property(person, fc.constantFrom(...FAMILIES), fc.constantFrom(...MEN), (one, family, given) => {
        const known = { ...one, family, given, sex: 'm' as const };
        expect(compare(known, known).outcome).toMatch(/duplicate$/);
        const keys = keysOf(known);
        expect(sharedKinds(keys, keysOf(known))).toEqual([...new Set(sharedKinds(keys, keys))]);
      }),
      RUNS,
    );
  });

  it('case, diacritics left out, apostrophes, ends of blanks and the order of fields change neither score nor keys', () => {
    const noise = fc.constantFrom<(text: string) => string>(
      (text) => text.toUpperCase(),
      (text) => text.toLowerCase(),
      (text) => `  ${text} `,
      (text) => text.normalize('NFD'),
      (text) => text.replace(/ё/g, 'е').replace(/ë/g, 'e'),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...FAMILIES),
        fc.constantFrom(...MEN),
        writing,
        noise,
        (family, given, { write }, change) => {
          const one = { family: write(family), given: write(given) };
          const other = { family: change(one.family), given: change(one.given) };
          expect(compare(one, other)).toEqual(compare(one, one));
          expect(keysOf(other)).toEqual(keysOf(one));
        },
      ),
      RUNS,
    );
  });

  it('one person in two writings is a duplicate with the date of birth, exchanged or slipped', () => {
    const change = fc.constantFrom<(day: string) => string>(
      (day) => day,
      (day) => `${day.slice(0, 4)}-${day.slice(8)}-${day.slice(5, 7)}`,
      (day) => `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`,
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...FAMILIES),
        fc.constantFrom(...MEN),
        writing,
        writing,
        dob,
        change,
        (family, given, one, other, day, slip) => {
          const a = { family: one.write(family), given: one.write(given), dob: day };
          const b = { family: other.write(family), given: other.write(given), dob: slip(day) };
          expect(compare(a, b).outcome).toMatch(/duplicate$/);
          expect(sharedKinds(keysOf(a), keysOf(b))).not.toEqual([]);
        },
      ),
      RUNS,
    );
  });
});
