import { compare, type MatchOutcome } from '../../src/domain/matching/compare.js';
import { type MatchPerson } from '../../src/domain/matching/person.js';
import { type TermField, TERM_PHRASES } from '../../src/domain/matching/terms.js';
import { codeOf, termOf } from './support/people.js';

const ANNA: MatchPerson = {
  family: 'Верхотурова',
  given: 'Анна',
  patronymic: 'Ильинична',
  dob: '1984-05-23',
  sex: 'f',
  birthCity: 'Самара',
};

describe('two dates of birth', () => {
  it.each([
    ['1984-05-23', '1984-05-23', 'equal', 8],
    ['1984-01-01', '1984-01-01', 'both-first-of-january', 6],
    ['1984-05-12', '1984-12-05', 'day-month-exchanged', 6],
    ['1984-05-23', '1984-05-28', 'one-digit', 3.5],
    ['1984-05-23', '1934-05-23', 'one-digit', 3.5],
    ['1984-05-12', '1984-05-21', 'one-digit', 3.5],
    ['1985-05-23', '1958-05-23', 'one-digit', 3.5],
    ['1989-05-23', '1990-05-23', 'one-year-apart', 3],
    ['1988-05-23', '1990-05-23', 'different', -9],
    ['1984-01-01', '1984-05-23', 'first-of-january', 2],
    ['1984-05-23', '1984-05-04', 'same-year-partly', 2],
    ['1984-05-23', '1984-12-23', 'same-year-partly', 2],
    ['1984-05-23', '1984-12-04', 'same-year', -6],
    ['1984-05-23', '1991-12-04', 'different', -9],
  ])('%s and %s: %s, %d', (one, other, code, weight) => {
    expect(termOf(compare({ dob: one }, { dob: other }), 'dob')).toEqual([code, weight]);
    expect(termOf(compare({ dob: other }, { dob: one }), 'dob')).toEqual([code, weight]);
  });
});

describe('two places of birth', () => {
  it.each([
    ['Москва', 'Moscou', 'same'],
    ['г. Самара, Россия', 'Samara', 'same'],
    ['Куйбышев', 'Samara', 'same'],
    ['Ленинград', 'Saint-Petersburg', 'same'],
    ['St. Petersburg, Russia', 'Санкт-Петербург', 'same'],
    ['Нижний Новгород', 'Gorky, USSR', 'same'],
    ['Tscheljabinsk', 'Челябинск', 'same'],
    ['Woronesch', 'Voronej', 'same'],
    ['Омск, Россия', 'Томск, Россия', 'different'],
    ['Россия', 'Самара', 'missing'],
  ])('%s and %s: %s', (one, other, code) => {
    expect(codeOf('birthCity', { birthCity: one }, { birthCity: other })).toBe(code);
  });
});

