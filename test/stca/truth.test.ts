import { isAdult, latestBirthOfAdult } from '../../src/domain/stca/ages.js';
import { addDays } from '../../src/domain/calendar-day.js';
import { allOf, anyItem, anyOf, not, truthOf, truthsAbout } from '../../src/domain/stca/truth.js';

const [a, b, c] = ['/a', '/b', '/c'].map(truthsAbout) as [
  ReturnType<typeof truthsAbout>,
  ReturnType<typeof truthsAbout>,
  ReturnType<typeof truthsAbout>,
];

describe('three-valued truth', () => {
  it('takes absent and null for unknown', () => {
    expect([true, false, null, undefined].map((value) => truthOf(value, a).value)).toEqual([
      true,
      false,
      null,
      null,
    ]);
  });

  it('of all is false as soon as one is, whatever is unknown, and stands on that one', () => {
    expect(allOf([a.unknown, b.no, c.no])).toMatchObject({ value: false, reliesOn: ['/b'], missing: [] });
    expect(allOf([a.yes, b.unknown, c.unknown])).toMatchObject({
      value: null,
      reliesOn: ['/a'],
      missing: ['/b', '/c'],
    });
    expect(allOf([a.yes, b.yes, a.yes])).toMatchObject({ value: true, reliesOn: ['/a', '/b'], missing: [] });
  });

  it('of any is true as soon as one is, whatever is unknown, and stands on those that are', () => {
    expect(anyOf([a.unknown, b.yes, c.no])).toMatchObject({ value: true, reliesOn: ['/b'], missing: [] });
    expect(anyOf([a.no, b.unknown])).toMatchObject({ value: null, reliesOn: [], missing: ['/b'] });
    expect(anyOf([a.no, b.no])).toMatchObject({ value: false, reliesOn: ['/a', '/b'], missing: [] });
  });

  it('of the opposite keeps its trail', () => {
    expect(not(a.yes)).toMatchObject({ value: false, reliesOn: ['/a'] });
    expect(not(a.unknown)).toBe(a.unknown);
  });

  it('of a list names the items that decide, and stands on the list where none does', () => {
    const judge = (value: boolean | null, index: number) => truthOf(value, truthsAbout(`/list/${index}`));
    const list = truthsAbout('/list');
    expect(anyItem([false, true, null, true], list, judge, null)).toMatchObject({
      value: true,
      items: [1, 3],
    });
    expect(anyItem([false, null], list, judge, null)).toMatchObject({
      value: null,
      items: [1],
      missing: ['/list/1'],
    });
    expect(anyItem([false], list, judge, null)).toMatchObject({
      value: false,
      items: [],
      reliesOn: ['/list', '/list/0'],
    });
    expect(anyItem([false, false], list, judge, null)).toMatchObject({
      value: false,
      items: [],
      reliesOn: ['/list', '/list/0', '/list/1'],
    });
    expect(anyItem([], list, judge, null)).toBe(list.no);
    expect(anyItem(null, list, judge, null)).toBe(list.unknown);
  });

  it('of a long list names each missing fact once', () => {
    const shared = truthsAbout('/shared');
    const truth = anyItem(Array.from({ length: 1000 }), truthsAbout('/list'), () => shared.unknown, null);
    expect(truth.missing).toEqual(['/shared']);
  });
});

describe('the last day on which an adult can be born', () => {
  it.each(['2026-11-20', '2026-02-28', '2026-03-01', '2028-02-29', '2036-02-29'])(
    'is right for %s',
    (day) => {
      const latest = latestBirthOfAdult(day);
      expect([isAdult(latest, day), isAdult(addDays(latest, 1), day)]).toEqual([true, false]);
    },
  );
});
