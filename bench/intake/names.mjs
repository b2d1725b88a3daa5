/** Stems of family names; with an ending each gives a name. The first are common, the last rare. */
const STEMS = [
  ...['Иван', 'Смирн', 'Кузнец', 'Поп', 'Васил', 'Петр', 'Соколь', 'Михайл', 'Нов', 'Федор', 'Мороз', 'Волк'],
  ...[
    'Алексе',
    'Лебед',
    'Семен',
    'Егор',
    'Павл',
    'Козл',
    'Степан',
    'Никола',
    'Орл',
    'Андре',
    'Макар',
    'Никит',
  ],
  ...[
    'Захар',
    'Зайц',
    'Солов',
    'Борис',
    'Яковл',
    'Григор',
    'Роман',
    'Вороб',
    'Серге',
    'Кузьм',
    'Фрол',
    'Дмитр',
  ],
  ...[
    'Корол',
    'Гусь',
    'Кисель',
    'Ильи',
    'Максим',
    'Поляк',
    'Сорок',
    'Виноград',
    'Ковал',
    'Бел',
    'Медвед',
    'Антон',
  ],
  ...[
    'Тарас',
    'Жук',
    'Баран',
    'Филипп',
    'Комар',
    'Давыд',
    'Беля',
    'Герасим',
    'Богдан',
    'Осип',
    'Сидор',
    'Матве',
  ],
  ...[
    'Тит',
    'Марк',
    'Мирон',
    'Крыл',
    'Куликов',
    'Карп',
    'Влас',
    'Мельник',
    'Денис',
    'Гаврил',
    'Тихон',
    'Казак',
  ],
  ...[
    'Афанас',
    'Данил',
    'Савель',
    'Тимофе',
    'Фом',
    'Черныш',
    'Абрам',
    'Мартын',
    'Ефим',
    'Щерб',
    'Назар',
    'Шестак',
  ],
  ...[
    'Журав',
    'Пестр',
    'Хомяк',
    'Шуваль',
    'Юдищ',
    'Эйдель',
    'Цветк',
    'Ющенк',
    'Жилищ',
    'Чащ',
    'Щегл',
    'Ярцев',
  ],
];
/** Endings of family names, a man's and a woman's, by how common they are. */
const ENDINGS = [
  ['ов', 'ова'],
  ['ев', 'ева'],
  ['ин', 'ина'],
  ['енко', 'енко'],
  ['ский', 'ская'],
];
const MEN = [
  ...[
    'Александр',
    'Сергей',
    'Дмитрий',
    'Андрей',
    'Алексей',
    'Максим',
    'Евгений',
    'Иван',
    'Михаил',
    'Николай',
  ],
  ...[
    'Владимир',
    'Артём',
    'Роман',
    'Павел',
    'Илья',
    'Кирилл',
    'Юрий',
    'Константин',
    'Виктор',
    'Олег',
    'Игорь',
  ],
  ...['Никита', 'Денис', 'Антон', 'Даниил', 'Тимур', 'Ринат', 'Батор', 'Фёдор', 'Георгий', 'Ярослав', 'Лев'],
];
const WOMEN = [
  ...['Анна', 'Мария', 'Елена', 'Ольга', 'Наталья', 'Екатерина', 'Татьяна', 'Ирина', 'Анастасия', 'Юлия'],
  ...[
    'Светлана',
    'Дарья',
    'Ксения',
    'Полина',
    'Виктория',
    'Александра',
    'Вера',
    'Людмила',
    'Галина',
    'Алина',
  ],
  ...[
    'Софья',
    'Евгения',
    'Марина',
    'Валерия',
    'Надежда',
    'Зоя',
    'Лилия',
    'Альбина',
    'Сэсэг',
    'Регина',
    'Яна',
  ],
];
const FATHERS = [
  ...[
    'Александр',
    'Иван',
    'Пётр',
    'Михаил',
    'Владимир',
    'Николай',
    'Виктор',
    'Борис',
    'Олег',
    'Степан',
    'Антон',
  ],
  ...['Максим', 'Роман', 'Руслан', 'Батор', 'Ильдар', 'Ринат', 'Фёдор', 'Герман', 'Леонид', 'Глеб', 'Захар'],
];

/** Letters as a passport has them (ICAO Doc 9303). */
const LETTERS = new Map(
  Object.entries({
    ...{ а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ё: 'e', ж: 'zh', з: 'z', и: 'i', й: 'i', к: 'k' },
    ...{ л: 'l', м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'kh', ц: 'ts' },
    ...{ ч: 'ch', ш: 'sh', щ: 'shch', ъ: 'ie', ы: 'y', ь: '', э: 'e', ю: 'iu', я: 'ia' },
  }),
);

/** A made-up name of a man or a woman in both scripts; common names come often and rare ones seldom. */
export function aName(random, isWoman) {
  const stem = STEMS[rank(random, STEMS.length)];
  const [ofMan, ofWoman] = ENDINGS[rank(random, ENDINGS.length)];
  const given = isWoman ? WOMEN[rank(random, WOMEN.length)] : MEN[rank(random, MEN.length)];
  const father = FATHERS[rank(random, FATHERS.length)];
  const own = {
    family: stem + (isWoman ? ofWoman : ofMan),
    given,
    patronymic: father + (isWoman ? 'овна' : 'ович'),
  };
  return {
    familyName: latin(own.family),
    givenNames: latin(own.given),
    patronymic: latin(own.patronymic),
    nativeName: `${own.family} ${own.given} ${own.patronymic}`,
  };
}

/** A place in a list, the first ones more often: about as family names are spread. */
function rank(random, length) {
  return Math.floor(length * random() ** 2);
}

function latin(text) {
  const letters = [...text.toLowerCase()].map((letter) => LETTERS.get(letter) ?? letter).join('');
  return letters[0].toUpperCase() + letters.slice(1);
}
