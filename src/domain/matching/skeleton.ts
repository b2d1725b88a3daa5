/**
 * The phonemic skeleton: every spelling of a Russian name made one string. Its letters are b v g d Z(ж) z k l m n p r s t
 * f X(х) C(ц) Q(ч) S(ш) W(щ) and the vowels a e i o u.
 */
export type Skeleton = string;

/** Version of the normal form, of which blind indexes are made: change it whenever a skeleton or a key changes. */
export const NAME_NORM_VERSION = 'NAME_NORM_V1';

const LEFT_OVER: Readonly<Record<string, string>> = {
  y: 'i',
  j: 'i',
  w: 'v',
  c: 'k',
  q: 'k',
  h: 'X',
  x: 'ks',
};

/** Brings the phonemes that a reading gave to the one form that all of them share. */
export function skeletonOf(phonemes: string): Skeleton {
  return (
    phonemes
      .replace(/[yjwcqhx]/g, (letter) => LEFT_OVER[letter] ?? letter)
      // Digraphs across letters, in Cyrillic too: Совет-ск, Сч-астливцев.
      .replace(/tS/g, 'Q')
      .replace(/[Ss]Q/g, 'W')
      .replace(/t[sC]/g, 'C')
      .replace(/(?<=[oe])f+$/, 'v')
      // ъ, which is "ie" since 2013: Podieiachev.
      .replace(/(?<=[^aeiou])ie(?=i[aeou])/g, '')
      // ё after a consonant: Fiodor, Fjodor, Fyodor; after a sibilant it is also written o.
      .replace(/(?<=[^aeiou])i+o/g, 'e')
      .replace(/(?<=[QSWZ])ov/g, 'ev')
      .replace(/i+(?=e)/g, '')
      .replace(/(.)\1+/gu, '$1')
  );
}

/** A skeleton without the endings of a family name: Baltic -s, feminine and adjective endings, -ine, -enko and -enka. */
export function familySkeletonOf(skeleton: Skeleton): Skeleton {
  const bare = skeleton.replace(/(?<=[vn])[aiu]?s$/, '').replace(/[aeiou]+$/, '');
  return bare.length >= 2 ? bare : skeleton;
}

/** A skeleton with Лю as Polish, Czech and Hungarian write it (Ludmila): how the table of given names is asked. */
export function givenSkeletonOf(skeleton: Skeleton): Skeleton {
  return skeleton.replace(/liu/g, 'lu');
}

const COARSE: Readonly<Record<string, string>> = {
  Z: 's',
  S: 's',
  Q: 's',
  W: 's',
  C: 's',
  z: 's',
  g: 'h',
  X: 'h',
  d: 't',
  b: 'p',
  f: 'v',
};

/** The consonants of a skeleton, sounds alike made one, six at most: what blocking keys are made of. */
export function coarseOf(skeleton: Skeleton): string {
  let coarse = '';
  for (const letter of skeleton) {
    if ('aeiou'.includes(letter)) continue;
    const sound = COARSE[letter] ?? letter;
    const last = coarse.at(-1);
    if (sound === last) continue;
    // дж and ж are one sound in Dzhambayev and Jambayev.
    coarse = sound === 's' && last === 't' ? coarse.slice(0, -1) : coarse;
    if (coarse.at(-1) !== sound) coarse += sound;
  }
  return coarse.length >= 2 ? coarse.slice(0, 6) : skeleton.slice(0, 6);
}
