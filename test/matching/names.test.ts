import { compare } from '../../src/domain/matching/compare.js';
import { codeOf, termOf } from './support/people.js';

describe('a family name', () => {
  it.each([
    ['letter case', { family: 'ВЕРШИНИН' }, { family: 'Вершинин' }, 'same'],
    ['ё and е', { family: 'Журавлёв' }, { family: 'Журавлев' }, 'same'],
    ['ё written o after a sibilant', { family: 'Horbachov' }, { family: 'Хорбачёв' }, 'same'],
    ['a Latin letter among Cyrillic ones', { family: 'Юшкoв' }, { family: 'Юшков' }, 'same'],
    ['a Cyrillic letter among Latin ones', { family: 'Iushkоv' }, { family: 'Юшков' }, 'same'],
    ['apostrophes of any kind', { family: 'Solov’yov' }, { family: "Solov'yov" }, 'same'],
    ['the ie that stands for ъ since 2013', { family: 'Podieiachev' }, { family: 'Подъячев' }, 'same'],
    ['the feminine form', { family: 'Троицкая' }, { family: 'Troitskii' }, 'same'],
    ['the French -ine', { family: 'Iachine' }, { family: 'Яшин' }, 'same'],
    ['the old -off', { family: 'Andronoff' }, { family: 'Андронов' }, 'same'],
    ['a Baltic ending', { family: 'Karpovas' }, { family: 'Карпов' }, 'same'],
    ['a hyphen or a space', { family: 'Римская-Корсакова' }, { family: 'Rimskaia Korsakova' }, 'same'],
    ['a double name run together', { family: 'Karamurza' }, { family: 'Кара-Мурза' }, 'same'],
    [
      'a double name the other way round',
      { family: 'Bazhina-Ananyeva' },
      { family: 'Ананьева-Бажина' },
      'same',
    ],
    ['half of a double name', { family: 'Бажина' }, { family: 'Ананьева-Бажина' }, 'part-of-double'],
    ['German sch, which is ш and ж', { family: 'Schukow' }, { family: 'Жуков' }, 'same'],
    ['Ukrainian h for г', { family: 'Bohatyrchuk' }, { family: 'Богатырчук' }, 'variant'],
    ['one letter, across scripts', { family: 'Golebev' }, { family: 'Голубев' }, 'slip'],
    ['two neighbours exchanged, across scripts', { family: 'Gorskhov' }, { family: 'Горшков' }, 'slip'],
    ['a v lost in the ending', { family: 'Minaea' }, { family: 'Минаева' }, 'slip'],
    ['ш and ж in one hand', { family: 'Шаров' }, { family: 'Жаров' }, 'slip-same-hand'],
    [
      'sh and zh in one hand',
      { family: 'Sharov', given: 'Oleg' },
      { family: 'Zharov', given: 'Oleg' },
      'slip-same-hand',
    ],
    ['another name', { family: 'Лавров' }, { family: 'Мезенцев' }, 'different'],
    ['an unknown name', { family: 'Лавров' }, {}, 'missing'],
  ])('with %s: %j and %j are %s', (_what, one, other, code) => {
    const [a, b] = [
      { given: 'Олег', ...one },
      { given: 'Олег', ...other },
    ];
    expect([codeOf('family', a, b), codeOf('family', b, a)]).toEqual([code, code]);
  });

  it('weighs more the rarer it is, from 4.5 to 8.5', () => {
    const weight = (family: string): number | undefined =>
      termOf(compare({ family }, { family }), 'family')?.[1];
    expect([weight('Иванов'), weight('Sokolova'), weight('Щеглов'), weight('Верхотуров')]).toEqual([
      4.5, 5, 7.5, 8.5,
    ]);
  });

  it('is not made rare by a slip in a common one', () => {
    const common = termOf(compare({ family: 'Smirnow' }, { family: 'Смирмов' }), 'family')?.[1];
    expect(common).toBe(1.5);
  });
});

describe('a given name', () => {
  it.each([
    ['Serëzha', 'Сергей', 'known-variant'],
    ['Лёша', 'Aleksei', 'known-variant'],
    ['Ksyusha', 'Ксения', 'known-variant'],
    ['Michael', 'Михаил', 'known-variant'],
    ['Ihor', 'Игорь', 'known-variant'],
    ['Oleksandr', 'Александр', 'known-variant'],
    ['Mahomed', 'Магомед', 'known-variant'],
    ['Sergejs', 'Сергей', 'known-variant'],
    ['Наталия', 'Наталья', 'same'],
    ['Jewgienij', 'Евгений', 'same'],
    ['Dashidorzho', 'Dashi-Dorjo', 'same'],
    ['Turpal', 'Турпал', 'same'],
    ['Е.', 'Yevgeny', 'initial'],
    ['Serei', 'Сергей', 'slip'],
    ['Лидия', 'Лилия', 'different'],
    ['Дарья', 'Дарина', 'different'],
    ['Maksim', 'Maksimilian', 'different'],
    ['Юлия', 'Юлиана', 'different'],
    ['Яна', 'Анна', 'different'],
    ['Диана', 'Дана', 'different'],
    ['Дмитрий', 'Демьян', 'different'],
  ])('%s and %s: %s', (one, other, code) => {
    expect([
      codeOf('given', { given: one }, { given: other }),
      codeOf('given', { given: other }, { given: one }),
    ]).toEqual([code, code]);
  });

  it('that is short for many means any of them', () => {
    const means = (short: string, full: string): string | undefined =>
      codeOf('given', { given: short }, { given: full });
    for (const full of ['Вячеслав', 'Stanislav', 'Vladislav', 'Jaroslaw', 'Святослав']) {
      expect(means('Slava', full)).toBe('known-variant');
    }
    expect(means('Slava', 'Sergei')).toBe('different');
    expect(['Георгий', 'Егор', 'Игорь'].map((full) => means('Гоша', full))).toEqual(
      Array(3).fill('known-variant'),
    );
  });

  it('that both sexes bear means the one that the sex tells, stated or by the name', () => {
    const man = { family: 'Kulikov', given: 'Yevgeny', sex: 'm' } as const;
    expect(codeOf('given', man, { family: 'Kulikov', given: 'Женя', sex: 'm' })).toBe('known-variant');
    expect(codeOf('given', man, { family: 'Kulikova', given: 'Женя', sex: 'f' })).toBe('different');
    expect(codeOf('given', man, { family: 'Куликова', given: 'Женя' })).toBe('different');
    expect(codeOf('given', man, { given: 'Женя', patronymic: 'Ильинична' })).toBe('different');
    expect(codeOf('given', man, { given: 'Женя' })).toBe('known-variant');
  });
});

