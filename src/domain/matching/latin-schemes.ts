/**
 * A family of ways to write Russian in Latin letters: what its letters stand for, longest first, and which words it can
 * have written. Letters that no rule names are read by skeleton.ts.
 */
export interface LatinScheme {
  readonly name: 'en' | 'en-j' | 'en-dj' | 'fr' | 'de-s' | 'de-z' | 'pl' | 'nl' | 'hu' | 'iso' | 'tt';
  /** Only words with such a mark are read so; others read alike in the first scheme. */
  readonly needs?: RegExp;
  /** Words with such a mark were not written so. */
  readonly never?: RegExp;
  readonly rules: Readonly<Record<string, string>>;
}

/** Ё at the start: Yolkin, Jolkin; not Io, which is Ио. */
const INITIAL_YO = { '^yo(?![eu])': 'e', '^jo(?![eu])': 'e' } as const;

const ENGLISH = {
  ...INITIAL_YO,
  shch: 'W',
  shh: 'W',
  sch: 'W',
  tsch: 'Q',
  tch: 'Q',
  dzh: 'dZ',
  dj: 'dZ',
  zh: 'Z',
  kh: 'X',
  ch: 'Q',
  sh: 'S',
  ts: 'C',
  tz: 'C',
  tc: 'C',
  'c(?=[eiy])': 'C',
} as const;

const GERMAN = {
  ...INITIAL_YO,
  schtsch: 'W',
  tsch: 'Q',
  dsch: 'dZ',
  ch: 'X',
  tz: 'C',
  ts: 'C',
  z: 'C',
  ss: 's',
} as const;
const NOT_GERMAN = /zh|kh|(?<!c)sh|tch|ou|oe|^(?!.*sch).*v/;

/**
 * The schemes, English first (ICAO Doc 9303, BGN/PCGN, GOST R 52535.1, orders of the ministry of the interior 310 and
 * 782, the press). Sources: those documents; Duden for German, PWN for Polish, ISO 9:1995; Tatar Latin of 2012.
 */
export const LATIN_SCHEMES: readonly LatinScheme[] = [
  { name: 'en', rules: ENGLISH },
  { name: 'en-j', needs: /j/, never: /w|sch|sj|tj/, rules: { ...ENGLISH, j: 'Z' } },
  { name: 'en-dj', needs: /j/, never: /w|sch|sj|tj|ou/, rules: { ...ENGLISH, j: 'dZ' } },
  {
    name: 'fr',
    needs: /ou|ch|j|gu[ei]|ss/,
    never: /w|zh|(?<!c)sh|sch|sj|tj/,
    rules: {
      chtch: 'W',
      tch: 'Q',
      kh: 'X',
      ch: 'S',
      dj: 'dZ',
      j: 'Z',
      ou: 'u',
      'gu(?=[ei])': 'g',
      ts: 'C',
      tz: 'C',
    },
  },
  {
    name: 'de-s',
    needs: /ch|z|s|w/,
    never: NOT_GERMAN,
    rules: { ...GERMAN, sch: 'S', '(?<=[aeiouy])s(?=[aeiouyj])': 'z' },
  },
  {
    name: 'de-z',
    needs: /sch|s[aeiouyj]/,
    never: NOT_GERMAN,
    rules: { ...GERMAN, sch: 'Z', 's(?=[aeiouyj])': 'z' },
  },
  {
    name: 'pl',
    needs: /c|sz|rz/,
    never: /v|zh|kh|(?<!c)sh|sch|ou|sj/,
    rules: { ...INITIAL_YO, szcz: 'W', cz: 'Q', sz: 'S', rz: 'Z', ch: 'X', c: 'C' },
  },
  {
    name: 'nl',
    needs: /sj|tj|zj|oe/,
    rules: { ...INITIAL_YO, sjtsj: 'W', tsj: 'Q', tj: 'Q', zj: 'Z', sj: 'S', oe: 'u', ch: 'X', kh: 'X' },
  },
  { name: 'hu', needs: /cs|zs|sz|gy/, rules: { cs: 'Q', zs: 'Z', sz: 's', gy: 'di', ny: 'ni', ty: 'ti' } },
  {
    name: 'iso',
    needs: /[cx]/,
    never: /zh|kh|(?<!c)sh|sch|tch/,
    rules: { ...INITIAL_YO, ch: 'X', c: 'C', x: 'X' },
  },
  { name: 'tt', needs: /c(?!h)/, never: /zh|kh|sch|tch|ck/, rules: { x: 'X', c: 'dZ' } },
];
