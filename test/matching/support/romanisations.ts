/**
 * The ways in which passports, registries and newspapers write Russian in Latin letters, from their published tables. They
 * are written apart from the readings of the service, which must bring all of them to one form.
 */
export interface Romanisation {
  readonly name: string;
  /** `word` is in lower case. */
  readonly write: (word: string) => string;
}

type Letters = Readonly<Record<string, string>>;

const VOWEL = 'аеёиоуыэюя';
const COMMON: Letters = {
  ...{
    а: 'a',
    б: 'b',
    в: 'v',
    г: 'g',
    д: 'd',
    е: 'e',
    ё: 'e',
    ж: 'zh',
    з: 'z',
    и: 'i',
    й: 'i',
    к: 'k',
    л: 'l',
  },
  ...{ м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'kh', ц: 'ts', ч: 'ch' },
  ...{ ш: 'sh', щ: 'shch', ъ: '', ы: 'y', ь: '', э: 'e', ю: 'iu', я: 'ia' },
};

/** Letter by letter, after a rewriting that knows the neighbours. */
function table(name: string, own: Letters, before: (word: string) => string = (word) => word): Romanisation {
  const letters = { ...COMMON, ...own };
  return { name, write: (word) => Array.from(before(word), (letter) => letters[letter] ?? letter).join('') };
}

/** е and ё at the start, after a vowel and after ь or ъ become `1` and `2`, for tables that write them with a y or j. */
const markE = (word: string): string =>
  word.replace(new RegExp(`(?<=^|[${VOWEL}ьъ])[её]`, 'g'), (letter) => (letter === 'е' ? '1' : '2'));
const pressEnding = (word: string): string => word.replace(/[иы]й$/, 'y');

export const ROMANISATIONS: readonly Romanisation[] = [
  table('ICAO Doc 9303, passports since 2013', { ъ: 'ie' }),
  table('GOST R 52535.1, passports 2010-2013', { ц: 'tc' }),
  table('order 310 of 1997, English', { й: 'y', ю: 'yu', я: 'ya', ъ: '"', ь: '' }),
  table('order 782 of 2000', { й: 'y', ю: 'yu', я: 'ya', '1': 'ye', '2': 'ye', ъ: '"', ь: "'" }, markE),
  table(
    'order 310 of 1997, French',
    { ж: 'j', у: 'ou', ч: 'tch', ш: 'ch', щ: 'chtch', ю: 'iou', я: 'ia', '4': 'gu', '5': 'ss', '6': 'x' },
    (word) =>
      word
        .replace(/ин$/, 'инe')
        .replace(/г(?=[еиё])/g, '4')
        .replace(new RegExp(`(?<=[${VOWEL}])с(?=[${VOWEL}])`, 'g'), '5')
        .replace(/кс/g, '6'),
  ),
  table(
    'Duden, German',
    {
      ...{
        в: 'w',
        ж: 'sch',
        з: 's',
        й: 'i',
        х: 'ch',
        ц: 'z',
        ч: 'tsch',
        ш: 'sch',
        щ: 'schtsch',
        ю: 'ju',
        я: 'ja',
      },
      ...{ ё: 'jo', '1': 'je', '2': 'jo', '5': 'ss', '6': 'x' },
    },
    (word) =>
      markE(word.replace(/[иы]й$/, 'и'))
        .replace(new RegExp(`(?<=[${VOWEL}12])с(?=[${VOWEL}12])`, 'g'), '5')
        .replace(/кс/g, '6'),
  ),
  table('the press', { й: 'y', ю: 'yu', я: 'ya', ё: 'yo', '1': 'ye', '2': 'yo' }, (word) =>
    pressEnding(markE(word)),
  ),
  table('BGN/PCGN', { й: 'y', ю: 'yu', я: 'ya', ё: 'ë', '1': 'ye', '2': 'yë', ъ: '”', ь: '’' }, markE),
  table('ISO 9', {
    ...{
      ж: 'ž',
      й: 'j',
      х: 'h',
      ц: 'c',
      ч: 'č',
      ш: 'š',
      щ: 'ŝ',
      ё: 'ë',
      э: 'è',
      ю: 'û',
      я: 'â',
      ъ: 'ʺ',
      ь: 'ʹ',
    },
  }),
  table('scientific', {
    ...{
      ж: 'ž',
      й: 'j',
      х: 'x',
      ц: 'c',
      ч: 'č',
      ш: 'š',
      щ: 'šč',
      ё: 'ë',
      э: 'è',
      ю: 'ju',
      я: 'ja',
      ъ: 'ʺ',
      ь: 'ʹ',
    },
  }),
  table('ALA-LC', { й: 'ĭ', ц: 't\u0361s', ё: 'ë', э: 'ė', ю: 'i\u0361u', я: 'i\u0361a', ъ: 'ʺ', ь: 'ʹ' }),
  table(
    'Polish',
    {
      ...{
        в: 'w',
        ж: 'ż',
        й: 'j',
        л: 'ł',
        х: 'ch',
        ц: 'c',
        ч: 'cz',
        ш: 'sz',
        щ: 'szcz',
        ю: 'iu',
        я: 'ia',
        е: 'ie',
      },
      ...{ ё: 'io', '1': 'je', '2': 'jo', '3': 'l', '7': 'e' },
    },
    (word) =>
      markE(word)
        .replace(/л(?=[еиьюяё])/g, '3')
        .replace(/(?<=[жшчщц3])е/g, '7'),
  ),
  table(
    'Dutch',
    {
      ...{
        ж: 'zj',
        й: 'j',
        у: 'oe',
        х: 'ch',
        ч: 'tsj',
        ш: 'sj',
        щ: 'sjtsj',
        ю: 'joe',
        я: 'ja',
        ё: 'jo',
        '1': 'je',
      },
      '2': 'jo',
    },
    markE,
  ),
];