describe('a patronymic', () => {
  it.each([
    ['Сергеевич', 'Sergejewitsch'],
    ['Ильич', 'Ilyich'],
    ['Ильинична', 'Ilʹič'],
    ['Никитична', 'Nikitich'],
    ['Gennad’yevna', 'Геннадьевич'],
    ['Alekseyevich', 'Alexejewicz'],
    ['Dmitriyevich', 'Dmitrievitch'],
    ['Львовна', 'Lvovich'],
    ['Mamed ogly', 'Мамед оглы'],
    ['Rashid kyzy', 'Рашид кызы'],
  ])('%s and %s are of one father', (one, other) => {
    expect(codeOf('patronymic', { patronymic: one }, { patronymic: other })).toBe('same');
  });

  it.each([
    ['Romanovich', 'Pavlovich', 'different'],
    ['Алексеевич', 'Александрович', 'different'],
    ['P.', 'Павлович', 'initial'],
    ['P.', 'Сергеевич', 'different'],
    ['Rinatovich', 'Ринадович', 'same'],
    ['Rinatovich', 'Ринамович', 'similar'],
  ])('%s and %s: %s', (one, other, code) => {
    expect(codeOf('patronymic', { patronymic: one }, { patronymic: other })).toBe(code);
  });

  it('says nothing when one side does not have it, as in every passport’s Latin line', () => {
    expect(termOf(compare({ patronymic: 'Ильич' }, {}), 'patronymic')).toEqual(['missing', 0]);
  });
});

describe('the fields of a name', () => {
  const whole = { family: 'Хохлов', given: 'Геннадий', patronymic: 'Сергеевич' };
  it.each([
    ['the patronymic in the given name’s field', { family: 'Khokhlov', given: 'Gennady Sergeevich' }, false],
    ['the whole name in one field', { family: 'Khokhlov Gennady Sergeevich' }, false],
    ['the whole name in the other order', { given: 'Gennady Sergeevich Khokhlov' }, false],
    [
      'family and given name exchanged',
      { family: 'Gennady', given: 'Khokhlov', patronymic: 'Sergeevich' },
      true,
    ],
    ['exchanged, with the patronymic', { family: 'Gennady Sergeevich', given: 'Khokhlov' }, true],
  ])('are put in place: %s', (_what, other, exchanged) => {
    const found = compare(whole, other);
    expect(termOf(found, 'family')).toEqual(['same', 6]);
    expect(termOf(found, 'given')).toEqual(['same', 3.5]);
    expect(termOf(found, 'patronymic')).toEqual(['same', 4]);
    expect(termOf(found, 'name')).toEqual(exchanged ? ['fields-exchanged', -1] : undefined);
    expect(compare(other, whole).score).toBe(found.score);
  });

  it.each([['AnnaVerkhoturova'], ['annaverkhoturova'], ['VerkhoturovaAnna'], ['verkhoturovaanna']])(
    'are found in a name without spaces: %s',
    (family) => {
      const found = compare({ family }, { family: 'Верхотурова', given: 'Анна' });
      expect([termOf(found, 'family'), termOf(found, 'given')]).toEqual([
        ['same', 8.5],
        ['same', 3.5],
      ]);
    },
  );

  it('take an initial at the end for the patronymic', () => {
    expect(codeOf('patronymic', { family: 'Loutsenko', given: 'Fedor P.' }, { patronymic: 'Павлович' })).toBe(
      'initial',
    );
    const initials = compare(
      { family: 'Луценко Ф. П.' },
      { family: 'Lutsenko', given: 'Fedor', patronymic: 'Pavlovich' },
    );
    expect(initials.terms.slice(0, 3).map(({ code }) => code)).toEqual(['same', 'initial', 'initial']);
  });

  it('leave a family name in -ich where it is', () => {
    const one = { family: 'Bonch Bruyevich', given: 'Gleb' };
    const other = { family: 'Бонч-Бруевич', given: 'Глеб', patronymic: 'Ильич' };
    expect(codeOf('family', one, other)).toBe('same');
    expect(codeOf('patronymic', one, other)).toBe('missing');
    expect(
      codeOf('family', { family: 'Петрович', given: 'Анна' }, { family: 'Petrovich', given: 'Anna' }),
    ).toBe('same');
  });
});
