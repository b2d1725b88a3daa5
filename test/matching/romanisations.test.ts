import { compare } from '../../src/domain/matching/compare.js';
import { keysOf, sharedKinds } from '../../src/domain/matching/keys.js';
import { codeOf, FAMILIES, feminine, MEN, termOf, WOMEN, WRITINGS, written } from './support/people.js';

const PAIRS = WRITINGS.flatMap((one, index) =>
  WRITINGS.slice(index + 1).map((other) => [one, other] as const),
);

describe('one name in two writings', () => {
  it.each(PAIRS.map(([one, other]) => [one.name, other.name, one, other] as const))(
    'meets in a blocking key: %s and %s',
    (_one, _other, one, other) => {
      const lost = FAMILIES.flatMap((family, index) => {
        const given = MEN[index % MEN.length] ?? '';
        const [a, b] = [written(one.write, { family, given }), written(other.write, { family, given })];
        return sharedKinds(keysOf(a), keysOf(b)).includes('N')
          ? []
          : [[a.family, b.family, a.given, b.given]];
      });
      expect(lost).toEqual([]);
    },
  );

  it.each(PAIRS.map(([one, other]) => [one.name, other.name, one, other] as const))(
    'agrees in family name and given name: %s and %s',
    (_one, _other, one, other) => {
      const lost = FAMILIES.flatMap((family, index) => {
        const given = MEN[index % MEN.length] ?? '';
        const [a, b] = [written(one.write, { family, given }), written(other.write, { family, given })];
        const found = compare(a, b);
        const [code, weight] = [termOf(found, 'family')?.[0] ?? '', termOf(found, 'given')?.[1] ?? 0];
        return ['same', 'variant'].includes(code) && weight >= 2.5
          ? []
          : [[a.family, b.family, code, a.given, b.given]];
      });
      expect(lost).toEqual([]);
    },
  );

  it('is known to the table of given names in every writing', () => {
    const unknown = WRITINGS.flatMap(({ name, write }) =>
      [...MEN, ...WOMEN].flatMap((given) => {
        const code = codeOf('given', { given: write(given) }, { given });
        return code === 'same' || code === 'known-variant' ? [] : [[name, write(given), code]];
      }),
    );
    expect(unknown).toEqual([]);
  });

  it('agrees in the feminine form as in the masculine, which some registries give to women', () => {
    const lost = WRITINGS.flatMap(({ name, write }) =>
      FAMILIES.flatMap((family) => {
        const code = codeOf('family', { family: write(feminine(family)) }, { family: write(family) });
        return code === 'same' || code === 'variant'
          ? []
          : [[name, write(family), write(feminine(family)), code]];
      }),
    );
    expect(lost).toEqual([]);
  });
});
