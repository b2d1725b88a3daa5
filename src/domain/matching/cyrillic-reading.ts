/** Cyrillic letters as phonemes: Russian, then Ukrainian, Belarusian, Serbian, and Turkic and Mongolic alphabets. */
const PHONEMES: Readonly<Record<string, string>> = {
  ...{ а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ё: 'e', ж: 'Z', з: 'z', и: 'i', й: 'i' },
  ...{ к: 'k', л: 'l', м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f' },
  ...{ х: 'X', ц: 'C', ч: 'Q', ш: 'S', щ: 'W', ъ: '', ы: 'i', ь: '', э: 'e', ю: 'iu', я: 'ia' },
  ...{ і: 'i', ї: 'i', є: 'e', ґ: 'g', ў: 'u', ј: 'i', љ: 'l', њ: 'n', ћ: 'Q', ђ: 'dZ', џ: 'dZ' },
  ...{
    ә: 'a',
    ө: 'u',
    ү: 'u',
    ұ: 'u',
    җ: 'dZ',
    ҷ: 'dZ',
    ң: 'n',
    һ: 'X',
    қ: 'k',
    ғ: 'g',
    ҳ: 'X',
    ӣ: 'i',
    ӯ: 'u',
  },
};

/** The phonemes of a Cyrillic word; it has one reading. Letters that no table has stay as they are. */
export function readCyrillic(letters: string): string {
  let phonemes = '';
  for (const letter of letters) phonemes += PHONEMES[letter] ?? letter;
  return phonemes;
}
