import { readCyrillic } from './cyrillic-reading.js';
import { readLatin } from './latin-readings.js';
import { remembered } from './remembered.js';
import { skeletonOf, type Skeleton } from './skeleton.js';
import { wordsOf } from './words.js';

/** Places of birth that are one place under several names, a line each; a name of several words is joined. */
const ALIASES = `
москва moscow moscou moskau moskva moskou
санктпетербург петербург питер ленинград спб петроград saintpetersburg stpetersburg saintpetersbourg petersburg petersbourg leningrad
екатеринбург свердловск
самара куйбышев
нижнийновгород горький nizhnynovgorod gorky
волгоград сталинград царицын
тверь калинин
владикавказ орджоникидзе
набережныечелны брежнев
киров вятка
пермь молотов
краснодар екатеринодар
махачкала
луганск ворошиловград
донецк сталино
киев kiev kyiv
алматы алмаата almaty
астана нурсултан целиноград акмола
бишкек фрунзе
душанбе сталинабад
ташкент tashkent tachkent taschkent
`;

/** Words beside the name of a place that tell no place apart. */
const NOISE = new Set(
  (
    'г гор город с село д дер деревня п пос поселок посёлок пгт ст станица аул обл область край рн район респ ' +
    'республика россия рф ссср рсфср city town village of the region oblast krai republic district russia russian ' +
    'federation ussr rsfsr soviet union ville la de russie urss stadt russland'
  ).split(' '),
);

const CANONICAL = new Map<Skeleton, Skeleton>();
for (const line of ALIASES.trim().split('\n')) {
  const [first = '', ...names] = line.split(' ');
  const canonical = skeletonsOf(first)[0] ?? first;
  for (const name of [first, ...names]) {
    for (const skeleton of skeletonsOf(name)) CANONICAL.set(skeleton, canonical);
  }
}

/** The skeletons under which a place of birth may be found, in any language and spelling; empty when it names none. */
export const placesOf = remembered((text): readonly Skeleton[] => {
  const words = wordsOf(text)
    .filter(({ written }) => !NOISE.has(written))
    .map(({ letters }) => letters);
  const names = words.length > 1 ? [words.slice(0, 2).join(''), ...words] : words;
  return [...new Set(names.flatMap((name) => skeletonsOf(name).map((one) => CANONICAL.get(one) ?? one)))];
});

/** True when the two places share a name. */
export function isSamePlace(one: readonly Skeleton[], other: readonly Skeleton[]): boolean {
  return one.some((place) => other.includes(place));
}

function skeletonsOf(name: string): readonly Skeleton[] {
  const readings = /\p{Script=Cyrillic}/u.test(name) ? [readCyrillic(name)] : readLatin(name);
  return readings.map((reading) => skeletonOf(reading).replace(/(?<=.{3})[aeiou]+$/, ''));
}