describe('the outcome', () => {
  const outcomeWith = (changes: Partial<MatchPerson>, base: MatchPerson = ANNA): MatchOutcome => {
    const other = { ...base, ...changes };
    expect(compare(other, base).outcome).toBe(compare(base, other).outcome);
    return compare(base, other).outcome;
  };

  it('is likely from 12 and possible from 8', () => {
    // Family 4, given 3.5, sex 0.5: 8 exactly.
    const [one, other] = [
      { family: 'Kusmin', given: 'Oleg', sex: 'm' },
      { family: 'Kuzmin', given: 'Oleg', sex: 'm' },
    ] as const;
    expect(compare(one, other)).toMatchObject({ score: 8, outcome: 'possible-duplicate' });
    expect(compare({ ...one, birthCity: 'Омск' }, { ...other, birthCity: 'Томск' })).toMatchObject({
      score: 7.5,
      outcome: 'none',
    });
    // Unlisted family 8.5, given 3.5: 12 exactly.
    const rare = { family: 'Верхотуров', given: 'Олег' };
    expect(compare(rare, rare)).toMatchObject({ score: 12, outcome: 'likely-duplicate' });
    expect(compare({ ...rare, birthCity: 'Омск' }, { ...rare, birthCity: 'Томск' })).toMatchObject({
      score: 11.5,
      outcome: 'possible-duplicate',
    });
  });

  it('is a duplicate for the same person in another romanisation, with slips', () => {
    expect(outcomeWith({ family: 'Werchoturowa', given: 'Anja', patronymic: 'Iljinitschna' })).toBe(
      'likely-duplicate',
    );
    expect(outcomeWith({ dob: '1984-05-28', patronymic: '' })).toBe('likely-duplicate');
    expect(outcomeWith({ family: 'Верхотурва' })).toBe('likely-duplicate');
    expect(outcomeWith({ given: 'Амна' })).toBe('likely-duplicate');
  });

  it('is a possible relative for another given name under one family name and birth: twins', () => {
    for (const [given, sex] of [
      ['Дарья', 'f'],
      ['Инна', 'f'],
      ['Глеб', 'm'],
    ] as const) {
      expect(outcomeWith({ given, sex })).toBe('possible-relative');
    }
    expect(outcomeWith({ given: 'Дарья', patronymic: '' })).toBe('possible-relative');
    expect(outcomeWith({ given: 'Дарья', patronymic: 'Олеговна' })).toBe('none');
    expect(outcomeWith({ given: 'Глеб', family: 'Верхотуров', sex: 'm', dob: '1984-05-24' })).toBe('none');
  });

  it('stays a possible relative however much else agrees', () => {
    expect(outcomeWith({ given: 'Дарья' })).toBe('possible-relative');
    expect(compare(ANNA, { ...ANNA, given: 'Дарья' }).score).toBeGreaterThanOrEqual(8);
  });

  it('is a duplicate for a woman who changed her family name, and for no man', () => {
    expect(termOf(compare(ANNA, { ...ANNA, family: 'Мезенцева' }), 'family')).toEqual(['changed', -4]);
    expect(outcomeWith({ family: 'Мезенцева' })).toBe('likely-duplicate');
    for (const unlike of [
      { patronymic: 'Олеговна' },
      { patronymic: '' },
      { dob: '1984-05-24' },
      { given: 'Дарья' },
    ]) {
      expect(codeOf('family', ANNA, { ...ANNA, ...unlike, family: 'Мезенцева' })).toBe('different');
    }
    const man: MatchPerson = {
      family: 'Верхотуров',
      given: 'Олег',
      patronymic: 'Ильич',
      dob: '1984-05-23',
      sex: 'm',
    };
    expect(codeOf('family', man, { ...man, family: 'Мезенцев' })).toBe('different');
  });

  it('is none for a namesake with another patronymic or another birth', () => {
    const common: MatchPerson = { family: 'Новиков', given: 'Фёдор', patronymic: 'Ильич', sex: 'm' };
    expect(outcomeWith({ patronymic: 'Дмитриевич' }, common)).toBe('none');
    const born = { ...common, dob: '1976-06-09' };
    expect(outcomeWith({ dob: '1997-09-17' }, born)).toBe('none');
    expect(outcomeWith({ dob: '1976-11-28' }, born)).toBe('none');
  });

  it('is none for father and son, brothers, spouses and one’s namesakes of the other sex', () => {
    const father: MatchPerson = {
      family: 'Власов',
      given: 'Павел',
      patronymic: 'Дмитриевич',
      dob: '1961-09-21',
      sex: 'm',
    };
    expect(outcomeWith({ given: 'Дмитрий', patronymic: 'Павлович', dob: '1989-08-11' }, father)).toBe('none');
    expect(outcomeWith({ patronymic: 'Павлович', dob: '1989-08-11' }, father)).toBe('none');
    expect(outcomeWith({ given: 'Сергей', dob: '1964-03-24' }, father)).toBe('none');
    expect(
      outcomeWith({ given: 'Анна', family: 'Власова', patronymic: '', dob: '1962-03-24', sex: 'f' }, father),
    ).toBe('none');
    expect(
      outcomeWith(
        { given: 'Женя', family: 'Власова', sex: 'f', dob: '' },
        { family: 'Власов', given: 'Евгений', sex: 'm' },
      ),
    ).toBe('none');
  });

  it('is none for one letter in one hand when a given name is all else there is', () => {
    const one: MatchPerson = { family: 'Чагин', given: 'Геннадий', sex: 'm' };
    expect(outcomeWith({ family: 'Шагин' }, one)).toBe('none');
    expect(outcomeWith({ family: 'Шагин' }, { ...one, patronymic: 'Ильич' })).toBe('possible-duplicate');
    expect(outcomeWith({ family: 'Шагин' }, { ...one, dob: '1984-05-23' })).toBe('likely-duplicate');
  });

  it('is none when nothing is known', () => {
    expect(compare({}, {})).toMatchObject({ score: 0, outcome: 'none' });
    expect(compare({ family: '', given: '. -' }, ANNA)).toMatchObject({ score: 0, outcome: 'none' });
  });
});

describe('the terms', () => {
  it('sum to the score, one for each field, and hold nothing of what the fields say', () => {
    const { score, terms } = compare(ANNA, {
      family: 'Verkhoturov',
      given: 'Anya',
      dob: '1984-05-23',
      sex: 'f',
    });
    expect(terms.map(({ field, code, weight }) => [field, code, weight])).toEqual([
      ['family', 'same', 8.5],
      ['given', 'known-variant', 2.8],
      ['patronymic', 'missing', 0],
      ['dob', 'equal', 8],
      ['sex', 'same', 0.5],
      ['birthCity', 'missing', 0],
    ]);
    expect(score).toBe(19.8);
    expect(JSON.stringify(terms)).not.toMatch(/Верхотур|Verkh|Анна|Anya|1984|Самара/i);
  });

  it.each(
    (Object.keys(TERM_PHRASES) as TermField[]).flatMap((field) =>
      Object.entries(TERM_PHRASES[field]).map(([code, words]) => [`${field} ${code}`, words] as const),
    ),
  )('%s is explained in both languages', (_code, { en, fr }) => {
    expect(en).toMatch(/^[A-Z].+\.$/);
    expect(fr).toMatch(/^[A-Z].+\.$/);
    expect(fr).not.toMatch(/\s[;!?]|[^\u00a0]:/);
  });
});
