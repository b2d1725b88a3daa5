/** Made-up people for the rates: a common name, a rare one, a double one, Cyrillic and six romanisations, gaps and slips. */
const NAMES = [
  ['Верхотуров', 'Павел', 'Ильич'],
  ['Werchoturow', 'Pawel', 'Iljitsch'],
  ['Иванова', 'Наталья', 'Сергеевна'],
  ['Ivanova', 'Natalia', undefined],
  ['Chtcheglov', 'Evgueni', 'Guennadievitch'],
  ['Shcheglov', 'Zhenya', undefined],
  ['Podieiachev', 'Iurii', undefined],
  ['Подъячев', 'Юрий', 'Геннадьевич'],
  ['Žuravlëv', 'Kirill', 'Dmitrievič'],
  ['Zhuravlyov', 'Kirill', 'Dmitriyevich'],
  ['Rimskaia-Korsakova', 'Kseniia', undefined],
  ['Римская-Корсакова', 'Ксюша', 'Олеговна'],
  ['Isjtsjenko', 'Joeri', undefined],
  ['Ishchenko', 'Yury', 'Pavlovich'],
  ['Gennady', 'Khokhlov', undefined],
  ['Хохлов', 'Геннадий', 'Сергеевич'],
];

/** One person a name, with a date of birth on three of four, two of them a slip apart. */
export const PEOPLE = NAMES.map(([family, given, patronymic], index) => ({
  family,
  given,
  ...(patronymic && { patronymic }),
  ...(index % 4 < 3 && { dob: `19${60 + (index >> 1)}-0${1 + (index % 3)}-1${index % 10}` }),
  sex: index % 6 === 2 || index % 6 === 3 ? 'f' : 'm',
  ...(index % 5 === 0 && { birthCity: index % 2 ? 'Самара' : 'Samara' }),
}));
