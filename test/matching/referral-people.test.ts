import {
  compareAny,
  keysOfProfiles,
  matchPersonsOf,
  peopleOfReferral,
  profilesOf,
} from '../../src/domain/matching/referral-people.js';
import { keysOf } from '../../src/domain/matching/keys.js';
import { type Person } from '../../src/domain/referral/referral.js';

const ANNA: Person = {
  familyName: 'Verkhoturova',
  givenNames: 'Anna',
  patronymic: 'Ilinichna',
  dateOfBirth: '1984-05-23',
  sex: 'female',
  placeOfBirth: 'Samara',
};

describe('the people of a referral', () => {
  it('are the principal applicant and every family member, each with a pointer', () => {
    const people = peopleOfReferral({
      principalApplicant: ANNA,
      familyMembers: [{ relationToPrincipal: 'child', person: { familyName: 'Verkhoturov' } }],
    });
    expect(people).toEqual([
      {
        pointer: '/principalApplicant',
        names: [
          {
            family: 'Verkhoturova',
            given: 'Anna',
            patronymic: 'Ilinichna',
            dob: '1984-05-23',
            sex: 'f',
            birthCity: 'Samara',
          },
        ],
      },
      { pointer: '/familyMembers/0/person', names: [{ family: 'Verkhoturov' }] },
    ]);
    expect(peopleOfReferral({ principalApplicant: ANNA })).toHaveLength(1);
  });

  it.each([
    ['female', 'f'],
    ['male', 'm'],
    ['another', undefined],
    ['unknown', undefined],
  ] as const)('of sex %s are matched as %s', (sex, expected) => {
    expect(matchPersonsOf({ ...ANNA, sex })[0]?.sex).toBe(expected);
  });

  it('are matched under the native name and under other names, a single word being another family name', () => {
    const [first, native, maiden, other, ...none] = matchPersonsOf({
      ...ANNA,
      nativeName: 'Верхотурова Анна Ильинична',
      otherNames: ['Мезенцева', 'Anya Lykova'],
    });
    const beside = { dob: '1984-05-23', sex: 'f', birthCity: 'Samara' };
    expect(first?.family).toBe('Verkhoturova');
    expect(native).toEqual({ family: 'Верхотурова Анна Ильинична', ...beside });
    expect(maiden).toEqual({ family: 'Мезенцева', given: 'Anna', patronymic: 'Ilinichna', ...beside });
    expect(other).toEqual({ family: 'Anya Lykova', ...beside });
    expect(none).toEqual([]);
  });

  it('have the keys of all names, each once', () => {
    const names = matchPersonsOf({
      ...ANNA,
      nativeName: 'Верхотурова Анна Ильинична',
      otherNames: ['Мезенцева'],
    });
    const keys = keysOfProfiles(profilesOf(names));
    const all = new Set(names.flatMap((name) => keysOf(name).map(({ kind, value }) => kind + value)));
    expect(new Set(keys.map(({ kind, value }) => kind + value))).toEqual(all);
    expect(keys).toHaveLength(all.size);
  });

  it('are compared by the names that agree best, the same both ways round', () => {
    const one = profilesOf(matchPersonsOf({ ...ANNA, otherNames: ['Мезенцева'] }));
    const other = profilesOf(
      matchPersonsOf({ familyName: 'Mesenzewa', givenNames: 'Anja', dateOfBirth: '1984-05-23' }),
    );
    expect(compareAny(one, other)).toMatchObject({ outcome: 'likely-duplicate', score: 19.3 });
    expect(compareAny(other, one)).toEqual(compareAny(one, other));
  });

  it('are a duplicate rather than a relative when one name says so', () => {
    const one = profilesOf(matchPersonsOf({ ...ANNA, otherNames: ['Verkhoturova Darya'] }));
    const other = profilesOf(matchPersonsOf({ ...ANNA, givenNames: 'Дарья', patronymic: 'Ильинична' }));
    expect(compareAny(one.slice(0, 1), other).outcome).toBe('possible-relative');
    expect(compareAny(one, other).outcome).toBe('likely-duplicate');
  });

  it('cannot be compared without a name', () => {
    expect(() => compareAny([], profilesOf([{}]))).toThrow(RangeError);
  });
});
