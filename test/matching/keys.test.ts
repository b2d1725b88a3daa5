import { keysOf, MATCH_KEY_KINDS, sharedKinds, type MatchKeyKind } from '../../src/domain/matching/keys.js';
import { type MatchPerson } from '../../src/domain/matching/person.js';
import { NAME_NORM_VERSION } from '../../src/domain/matching/skeleton.js';

const PAVEL: MatchPerson = {
  family: 'Верхотуров',
  given: 'Павел',
  patronymic: 'Ильич',
  dob: '1984-05-23',
  sex: 'm',
};

const valuesOf = (person: MatchPerson, kind: MatchKeyKind): readonly string[] =>
  keysOf(person)
    .filter((key) => key.kind === kind)
    .map(({ value }) => value);

const sharedWith = (changes: Partial<MatchPerson>): readonly MatchKeyKind[] =>
  sharedKinds(keysOf(PAVEL), keysOf({ ...PAVEL, ...changes }));

describe('the keys of a person', () => {
  it('have values that must not change without a new version of the normal form', () => {
    expect(NAME_NORM_VERSION).toBe('NAME_NORM_V1');
    expect(keysOf(PAVEL)).toEqual([
      { kind: 'D', value: '1984|05|23' },
      { kind: 'N', value: 'pvl|vrhtrv' },
      { kind: 'C', value: 'vrhtrv|pavelm' },
      { kind: 'Y', value: '1984|vrhtrv' },
      ...['vrhtrv', 'rhtrv', 'vhtrv', 'vrtrv', 'vrhrv', 'vrhtv', 'vrhtr'].map((shorter) => ({
        kind: 'X',
        value: `${shorter}|pavelm`,
      })),
      { kind: 'G', value: 'pavelm|il' },
    ]);
  });

  it.each([
    [
      'nothing but the date of birth: a marriage and a name change',
      { family: 'Лыков', given: 'Oleg', patronymic: '' },
      'D',
    ],
    ['day and month exchanged', { dob: '1984-12-05', family: 'Лыков' }, undefined],
    [
      'another romanisation without a date',
      { family: 'Werchoturow', given: 'Pawel', dob: '', patronymic: '' },
      'N',
    ],
    ['the fields exchanged', { family: 'Pavel', given: 'Verkhoturov', dob: '', patronymic: '' }, 'N'],
    ['a diminutive', { given: 'Паша', dob: '', patronymic: '' }, 'C'],
    [
      'a diminutive in exchanged fields',
      { family: 'Pasha', given: 'Verkhoturov', dob: '', patronymic: '' },
      'C',
    ],
    ['a slip in the day and another given name', { given: 'Х.', dob: '1984-05-24', patronymic: '' }, 'Y'],
    ['another family name without a date', { family: 'Лыков', dob: '' }, 'G'],
    [
      'a lost consonant without a date',
      { family: 'Verkhturov', given: 'Pasha', dob: '', patronymic: '' },
      'C',
    ],
    [
      'another consonant without a date',
      { family: 'Verkhokurov', given: 'Pasha', dob: '', patronymic: '' },
      'X',
    ],
    [
      'a consonant too many without a date',
      { family: 'Verkhotsurov', given: 'Pasha', dob: '', patronymic: '' },
      'X',
    ],
    ['a slip in the given name without a date', { given: 'Pvael', dob: '', patronymic: '' }, 'N'],
    ['a consonant lost in the given name without a date', { given: 'Pael', dob: '', patronymic: '' }, 'C'],
  ] as const)('are shared after %s', (_what, changes, kind) => {
    if (kind === undefined) expect(sharedWith(changes)).not.toContain('D');
    else expect(sharedWith(changes)).toContain(kind);
  });

  it('meet in D when day and month are exchanged', () => {
    expect(valuesOf({ dob: '1984-05-12' }, 'D')).toEqual(valuesOf({ dob: '1984-12-05' }, 'D'));
  });

  it('never are a year, a sex, a family name or a given name alone', () => {
    for (const person of [
      { family: 'Верхотуров' },
      { given: 'Павел' },
      { sex: 'm' },
      { birthCity: 'Омск' },
      {},
    ] as const) {
      expect(keysOf(person)).toEqual([]);
    }
    expect(keysOf({ family: 'Верхотуров', dob: '1984-05-23' }).map(({ kind }) => kind)).toEqual(['D', 'Y']);
  });

  it('are each there once, of the kinds there are, and few for the longest of names', () => {
    const long = Array(60)
      .fill('Верхотуров')
      .map((name, index) => `${name}${'абвгд'[index % 5]}`)
      .join('-')
      .slice(0, 240);
    for (const person of [PAVEL, { family: long, given: long, patronymic: long, dob: '1984-05-23' }]) {
      const keys = keysOf(person);
      expect(new Set(keys.map(({ kind, value }) => kind + value)).size).toBe(keys.length);
      expect(keys.every(({ kind }) => MATCH_KEY_KINDS.includes(kind))).toBe(true);
      expect(keys.length).toBeLessThan(100);
    }
  });

  it('are of no X for a family name of four consonants', () => {
    expect(valuesOf({ family: 'Лыков', given: 'Павел' }, 'X')).toEqual([]);
    expect(valuesOf({ family: 'Лавров', given: 'Павел' }, 'X')).toEqual([]);
    expect(valuesOf({ family: 'Горшков', given: 'Павел' }, 'X')).toHaveLength(6);
  });
});
